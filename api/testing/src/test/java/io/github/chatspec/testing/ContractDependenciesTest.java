package io.github.chatspec.testing;

class ContractDependenciesTest extends ModuleRules {

    ContractDependenciesTest() {
        super(ProjectModule.CONTRACT, "source", "secret", "routing", "contract", "exchange", "text", "json", "io");
    }
}
