package io.github.chatspec.server;

import io.github.chatspec.testing.ExtremeRequests;

class StubExtremeRequestsTest extends ExtremeRequests {

    StubExtremeRequestsTest() {
        super(new RunningStub());
    }
}
