package io.github.chatspec.server;

import io.github.chatspec.testing.MethodRequests;

class StubMethodsTest extends MethodRequests {

    StubMethodsTest() {
        super(new RunningStub());
    }
}
