package io.github.chatspec.mock;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.chatspec.testing.ModuleRules;
import io.github.chatspec.testing.ProjectModule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MockModuleTest extends ModuleRules {

    private static final String ROOT = "io.github.chatspec.mock";

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    MockModuleTest() {
        super(
                ProjectModule.MOCK,
                "mock.command",
                "mock",
                "mock.pages",
                "mock.proxy",
                "mock.fast",
                "mock.http",
                "mock.stubs",
                "mock.state",
                "mock.callbacks",
                "mock.violations",
                "mock.generation");
    }

    @Test
    void thePublicTypesOfTheRootPackageAreTheApi() {
        assertThat(CLASSES
                        .that(resideInAPackage(ROOT))
                        .that(modifier(JavaModifier.PUBLIC))
                        .that(not(JavaClass.Predicates.simpleName("package-info")))
                        .stream()
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder("ChatMock", "Url", "ConformanceListener", "MockOptions", "MockServer");
    }
}
