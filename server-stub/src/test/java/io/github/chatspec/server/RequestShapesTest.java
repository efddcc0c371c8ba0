package io.github.chatspec.server;

import io.github.chatspec.testing.RequestShapes;

class RequestShapesTest extends RequestShapes {

    RequestShapesTest() {
        super(new RunningStub());
    }
}
