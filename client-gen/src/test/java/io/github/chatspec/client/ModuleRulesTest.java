package io.github.chatspec.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ModuleRulesTest {

    private static final String OWN = "io.github.chatspec.client..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.chatspec");

    @Test
    void theClientsKnowNeitherTheServersNorTheJudge() {
        notOn(
                        "io.github.chatspec.server..",
                        "io.github.chatspec.mock..",
                        "io.github.chatspec.contract..",
                        "io.github.chatspec.judge..")
                .check(CLASSES);
    }

    @Test
    void theRuleFindsWhatTheClientsDoDependOn() {
        assertThat(notOn("com.fasterxml.jackson..").evaluate(CLASSES).hasViolation())
                .isTrue();
    }

    private static ArchRule notOn(String... packages) {
        return noClasses()
                .that()
                .resideInAPackage(OWN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .because("everything is derived from the contract, and nothing from what else is derived from it");
    }
}
