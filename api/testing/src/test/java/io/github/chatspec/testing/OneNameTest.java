package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One name has one meaning in the hand-written code of all modules, main and test. */
class OneNameTest {

    private static final Path ROOT = Path.of("..", "..");

    @Test
    void noTwoTopLevelClassesShareASimpleName() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<String> sources = files.map(
                            file -> ROOT.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.contains("/src/") && file.endsWith(".java") && !file.contains("/target/"))
                    .toList();

            assertThat(sources).hasSizeGreaterThan(300);
            assertThat(shared(sources)).isEmpty();
        }
    }

    @Test
    void aSharedNameIsFound() {
        assertThat(shared(List.of("a/src/main/java/x/Name.java", "b/src/test/java/y/Name.java", "b/Other.java")))
                .containsOnlyKeys("Name.java");
    }

    /** Returns the files by the simple names that several of them share. */
    private static Map<String, List<String>> shared(List<String> files) {
        Map<String, List<String>> shared = files.stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(
                        file -> file.substring(file.lastIndexOf('/') + 1), TreeMap::new, Collectors.toList()));
        shared.values().removeIf(sharing -> sharing.size() == 1);
        return shared;
    }
}
