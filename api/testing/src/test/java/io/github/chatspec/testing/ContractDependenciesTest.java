package io.github.chatspec.testing;

class ContractDependenciesTest extends ModuleRules {

    ContractDependenciesTest() {
        super(
                ProjectModule.CONTRACT,
                "source",
                "secret",
                "routing",
                "parameter",
                "contract",
                "exchange",
                "text",
                "json",
                "io");
    }
}
