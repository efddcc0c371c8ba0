package io.github.chatspec.mock;

import io.github.chatspec.testing.BodyRequests;

class MockBodyRequestsTest extends BodyRequests {

    MockBodyRequestsTest() {
        super(new RunningMock());
    }
}
