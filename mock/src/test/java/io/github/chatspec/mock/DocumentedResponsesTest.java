package io.github.chatspec.mock;

import io.github.chatspec.testing.DocumentedResponses;

class DocumentedResponsesTest extends DocumentedResponses {

    DocumentedResponsesTest() {
        super(new RunningMock());
    }
}
