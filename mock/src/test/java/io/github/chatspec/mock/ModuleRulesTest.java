package io.github.chatspec.mock;

import io.github.chatspec.testing.ModuleRules;

class ModuleRulesTest extends ModuleRules {

    ModuleRulesTest() {
        super(
                "io.github.chatspec.mock..",
                "io.github.chatspec.contract..",
                "io.github.chatspec.server..",
                "io.github.chatspec.client..");
    }
}
