package io.github.chatspec.mock;

import io.github.chatspec.testing.RequestShapes;

class MockRequestShapesTest extends RequestShapes {

    MockRequestShapesTest() {
        super(new RunningMock());
    }
}
