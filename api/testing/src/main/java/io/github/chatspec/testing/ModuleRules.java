package io.github.chatspec.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** What a module that is derived from the contract must not depend on. */
public abstract class ModuleRules {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.chatspec");

    private final String own;
    private final String known;
    private final String[] forbidden;

    /**
     * Makes the rules of one module.
     *
     * @param own the packages of the module
     * @param known packages that the module does depend on
     * @param forbidden packages that it must not depend on
     */
    protected ModuleRules(String own, String known, String... forbidden) {
        this.own = own;
        this.known = known;
        this.forbidden = forbidden.clone();
    }

    @Test
    void theModuleKnowsNothingThatItMustNotDependOn() {
        notOn(forbidden).check(CLASSES);
    }

    @Test
    void theRuleFindsWhatTheModuleDoesDependOn() {
        assertThat(notOn(known).evaluate(CLASSES).hasViolation()).isTrue();
    }

    private ArchRule notOn(String... packages) {
        return noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .because("everything is derived from the contract, and nothing from what else is derived from it");
    }
}
