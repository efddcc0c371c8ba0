package io.github.chatspec.mock;

import io.github.chatspec.testing.ModuleRules;

class MockModuleTest extends ModuleRules {

    MockModuleTest() {
        super(
                "io.github.chatspec.mock..",
                "io.github.chatspec.contract..",
                "io.github.chatspec.server..",
                "io.github.chatspec.client..");
    }
}
