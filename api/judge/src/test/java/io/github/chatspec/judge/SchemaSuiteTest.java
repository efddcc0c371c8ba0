package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tests of the JSON-Schema-Test-Suite for draft 2020-12 go the whole way that a user's response goes: each schema is
 * the response of a contract that is read from a file, and each instance the body of an exchange.
 *
 * <p>The suite is the snapshot that Vert.x ships with its own tests ({@code io.vertx:vertx-json-schema}), since no one
 * publishes the suite itself for a build. Besides the required tests there are those of the formats, since the judge
 * asserts formats. The tests that the judge decides otherwise on purpose are listed with their reasons in
 * {@code suite/by-design.jsonl}.
 */
class SchemaSuiteTest {

    private static final Path SUITE = Path.of("target", "foreign", "suite", "test-suite-tck.json");
    private static final Path BY_DESIGN = Path.of("src", "test", "resources", "suite", "by-design.jsonl");
    private static final int REQUIRED = 1022;
    private static final int OF_FORMATS = 307;

    /** The keywords whose values are instances, in which nothing is a reference. */
    private static final Set<String> INSTANCES = Set.of("const", "enum", "default", "examples");

    private static final Map<Case, String> OUTCOMES = new LinkedHashMap<>();

    @TempDir
    private static Path folder;

    /** One test of the suite: whether a schema accepts a value. */
    private record Case(String file, String group, String name, boolean valid) {}

    @BeforeAll
    static void run() throws IOException, JsonSyntaxException {
        JsonNode suite = LocatedJson.readJson(Files.readAllBytes(SUITE)).tree();
        for (JsonNode file : suite.path("suites")) {
            String name = file.path("name").textValue().replaceFirst("^draft2020-12/", "");
            boolean isIncluded = !name.startsWith("optional/") || name.startsWith("optional/format/");
            if (file.path("draft").textValue().equals("2020-12") && isIncluded) {
                for (JsonNode group : file.path("value")) {
                    run(name, group);
                }
            }
        }
    }

    private static void run(String file, JsonNode group) throws IOException {
        Optional<Thing> thing = thing(group.path("schema"));
        for (JsonNode test : group.path("tests")) {
            Case one = new Case(
                    file,
                    group.path("description").textValue(),
                    test.path("description").textValue(),
                    test.path("valid").booleanValue());
            String outcome = thing.map(
                            judging -> accepts(judging, test.path("data").toString()) ? "accepted" : "reported")
                    .orElse("the contract is refused");
            if (OUTCOMES.put(one, outcome) != null) {
                throw new IllegalStateException("The suite has two tests of one name: " + one);
            }
        }
    }

    private static Optional<Thing> thing(JsonNode schema) throws IOException {
        try {
            return Optional.of(
                    Thing.of31(folder, moved(schema, schema.has("$id")).toString()));
        } catch (ContractException e) {
            return Optional.empty();
        }
    }

    private static boolean accepts(Thing thing, String body) {
        return thing.findings(body).stream().noneMatch(finding -> finding.level() == Level.ERROR);
    }

    /** Returns a schema whose references within itself lead to its place in the contract. */
    private static JsonNode moved(JsonNode node, boolean isResource) {
        if (node.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> items.add(moved(item, isResource)));
            return items;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode moved = JsonNodeFactory.instance.objectNode();
        boolean isOwn = isResource || node.path("$id").isTextual();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String reference = field.getValue().asText("");
            boolean isReference =
                    field.getKey().equals("$ref") && (reference.equals("#") || reference.startsWith("#/"));
            moved.set(
                    field.getKey(),
                    isReference && !isOwn
                            ? TextNode.valueOf("#" + Thing.SCHEMA + reference.substring(1))
                            : INSTANCES.contains(field.getKey()) ? field.getValue() : moved(field.getValue(), isOwn));
        }
        return moved;
    }

    private static boolean isPassed(Case one) {
        return OUTCOMES.get(one).equals(one.valid() ? "accepted" : "reported");
    }

    /** A line of the list; a missing name stands for all tests of the group, a missing group for those of the file. */
    private record Listed(String file, Optional<String> group, Optional<String> test, String reason) {

        boolean covers(Case one) {
            return file.equals(one.file())
                    && group.map(one.group()::equals).orElse(true)
                    && test.map(one.name()::equals).orElse(true);
        }
    }

    private static List<Listed> byDesign() throws IOException {
        List<Listed> listed = new ArrayList<>();
        for (String line : Files.readAllLines(BY_DESIGN)) {
            JsonNode entry = new ObjectMapper().readTree(line);
            listed.add(new Listed(
                    entry.path("file").textValue(),
                    Optional.ofNullable(entry.path("group").textValue()),
                    Optional.ofNullable(entry.path("test").textValue()),
                    Objects.requireNonNull(entry.path("reason").textValue())));
        }
        return listed;
    }

    @Test
    void theSnapshotIsWhole() {
        Stream<Case> required =
                OUTCOMES.keySet().stream().filter(one -> !one.file().startsWith("optional/"));

        assertThat(required.toList()).hasSize(REQUIRED);
        assertThat(OUTCOMES).hasSize(REQUIRED + OF_FORMATS);
    }

    @Test
    void everyTestPassesExceptThoseThatAreListedWithTheirReason() throws IOException {
        List<Listed> listed = byDesign();
        Map<String, Integer> reasons = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        OUTCOMES.forEach((one, outcome) -> {
            Optional<Listed> entry =
                    listed.stream().filter(line -> line.covers(one)).findFirst();
            entry.ifPresent(line -> reasons.merge(line.reason(), 1, Integer::sum));
            if (isPassed(one) == entry.isPresent()) {
                wrong.add((entry.isPresent() ? "passes although it is listed: " : outcome + ": ") + one);
            }
        });
        System.out.println(
                "JSON-Schema-Test-Suite, draft 2020-12: " + OUTCOMES.size() + " tests, of which are decided otherwise");
        reasons.forEach((reason, count) -> System.out.printf("%4d %s%n", count, reason));

        assertThat(String.join("\n", wrong)).isEmpty();
        assertThat(listed).allSatisfy(line -> assertThat(OUTCOMES.keySet()).anyMatch(line::covers));
    }
}
