package io.github.chatspec.server;

import io.github.chatspec.testing.RequestShapes;

class StubRequestShapesTest extends RequestShapes {

    StubRequestShapesTest() {
        super(new RunningStub());
    }
}
