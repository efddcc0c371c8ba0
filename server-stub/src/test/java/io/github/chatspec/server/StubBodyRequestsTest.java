package io.github.chatspec.server;

import io.github.chatspec.testing.BodyRequests;

class StubBodyRequestsTest extends BodyRequests {

    StubBodyRequestsTest() {
        super(new RunningStub());
    }
}
