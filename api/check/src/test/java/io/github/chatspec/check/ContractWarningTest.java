package io.github.chatspec.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Recordings;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.report.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A warning about the contract is reported once for a run, and not for each exchange. */
class ContractWarningTest {

    static final Contract ANIMALS = Contract.of("animals", """
            {"openapi": "3.1.0", "info": {"title": "Animals", "version": "1"},
             "servers": [{"url": "https://animals.example"}],
             "paths": {"/animals": {"get": {"operationId": "listAnimals", "responses": {"200": {"description": "All.",
               "content": {"application/json": {"schema": {"type": "array", "items": {"anyOf": [
                 {"$ref": "#/components/schemas/Animal"}, {"$ref": "#/components/schemas/Tree"}]}}}}}}}}},
             "components": {"schemas": {
               "Animal": {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
                          "discriminator": {"propertyName": "kind"}},
               "Tree": {"oneOf": [{"$ref": "#/components/schemas/Oak"}],
                        "discriminator": {"propertyName": "wood"}},
               "Cat": {"type": "object", "required": ["lives"], "additionalProperties": false,
                       "properties": {"kind": {"type": "string"}, "lives": {"type": "integer"}}},
               "Dog": {"type": "object", "required": ["bark"], "additionalProperties": false,
                       "properties": {"kind": {"type": "string"}, "bark": {"type": "string"}}},
               "Oak": {"type": "object", "required": ["wood"], "additionalProperties": false,
                       "properties": {"wood": {"type": "string"}}}}}}
            """);

    static final String CAT = "{\"kind\": \"cat\", \"lives\": 9}";
    static final String BROKEN = "{\"kind\": \"cat\", \"lives\": \"nine\"}";
    static final String TREE = "{\"wood\": \"hard\"}";

    private static final Baseline NONE = Baseline.of(Set.of());

    @TempDir
    private Path folder;

    private final RecordingReport seen = new RecordingReport();

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aDiscriminatorThatSelectsNothingIsReportedOnce(int threads) throws IOException {
        Summary summary =
                run(threads, NONE, CAT, CAT + "," + CAT, CAT + "," + TREE, TREE).summary();

        assertThat(seen.rules()).containsExactly("1@1 discriminator", "3@3 discriminator");
        assertThat(summary.count(Level.WARNING)).isEqualTo(2);
        assertThat(summary.exchanges()).isEqualTo(4);
    }

    @Test
    void itsBranchesJudgeEachExchange() throws IOException {
        run(1, NONE, CAT, BROKEN, BROKEN);

        assertThat(seen.rules())
                .filteredOn(line -> !line.endsWith("discriminator"))
                .hasSize(2)
                .allMatch(line -> line.startsWith("2@2") || line.startsWith("3@3"));
    }

    @Test
    void aBaselineKnowsItInEachPlace() throws IOException {
        Baseline known = run(1, NONE, CAT, TREE).findings().orElseThrow();

        Summary summary = run(1, known, TREE, CAT).summary();

        assertThat(summary.count(Level.WARNING)).isZero();
        assertThat(summary.known()).isEqualTo(2);
    }

    private CheckResult run(int threads, Baseline baseline, String... bodies) throws IOException {
        List<ObjectNode> entries =
                Stream.of(bodies).map(body -> entry("[" + body + "]")).toList();
        Path file = Files.write(folder.resolve("animals.ndjson"), Recordings.ndjson(entries));
        return Check.builder(Judge.of(ANIMALS))
                .threads(threads)
                .threadsFrom(0)
                .baseline(baseline)
                .build()
                .run(List.of(Input.of(file.toString())), List.of(seen));
    }

    static ObjectNode entry(String body) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.putObject("request").put("method", "GET").put("url", "https://animals.example/animals");
        ObjectNode response = entry.putObject("response").put("status", 200);
        response.putArray("headers").addObject().put("name", "Content-Type").put("value", "application/json");
        response.putObject("content").put("mimeType", "application/json").put("text", body);
        return entry;
    }
}
