package io.github.chatspec.server;

import io.github.chatspec.testing.ModuleRules;

class StubModuleTest extends ModuleRules {

    StubModuleTest() {
        super(
                "io.github.chatspec.server..",
                "io.github.chatspec.contract..",
                "io.github.chatspec.mock..",
                "io.github.chatspec.client..");
    }
}
