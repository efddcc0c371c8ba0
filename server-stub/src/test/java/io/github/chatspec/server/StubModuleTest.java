package io.github.chatspec.server;

import io.github.chatspec.testing.ModuleRules;
import io.github.chatspec.testing.ProjectModule;

class StubModuleTest extends ModuleRules {

    StubModuleTest() {
        super(
                ProjectModule.SERVER_STUB,
                "server.command",
                "server",
                "server.http server.engage server.helpscout",
                "server.chats");
    }
}
