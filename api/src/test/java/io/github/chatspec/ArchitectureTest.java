package io.github.chatspec;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
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

    @Test
    void packagesDependOnlyDownwards() {
        ArchRule rule = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.github.chatspec..")
                .layer("json")
                .definedBy(BASE + "json")
                .layer("exchange")
                .definedBy(BASE + "exchange")
                .layer("contract")
                .definedBy(BASE + "contract")
                .layer("source")
                .definedBy(BASE + "source")
                .layer("judge")
                .definedBy(BASE + "judge")
                .layer("observe")
                .definedBy(BASE + "observe")
                .layer("report")
                .definedBy(BASE + "report")
                .layer("check")
                .definedBy(BASE + "check")
                .layer("redact")
                .definedBy(BASE + "redact")
                .layer("serving")
                .definedBy(BASE + "serving")
                .layer("cli")
                .definedBy(BASE + "cli")
                .layer("adapter")
                .definedBy(BASE + "adapter")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("adapter")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("check", "adapter", "cli")
                .whereLayer("check")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("observe")
                .mayOnlyBeAccessedByLayers("report", "check", "cli")
                .whereLayer("redact")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("serving")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("judge")
                .mayOnlyBeAccessedByLayers("report", "check", "redact", "adapter", "cli")
                .whereLayer("source")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("contract")
                .mayOnlyBeAccessedByLayers(
                        "source", "judge", "observe", "report", "check", "redact", "adapter", "serving", "cli")
                .whereLayer("exchange")
                .mayOnlyBeAccessedByLayers(
                        "contract", "judge", "observe", "report", "check", "redact", "adapter", "serving", "cli")
                .because("data flows one way (section 1 of the design), and facts decide no verdict");

        rule.check(MAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "io.swagger.., contract.Problem, 'it costs a quarter of a second, so a check must never load it'",
        "com.networknt.., judge.Validator, 'the validator behind the judge can then be replaced in one class'",
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
                .resideOutsideOfPackage(BASE + "cli")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .because("whoever embeds the judge has no command line");

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
    void everyRuleOfTheJudgeIsHiddenBehindTheJudge() {
        ArchRule rule = classes()
                .that()
                .haveSimpleNameEndingWith("Rule")
                .and()
                .doNotHaveSimpleName("Rule")
                .and()
                .resideInAPackage(BASE + "judge")
                .should()
                .notBePublic()
                .because("a rule is known by its id, and the judge is the only way in");

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
