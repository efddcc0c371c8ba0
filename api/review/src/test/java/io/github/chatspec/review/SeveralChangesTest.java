package io.github.chatspec.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.review.change.Change;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of the same schemas: the witness of each is refused because of that change, and not because of another one. */
class SeveralChangesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a property next to a dropped required key | response | {properties: {a: {type: string}}, required: [a]}"
                        + " | {properties: {a: {type: string}, b: {type: string}}} | properties b=compatible@/b, required a=breaking@",
                "a widened type next to a dropped required key | response | {properties: {a: {type: string}, b: {type: integer}}, required: [a]}"
                        + " | {properties: {a: {type: string}, b: {type: [integer, string]}}} | required a=breaking@, type=breaking@/b",
                "a narrowed type next to a widened one | response | {properties: {a: {type: [string, integer]}, b: {type: integer}}}"
                        + " | {properties: {a: {type: string}, b: {type: [integer, string]}}} | type=compatible@/a, type=breaking@/b",
                "two keys that are no longer required | response | {properties: {a: {}, b: {}}, required: [a, b]}"
                        + " | {properties: {a: {}, b: {}}} | required a=breaking@, required b=breaking@",
                "a required key next to a wider type | request | {properties: {a: {type: string}, b: {type: string}}}"
                        + " | {properties: {a: {type: string}, b: {type: [string, integer]}}, required: [a]} | required a=breaking@, type=compatible@",
                "a value of an item next to another bound | response | {type: array, items: {enum: [x]}, maxItems: 2}"
                        + " | {type: array, items: {enum: [x, y]}, maxItems: 1} | enum y=breaking@/0, maxItems=compatible@",
                "a removed property next to an enum | response | {properties: {a: {type: string}, b: {enum: [x]}}}"
                        + " | {properties: {b: {enum: [x, y]}}} | properties a=compatible, enum y=breaking@/b"
            })
    void eachChangeHasItsOwnVerdict(String unused, String side, String older, String newer, String verdicts) {
        Map<String, String> expected = new TreeMap<>();
        for (String verdict : verdicts.split(", ")) {
            String[] parts = verdict.split("=");
            expected.merge(parts[0], parts[1], (a, b) -> a.compareTo(b) < 0 ? a + " " + b : b + " " + a);
        }
        Map<String, String> found = new TreeMap<>();
        for (Change change : ContractComparison.of(contract("old", side, older), contract("new", side, newer))
                .run()
                .changes()) {
            String name = change.subject() + name(change);
            String place =
                    change.witness().map(witness -> "@" + witness.pointer()).orElse("");
            found.merge(name, change.compatibility() + place, (a, b) -> a.compareTo(b) < 0 ? a + " " + b : b + " " + a);
        }

        assertThat(found).isEqualTo(expected);
    }

    /** The key or value in quotation marks. */
    private static String name(Change change) {
        String[] parts = change.summary().split("\"");
        return parts.length > 1 ? " " + parts[1] : "";
    }

    private static ContractRevision contract(String name, String side, String schema) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info").put("title", "A pair").put("version", "1");
        ObjectNode operation = document.putObject("paths").putObject("/things").putObject("post");
        operation.put("operationId", "postThing");
        ObjectNode ok = operation.putObject("responses").putObject("200").put("description", "Done.");
        ObjectNode content = (side.equals("request") ? operation.putObject("requestBody") : ok).putObject("content");
        content.putObject("application/json").set("schema", yaml(schema));
        return new ContractRevision(name, Contract.of(name, document.toString()), Optional.empty());
    }

    private static JsonNode yaml(String text) {
        try {
            return LocatedJson.readYaml(text.getBytes(StandardCharsets.UTF_8)).tree();
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
