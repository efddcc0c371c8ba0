package io.github.chatspec.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packages of the module depend on each other in one direction, and on no other module. */
class ContractPackagesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.chatspec");

    @ParameterizedTest
    @CsvSource({
        "json, text io exchange contract parameter routing secret source",
        "io, json text exchange contract parameter routing secret source",
        "text, io exchange contract parameter routing secret source",
        "exchange, io contract parameter routing secret source",
        "contract, parameter routing secret source",
        "parameter, routing secret source",
        "routing, parameter secret source",
        "secret, source"
    })
    void aPackageDependsOnlyOnPackagesBelowIt(String name, String above) {
        List.of(above.split(" ")).forEach(other -> notOn(name, other).check(CLASSES));
    }

    @ParameterizedTest
    @CsvSource({
        "text, json",
        "exchange, json",
        "contract, exchange",
        "contract, io",
        "parameter, contract",
        "routing, contract",
        "secret, routing",
        "source, contract"
    })
    void theRuleFindsADependency(String name, String below) {
        assertThat(notOn(name, below).evaluate(CLASSES).hasViolation()).isTrue();
    }

    @Test
    void theModuleDependsOnNoOtherModule() {
        assertThat(CLASSES)
                .extracting(type -> type.getPackageName().replaceFirst("^io\\.github\\.chatspec\\.(\\w+).*", "$1"))
                .containsOnly("json", "text", "io", "exchange", "contract", "parameter", "routing", "secret", "source");
    }

    private static ArchRule notOn(String name, String other) {
        return noClasses()
                .that()
                .resideInAPackage("io.github.chatspec." + name)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.chatspec." + other);
    }
}
