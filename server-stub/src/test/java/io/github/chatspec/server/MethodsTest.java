package io.github.chatspec.server;

import io.github.chatspec.testing.Methods;

class MethodsTest extends Methods {

    MethodsTest() {
        super(new RunningStub());
    }
}
