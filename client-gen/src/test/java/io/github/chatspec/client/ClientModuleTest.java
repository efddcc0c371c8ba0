package io.github.chatspec.client;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.testing.ModuleRules;
import io.github.chatspec.testing.ProjectModule;
import java.util.stream.Collectors;

class ClientModuleTest extends ModuleRules {

    ClientModuleTest() {
        super(
                ProjectModule.CLIENT_GEN,
                Contract.builtIn().stream()
                        .map(contract -> "client." + contract.name())
                        .collect(Collectors.joining(" ")),
                "client");
    }
}
