package io.github.chatspec.mock;

import io.github.chatspec.testing.ModuleRules;
import io.github.chatspec.testing.ProjectModule;

class MockModuleTest extends ModuleRules {

    MockModuleTest() {
        super(ProjectModule.MOCK);
    }
}
