package io.github.chatspec.testing;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import java.util.List;
import java.util.stream.Stream;

/**
 * A library that only some classes may use.
 *
 * @param library the packages of the library
 * @param reason why no other class may use it
 * @param users the classes and packages that use it, below the base package
 */
record LibraryUse(String library, String reason, List<String> users) {

    private static final String BASE = "io.github.chatspec.";

    private LibraryUse(String library, String reason, String... users) {
        this(library, reason, List.of(users));
    }

    static Stream<LibraryUse> all() {
        String optional = "users of another adapter need not have it";
        String provided = "the modules must run without it on the class path";
        return Stream.of(
                new LibraryUse(
                        "picocli..",
                        "programs that embed a module have no command line",
                        "command",
                        "cli",
                        "mock.command",
                        "server.command"),
                new LibraryUse("org.eclipse.jetty..", "only the servers serve", "serving..", "mock..", "server.."),
                new LibraryUse("com.github.tomakehurst..", "only the mock is a WireMock server", "mock.."),
                new LibraryUse(
                        "io.swagger..",
                        "loading it costs a quarter of a second, which a check must not spend",
                        "contract.DocumentProblem"),
                new LibraryUse(
                        "com.networknt..",
                        "one class knows the validator, three extend it, and one confirms witnesses with it",
                        "judge.keyword.Validator",
                        "judge.keyword.AddressFormat",
                        "judge.keyword.EqualityKeyword",
                        "judge.keyword.NumberKeyword",
                        "review.witness.ReferenceValidator"),
                new LibraryUse("org.brotli..", "one class decodes content codings", "exchange.ContentCoding"),
                new LibraryUse(
                        "com.fasterxml.jackson.dataformat.yaml..",
                        "it reads YAML 1.1; one page only writes YAML",
                        "mock.pages.BundledContract"),
                new LibraryUse("org.yaml..", "it reads YAML 1.1"),
                new LibraryUse("org.snakeyaml..", "one class reads YAML", "json.YamlTreeReader", "json.YamlScalar"),
                new LibraryUse("org.assertj..", optional, "adapter.ExchangeAssert", "testing"),
                new LibraryUse("io.restassured..", optional, "adapter.ConformanceFilter"),
                new LibraryUse("org.springframework.http..", optional, "adapter.ConformanceInterceptor"),
                new LibraryUse("org.springframework.test..", optional, "adapter.ConformanceResultMatcher"),
                new LibraryUse("org.springframework..", provided, "adapter"),
                new LibraryUse("jakarta.servlet..", "only the mock contains servlets, those of WireMock", "mock.http"),
                new LibraryUse("org.junit..", provided, "mock.ChatMock", "testing"),
                new LibraryUse("com.tngtech.archunit..", provided, "testing"));
    }

    DescribedPredicate<JavaClass> byUser(String user) {
        return DescribedPredicate.describe(
                user,
                javaClass -> javaClass.getName().equals(BASE + user)
                        || javaClass.getName().startsWith(BASE + user + "$")
                        || PackageMatcher.of(BASE + user).matches(javaClass.getPackageName()));
    }

    DescribedPredicate<JavaClass> byAnyUser() {
        return DescribedPredicate.describe(
                "belong to " + users,
                javaClass -> users.stream().anyMatch(user -> byUser(user).test(javaClass)));
    }

    @Override
    public String toString() {
        return library;
    }
}
