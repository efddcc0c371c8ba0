package io.github.chatspec.client;

import io.github.chatspec.testing.ModuleRules;

class ClientModuleTest extends ModuleRules {

    ClientModuleTest() {
        super(
                "io.github.chatspec.client..",
                "com.fasterxml.jackson..",
                "io.github.chatspec.server..",
                "io.github.chatspec.mock..",
                "io.github.chatspec.contract..",
                "io.github.chatspec.judge..");
    }
}
