package io.github.chatspec.server;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The order of the packages, and the classes that other modules may use. */
class StubPackagesTest {

    private static final String ROOT = "io.github.chatspec.server";
    private static final int MOST_FILES = 25;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void thePackagesDependOnEachOtherInOneDirection() {
        layers().whereLayer("command")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("command")
                .whereLayer("http")
                .mayOnlyBeAccessedByLayers("command", "server")
                .whereLayer("vendors")
                .mayOnlyBeAccessedByLayers("server")
                .whereLayer("chats")
                .mayOnlyBeAccessedByLayers("command", "server", "http", "vendors")
                .check(CLASSES);
    }

    @Test
    void theRuleFindsADependencyThatExists() {
        assertThat(layers().whereLayer("chats")
                        .mayNotBeAccessedByAnyLayer()
                        .evaluate(CLASSES)
                        .hasViolation())
                .isTrue();
    }

    @Test
    void aPackageHasFewFiles() {
        Map<String, Long> files = CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && !isGenerated(type))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(files)
                .hasSize(6)
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MOST_FILES));
    }

    @Test
    void theRootHasThePublicClassesOfTheLibraryAndTheCommandOnlyItsMain() {
        assertThat(publicClasses(ROOT)).containsExactlyInAnyOrder("ServerStub", "StubOptions");
        assertThat(publicClasses(ROOT + ".engage")).containsExactly("EngageChats");
        assertThat(publicClasses(ROOT + ".helpscout")).containsExactly("HelpScoutChats");
        assertThat(publicClasses(ROOT + ".command")).containsExactly("ServerCommand");
        assertThat(publicClasses(ROOT + ".chats"))
                .containsExactlyInAnyOrder(
                        "BadChatException",
                        "ChatJudge",
                        "ChatStore",
                        "DocumentedRefusal",
                        "EntityTag",
                        "LoadResult",
                        "ModelJson",
                        "RejectedLine",
                        "StoredChat",
                        "WrittenAnswer");
    }

    private static Iterable<String> publicClasses(String name) {
        return CLASSES.stream()
                .filter(type -> type.getPackageName().equals(name) && type.isTopLevelClass())
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getSimpleName)
                .sorted()
                .toList();
    }

    private static boolean isGenerated(JavaClass type) {
        return type.getPackageName().endsWith(".api") || type.getPackageName().endsWith(".model");
    }

    private static LayeredArchitecture layers() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("command")
                .definedBy(ROOT + ".command")
                .layer("server")
                .definedBy(ROOT)
                .layer("http")
                .definedBy(ROOT + ".http")
                .layer("vendors")
                .definedBy(ROOT + ".engage", ROOT + ".helpscout")
                .layer("chats")
                .definedBy(ROOT + ".chats");
    }
}
