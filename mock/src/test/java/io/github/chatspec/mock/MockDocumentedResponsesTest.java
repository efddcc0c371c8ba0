package io.github.chatspec.mock;

import io.github.chatspec.testing.DocumentedResponses;

class MockDocumentedResponsesTest extends DocumentedResponses {

    MockDocumentedResponsesTest() {
        super(new RunningMock());
    }
}
