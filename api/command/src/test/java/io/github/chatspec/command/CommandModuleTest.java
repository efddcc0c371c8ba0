package io.github.chatspec.command;

import io.github.chatspec.testing.ModuleRules;
import io.github.chatspec.testing.ProjectModule;

class CommandModuleTest extends ModuleRules {

    CommandModuleTest() {
        super(ProjectModule.COMMAND);
    }
}
