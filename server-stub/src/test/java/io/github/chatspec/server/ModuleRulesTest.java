package io.github.chatspec.server;

import io.github.chatspec.testing.ModuleRules;

class ModuleRulesTest extends ModuleRules {

    ModuleRulesTest() {
        super(
                "io.github.chatspec.server..",
                "io.github.chatspec.contract..",
                "io.github.chatspec.mock..",
                "io.github.chatspec.client..");
    }
}
