package io.github.chatspec.testing;

class TestingModuleTest extends ModuleRules {

    TestingModuleTest() {
        super(ProjectModule.TESTING);
    }
}
