package io.github.chatspec.testing;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules about the dependencies, the packages and the public types of a module; each module has a test that inherits them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ModuleRules {

    /** The commands write to streams of a known charset. */
    private static final Set<String> PRINTERS = Set.of("io.github.chatspec.testing.DocumentedResponses");

    private static final String BASE = "io.github.chatspec.";

    private final ProjectModule module;
    private final List<List<String>> order;
    private final JavaClasses classes;

    /**
     * Creates the rules of a module.
     *
     * @param module the module
     * @param order the packages of the module from the top to the bottom, without the common beginning of their names; a
     *     package may depend only on those after it. Packages that are separated by a space do not depend on each other.
     *     A module with one package needs no order.
     */
    protected ModuleRules(ProjectModule module, String... order) {
        this.module = module;
        this.order = Stream.of(order)
                .map(names -> Stream.of(names.split(" ")).map(BASE::concat).toList())
                .toList();
        this.classes = new ClassFileImporter().importPath(module.classes());
    }

    @Test
    void theModuleDependsOnlyOnTheModulesBelowIt() {
        Set<String> forbidden = module.forbidden().stream()
                .flatMap(other -> other.packages().stream())
                .collect(Collectors.toSet());

        assertThat(forbidden).doesNotContainAnyElementsOf(module.packages());
        notOn(forbidden).check(classes);
    }

    @Test
    void theRuleOfModulesFindsADependency() {
        assertThat(notOn(module.packages()).evaluate(classes).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aLibraryIsUsedByItsUsersOnly(LibraryUse use) {
        notOn(use, not(use.byAnyUser())).check(classes);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void theRuleOfLibrariesFindsEveryUser(LibraryUse use) {
        for (String user : use.users()) {
            DescribedPredicate<JavaClass> byUser = use.byUser(user);
            assertThat(notOn(use, byUser).evaluate(classes).hasViolation())
                    .as(user)
                    .isEqualTo(classes.stream().anyMatch(byUser));
        }
    }

    @Test
    void aPackageDependsOnlyOnPackagesBelowIt() {
        Set<String> notBelow = new TreeSet<>();
        for (List<String> names : order) {
            notBelow.addAll(names);
            names.forEach(name -> notOn(name, notBelow).check(classes));
        }
    }

    @Test
    void theRuleOfPackagesFindsADependency() {
        assertThat(order.stream()
                        .flatMap(List::stream)
                        .anyMatch(name ->
                                notOn(name, module.packages()).evaluate(classes).hasViolation()))
                .isEqualTo(!order.isEmpty());
    }

    @Test
    void everyPackageHasAPlaceInTheOrder() {
        Set<String> ordered = order.stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));

        assertThat(ordered).isEqualTo(module.packages().size() == 1 ? Set.of() : module.packages());
    }

    @Test
    void onlyTheListedClassesPrint() {
        notPrinting(describe("do not print", javaClass -> !PRINTERS.contains(javaClass.getName())))
                .check(classes);
    }

    @Test
    void theRuleOfPrintingFindsEveryPrinter() {
        assertThat(notPrinting(alwaysTrue()).evaluate(classes).hasViolation())
                .isEqualTo(classes.stream().anyMatch(javaClass -> PRINTERS.contains(javaClass.getName())));
    }

    @Test
    void thePublicTypesOfAPackageAreThoseThatItsDocumentationLists() {
        assertThat(module.packages())
                .allSatisfy(name -> assertThat(PublicTypes.existing(module, name, classes))
                        .as(name)
                        .isEqualTo(PublicTypes.listed(module, name)));
    }

    static Stream<LibraryUse> libraries() {
        return LibraryUse.all();
    }

    private static ArchRule notOn(Set<String> packages) {
        return noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "belong to a module that is not below this one",
                        javaClass -> packages.contains(javaClass.getPackageName())))
                .because("data flows from the contract to everything that is derived from it");
    }

    private static ArchRule notOn(String name, Set<String> packages) {
        return noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat(describe(
                        "are in a package that is not below theirs",
                        type -> packages.contains(type.getPackageName())
                                && !type.getPackageName().equals(name)))
                .because("a package can then be understood without those above it");
    }

    private static ArchRule notOn(LibraryUse use, DescribedPredicate<JavaClass> that) {
        return noClasses()
                .that(that)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(use.library())
                .because(use.reason())
                .allowEmptyShould(true);
    }

    private static ArchRule notPrinting(DescribedPredicate<JavaClass> that) {
        return noClasses()
                .that(that)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("the charset of the platform would garble the output")
                .allowEmptyShould(true);
    }
}
