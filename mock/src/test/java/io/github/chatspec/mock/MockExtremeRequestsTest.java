package io.github.chatspec.mock;

import io.github.chatspec.testing.ExtremeRequests;

class MockExtremeRequestsTest extends ExtremeRequests {

    MockExtremeRequestsTest() {
        super(new RunningMock());
    }
}
