package io.github.chatspec.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.server.chats.VendorOperations;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The sizes of the packages, and the classes that other modules may use. */
class StubPackagesTest {

    private static final String ROOT = "io.github.chatspec.server";
    private static final int MOST_FILES = 25;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void aPackageHasFewFiles() {
        Map<String, Long> files = CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && !isGenerated(type))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(files)
                .hasSize(4 + Contract.builtIn().size())
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MOST_FILES));
    }

    @Test
    void theRootHasThePublicClassesOfTheLibraryAndTheCommandOnlyItsMain() {
        assertThat(publicClasses(ROOT)).containsExactlyInAnyOrder("ServerStub", "StubOptions");
        for (Contract contract : Contract.builtIn()) {
            String vendor = ROOT + "." + contract.name();
            assertThat(publicClasses(vendor))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(VendorOperations.load().stream()
                            .map(VendorOperations::getClass)
                            .filter(type -> type.getPackageName().equals(vendor))
                            .map(Class::getSimpleName)
                            .toList());
        }
        assertThat(publicClasses(ROOT + ".command")).containsExactly("ServerCommand");
        assertThat(publicClasses(ROOT + ".chats"))
                .containsExactlyInAnyOrder(
                        "BadChatException",
                        "ChatJudge",
                        "ChatKeys",
                        "ChatStore",
                        "DateTimeReader",
                        "DocumentedRefusal",
                        "EntityTag",
                        "Envelope",
                        "LoadResult",
                        "ModelJson",
                        "RejectedLine",
                        "StoredChat",
                        "VendorOperations",
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
}
