package io.github.chatspec.server;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.testing.ModuleRules;
import io.github.chatspec.testing.ProjectModule;
import java.util.stream.Collectors;

class StubModuleTest extends ModuleRules {

    StubModuleTest() {
        super(
                ProjectModule.SERVER_STUB,
                "server.command",
                "server",
                "server.http "
                        + Contract.builtIn().stream()
                                .map(contract -> "server." + contract.name())
                                .collect(Collectors.joining(" ")),
                "server.chats");
    }
}
