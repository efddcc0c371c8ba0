package io.github.chatspec.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {

    private static final String BASE = "io.github.chatspec.";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.chatspec");

    @Test
    void theClassesAreFound() {
        assertThat(MAIN).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @CsvSource({
        "io.swagger.., contract.DocumentProblem, 'it costs a quarter of a second, so a check must never load it'",
        "com.networknt.., judge.schema.Validator, 'the validator behind the judge can then be replaced in one class'",
        "com.fasterxml.jackson.dataformat.yaml.., json.LocatedJson, 'a body is JSON, and only one reader knows YAML'",
        "org.yaml.., json.LocatedJson, 'a body is JSON, and only one reader knows YAML'",
        "org.assertj.., adapter.ExchangeAssert, 'whoever uses another adapter need not have it'",
        "io.restassured.., adapter.ConformanceFilter, 'whoever uses another adapter need not have it'",
        "org.springframework.http.., adapter.ConformanceInterceptor, 'whoever uses another adapter need not have it'",
        "org.springframework.test.., adapter.ConformanceResultMatcher, 'whoever uses another adapter need not have it'"
    })
    void aLibraryIsKnownToOneClassOnly(String library, String owner, String reason) {
        ArchRule rule = noClasses()
                .that()
                .haveNameNotMatching(Pattern.quote(BASE + owner) + "(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(reason);

        rule.check(MAIN);
        assertThat(MAIN.get(BASE + owner).getDirectDependenciesFromSelf()).isNotEmpty();
    }

    @Test
    void theCommandLineLibraryIsKnownToTheCommandLineOnly() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "cli", BASE + "command")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .because("a program that embeds the judge has no command line");

        rule.check(MAIN);
    }

    @Test
    void whatIsProvidedByOthersIsKnownToTheAdaptersOnly() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "adapter")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.restassured..", "jakarta.servlet..", "org.assertj..", "org.springframework..")
                .because("the judge must run where none of these is on the class path");

        rule.check(MAIN);
    }

    @Test
    void nobodyPrintsBesideTheWriters() {
        ArchRule rule = noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BASE + "cli.Chatspec")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("the charset of the platform would garble what is printed");

        rule.check(MAIN);
    }
}
