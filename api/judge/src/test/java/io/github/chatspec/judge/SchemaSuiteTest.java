package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.judge.schema.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The required tests of the JSON-Schema-Test-Suite for draft 2020-12, held against the judge's schema half.
 *
 * <p>The suite is the snapshot that Vert.x ships with its own tests ({@code io.vertx:vertx-json-schema}), since nobody
 * publishes the suite itself for a build. The suite takes a format for a note; the judge asserts formats on purpose, and
 * the tests in which just that makes the difference are counted apart.
 */
class SchemaSuiteTest {

    private static final Path SUITE = Path.of("target", "foreign", "suite", "test-suite-tck.json");

    private static final List<Case> CASES = new ArrayList<>();
    private static final List<Case> FAILED = new ArrayList<>();

    /** One test of the suite: whether a schema takes a value. */
    private record Case(String file, String group, String name, JsonNode schema, JsonNode data, boolean valid) {

        @Override
        public String toString() {
            return file + ": " + group + ": " + name + " is " + (valid ? "valid" : "invalid");
        }
    }

    @BeforeAll
    static void run() throws IOException, JsonSyntaxException {
        JsonNode suite = LocatedJson.readJson(Files.readAllBytes(SUITE)).tree();
        Map<String, JsonNode> remotes = new HashMap<>();
        suite.path("remotes").forEach(remote -> remotes.put(remote.path("name").textValue(), remote.path("value")));
        for (JsonNode file : suite.path("suites")) {
            String name = file.path("name").textValue();
            if (file.path("draft").textValue().equals("2020-12") && !name.contains("/optional/")) {
                for (JsonNode group : file.path("value")) {
                    run(name.replaceFirst("^.*/", ""), group, Schemas.bare(group.path("schema"), remotes));
                }
            }
        }
    }

    private static void run(String file, JsonNode group, Schemas schemas) {
        for (JsonNode test : group.path("tests")) {
            Case one = new Case(
                    file,
                    group.path("description").textValue(),
                    test.path("description").textValue(),
                    group.path("schema"),
                    test.path("data"),
                    test.path("valid").booleanValue());
            CASES.add(one);
            if (schemas.accepts("", one.data()) != one.valid()) {
                FAILED.add(one);
            }
        }
    }

    @Test
    void theSnapshotIsWhole() {
        assertThat(CASES.stream().map(Case::file).distinct()).hasSize(47);
        assertThat(CASES).hasSize(1022);
    }

    @Test
    void everyTestPassesButThoseThatTakeAFormatForANote() {
        int passed = CASES.size() - FAILED.size();
        System.out.println(
                "JSON-Schema-Test-Suite, draft 2020-12, required: %d of %d passed; %d differ on purpose, because formats are asserted"
                        .formatted(passed, CASES.size(), FAILED.size()));

        assertThat(FAILED).hasSize(20).allSatisfy(SchemaSuiteTest::assertOnlyTheFormatDiffers);
        assertThat(passed).isEqualTo(1002);
    }

    private static void assertOnlyTheFormatDiffers(Case failed) {
        ObjectNode schema = failed.schema().deepCopy();

        assertThat(failed.file()).isEqualTo("format");
        assertThat(failed.valid()).isTrue();
        assertThat(schema.remove("format")).isNotNull();
        assertThat(Schemas.bare(schema, Map.of()).accepts("", failed.data())).isTrue();
    }
}
