package io.github.chatspec.cli;

import io.github.chatspec.testing.ModuleRules;
import io.github.chatspec.testing.ProjectModule;

class CliModuleTest extends ModuleRules {

    CliModuleTest() {
        super(ProjectModule.CLI);
    }
}
