package io.github.chatspec.server;

import io.github.chatspec.testing.DocumentedResponses;

class StubDocumentedResponsesTest extends DocumentedResponses {

    StubDocumentedResponsesTest() {
        super(new RunningStub());
    }
}
