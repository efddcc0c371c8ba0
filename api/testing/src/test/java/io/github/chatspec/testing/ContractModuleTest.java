package io.github.chatspec.testing;


class ContractModuleTest extends ModuleRules {

    ContractModuleTest() {
        super(ProjectModule.CONTRACT);
    }
}
