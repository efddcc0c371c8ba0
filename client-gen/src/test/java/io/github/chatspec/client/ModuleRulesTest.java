package io.github.chatspec.client;

import io.github.chatspec.testing.ModuleRules;

class ModuleRulesTest extends ModuleRules {

    ModuleRulesTest() {
        super(
                "io.github.chatspec.client..",
                "com.fasterxml.jackson..",
                "io.github.chatspec.server..",
                "io.github.chatspec.mock..",
                "io.github.chatspec.contract..",
                "io.github.chatspec.judge..");
    }
}
