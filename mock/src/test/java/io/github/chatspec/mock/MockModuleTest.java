package io.github.chatspec.mock;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.github.chatspec.testing.ModuleRules;
import io.github.chatspec.testing.ProjectModule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MockModuleTest extends ModuleRules {

    private static final String ROOT = "io.github.chatspec.mock";

    /** From the top to the bottom: a package may import only packages that come after it. */
    private static final List<String> ORDER =
            List.of(".command", "", ".pages", ".proxy", ".fast", ".http", ".violations", ".stubs");

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    MockModuleTest() {
        super(ProjectModule.MOCK);
    }

    static List<String> packages() {
        return ORDER.subList(1, ORDER.size());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageImportsNoneThatComesBeforeIt(String name) {
        List<String> before = ORDER.subList(0, ORDER.indexOf(name));

        imports(name, before).check(CLASSES);
    }

    @Test
    void theRuleFindsAnImportOfAPackage() {
        assertThat(imports(".command", List.of("")).evaluate(CLASSES).hasViolation())
                .isTrue();
    }

    @Test
    void everyPackageHasAPlaceInTheOrder() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        ORDER.stream().map(name -> ROOT + name).toList());
    }

    @Test
    void thePublicTypesOfTheRootPackageAreTheApi() {
        assertThat(CLASSES
                        .that(resideInAPackage(ROOT))
                        .that(modifier(JavaModifier.PUBLIC))
                        .that(not(JavaClass.Predicates.simpleName("package-info")))
                        .stream()
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "ChatMock", "Url", "ConformanceListener", "MockOptions", "MockServer", "ServerCertificate");
    }

    private static ArchRule imports(String name, List<String> others) {
        return noClasses()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.stream().map(other -> ROOT + other).toArray(String[]::new))
                .because("packages of the mock depend on each other in one direction");
    }
}
