package io.github.chatspec.mock;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ModuleRulesTest {

    private static final String OWN = "io.github.chatspec.mock..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.chatspec");

    @Test
    void theMockKnowsNeitherTheServerNorTheClient() {
        notOn("io.github.chatspec.server..", "io.github.chatspec.client..").check(CLASSES);
    }

    @Test
    void theRuleFindsWhatTheMockDoesDependOn() {
        assertThat(notOn("io.github.chatspec.contract..").evaluate(CLASSES).hasViolation())
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
