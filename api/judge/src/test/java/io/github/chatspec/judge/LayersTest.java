package io.github.chatspec.judge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages of the judge depend on each other in one direction only. */
class LayersTest {

    private static final String BASE = "io.github.chatspec.";

    /** From the bottom to the top. */
    private static final List<String> LAYERS = List.of(
            BASE + "finding",
            BASE + "judge.schema",
            BASE + "judge.verdict",
            BASE + "judge.evaluation",
            BASE + "judge.rule",
            BASE + "judge",
            BASE + "adapter");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE + "finding", BASE + "judge", BASE + "adapter");

    static List<String> layers() {
        return LAYERS.subList(0, LAYERS.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aPackageDependsOnNoPackageAboveIt(String layer) {
        String[] above =
                LAYERS.subList(LAYERS.indexOf(layer) + 1, LAYERS.size()).toArray(String[]::new);

        rule(layer, above).check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void theTestSeesDependenciesOnAPackage(String layer) {
        assertThat(rule(BASE + "judge", layer).evaluate(MAIN).hasViolation()
                        || rule(BASE + "adapter", layer).evaluate(MAIN).hasViolation()
                        || rule(BASE + "judge.evaluation", layer).evaluate(MAIN).hasViolation())
                .isTrue();
    }

    private static ArchRule rule(String layer, String... forbidden) {
        return noClasses()
                .that()
                .resideInAPackage(layer)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .because("a package can then be understood without those above it");
    }
}
