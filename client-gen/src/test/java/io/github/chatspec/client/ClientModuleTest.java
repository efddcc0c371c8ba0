package io.github.chatspec.client;

import io.github.chatspec.testing.ModuleRules;
import io.github.chatspec.testing.ProjectModule;

class ClientModuleTest extends ModuleRules {

    ClientModuleTest() {
        super(ProjectModule.CLIENT_GEN, "client.engage client.helpscout", "client");
    }
}
