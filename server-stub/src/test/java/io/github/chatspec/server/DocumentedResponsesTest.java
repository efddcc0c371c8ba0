package io.github.chatspec.server;

import io.github.chatspec.testing.DocumentedResponses;

class DocumentedResponsesTest extends DocumentedResponses {

    DocumentedResponsesTest() {
        super(new RunningStub());
    }
}
