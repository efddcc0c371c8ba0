package io.github.chatspec.review.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.check.Input;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.judge.Judge;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayProposalTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTRACT = """
            {
              "openapi": "%s",
              "info": {"title": "Things", "version": "1"},
              "paths": {"/thing's": {"get": {
                "operationId": "getThing",
                "responses": {"200": {
                  "description": "The thing.",
                  "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
                }}
              }}},
              "components": {"schemas": {
                "Thing": {
                  "type": "object",
                  "required": ["id", "state"],
                  "properties": {
                    "id": {"type": "integer"},
                    "state": {"$ref": "#/components/schemas/State"},
                    "code": {"type": "integer", "enum": [1, 2]},
                    "parts": {"type": "array", "items": {"type": "object", "properties": {"size": {"type": "number"}}}}
                  }
                },
                "State": {"type": "string", "enum": ["on", "off"]}
              }}
            }
            """;
    private static final String GOOD = "{\"id\": 1, \"state\": \"on\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a key | {'id': 1, 'state': 'on', 'mood': 'sunny'}",
                "a key that is null | {'id': 1, 'state': 'on', 'mood': null}",
                "a key of an item | {'id': 1, 'state': 'on', 'parts': [{'size': 1.5, 'old': true}]}",
                "another type | {'id': '1', 'state': 'on'}",
                "another type of an item | {'id': 1, 'state': 'on', 'parts': [7]}",
                "null | {'id': null, 'state': 'on'}",
                "null in a list of values | {'id': 1, 'state': null}",
                "a value | {'id': 1, 'state': 'broken'}",
                "a missing key | {'id': 1}",
                "all keys missing | {}"
            })
    void theChangedContractAcceptsWhatWasRecorded(String unused, String json) {
        String body = json.replace('\'', '"');
        Contract contract = contract("3.1.0");
        assertThat(findings(contract, 200, body)).isNotEmpty();

        Overlay overlay = OverlayProposal.of(contract, observed(contract, 200, GOOD, body));

        assertThat(overlay.omitted()).isEmpty();
        Contract changed = applied(contract, overlay);
        assertThat(findings(changed, 200, body)).isEmpty();
        assertThat(findings(changed, 200, GOOD)).isEmpty();
    }

    @Test
    void anActionHasItsCountsItsIntervalAndTheFirstTime() {
        Contract contract = contract("3.1.0");
        Overlay overlay =
                OverlayProposal.of(contract, observed(contract, 200, GOOD, "{\"id\": 1, \"state\": \"broken\"}"));

        assertThat(overlay.actions())
                .extracting(OverlayAction::target)
                .containsExactly("$['components']['schemas']['State']['enum']", "$['components']['schemas']['State']");
        assertThat(overlay.actions())
                .allSatisfy(action -> assertThat(action.description())
                        .isEqualTo(
                                "The value broken is in 1 of 2 values (50.0 %, 95 % interval 9.5 % to 90.5 %), first at"
                                        + " 2026-01-02T03:04:05Z in things/getThing 200 at /state."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {'id': 1, 'state': 'on', 'mood': 'sunny'} | The key mood",
                "200 | {'id': 1, 'state': 'on', 'parts': [{'size': 1}, {'size': 1, 'old': true}]} | The key old",
                "200 | {'id': '1', 'state': 'on'} | The type string",
                "200 | {'id': null, 'state': 'on'} | The type null",
                "200 | {'id': 1, 'state': 'broken'} | The value broken",
                "200 | {'id': 1} | The key state is missing",
                "429 | {} | The status 429"
            })
    void anActionNamesTheFirstEntryThatShowsIt(int status, String json, String what, @TempDir Path folder)
            throws IOException {
        String body = json.replace('\'', '"');
        Contract contract = contract("3.1.0");
        Path recording = folder.resolve("week.ndjson");
        Files.writeString(
                recording,
                entry(200, GOOD)
                        + entry(status == 200 ? 500 : 200, body)
                        + entry(status, body).repeat(2));

        Overlay overlay = OverlayProposal.of(
                contract, observed(contract, status, GOOD, body), List.of(Input.of(recording.toString())), List.of());

        assertThat(overlay.actions())
                .isNotEmpty()
                .allSatisfy(action ->
                        assertThat(action.description()).startsWith(what).contains(recording + " entry 3"));
    }

    private static String entry(int status, String body) {
        ObjectNode entry = JSON.createObjectNode();
        entry.putObject("request").put("method", "GET").put("url", "/thing's");
        ObjectNode response = entry.putObject("response").put("status", status);
        response.putObject("content").put("mimeType", "application/json").put("text", body);
        return entry + "\n";
    }

    @Test
    void aStatusThatIsNotDocumentedIsAdded() {
        Contract contract = contract("3.1.0");
        Overlay overlay = OverlayProposal.of(contract, observed(contract, 429, "{}"));

        assertThat(overlay.actions())
                .singleElement()
                .satisfies(action ->
                        assertThat(action.target()).isEqualTo("$['paths']['/thing\\'s']['get']['responses']"));
        assertThat(findings(applied(contract, overlay), 429, "{}")).isEmpty();
    }

    @Test
    void nothingIsProposedForWhatTheContractHas() {
        Contract contract = contract("3.1.0");

        Overlay overlay = OverlayProposal.of(contract, observed(contract, 200, GOOD, GOOD));

        assertThat(overlay.actions()).isEmpty();
        assertThat(overlay.omitted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id': 1, 'state': 'on', 'code': 3} | The file does not have all values in things/getThing 200 at /code;",
                "{'id': 1, 'state': 'on', 'jo@example.com': 1} | The file has only the shape of a key in things/getThing 200"
            })
    void whatTheFileDoesNotHaveIsLeftToTheReader(String json, String sentence) {
        Contract contract = contract("3.1.0");

        Overlay overlay = OverlayProposal.of(contract, observed(contract, 200, json.replace('\'', '"')));

        assertThat(overlay.actions()).isEmpty();
        assertThat(overlay.omitted()).singleElement().asString().startsWith(sentence);
    }

    @Test
    void nullIsNullableInOpenApi30AndAnotherTypeIsLeftToTheReader() {
        Contract contract = contract("3.0.3");
        Overlay overlay = OverlayProposal.of(
                contract,
                observed(contract, 200, "{\"id\": null, \"state\": \"on\"}", "{\"id\": \"1\", \"state\": \"on\"}"));
        Overlay onlyNull =
                OverlayProposal.of(contract, observed(contract, 200, "{\"id\": null, \"state\": \"on\"}", GOOD));

        assertThat(overlay.omitted()).singleElement().asString().startsWith("OpenAPI 3.0 has no lists of types;");
        assertThat(findings(applied(contract, onlyNull), 200, "{\"id\": null, \"state\": \"on\"}"))
                .isEmpty();
    }

    @Test
    void theWrittenOverlayIsYamlOfTheOverlaySpecification() throws Exception {
        Contract contract = contract("3.1.0");
        Overlay overlay = OverlayProposal.of(contract, observed(contract, 200, "{\"id\": \"1\", \"state\": \"on\"}"));
        StringWriter text = new StringWriter();

        overlay.write(new PrintWriter(text));

        JsonNode written = LocatedJson.readYaml(text.toString().getBytes(StandardCharsets.UTF_8))
                .tree();
        assertThat(written.path("overlay").asText()).isEqualTo("1.0.0");
        assertThat(written.at("/info/version").asText()).isEqualTo("1");
        assertThat(written.at("/actions/0/remove").asBoolean()).isTrue();
        assertThat(written.at("/actions/1/update/type"))
                .extracting(JsonNode::asText)
                .containsExactly("integer", "string");
    }

    private static Contract contract(String version) {
        return Contract.of("things", CONTRACT.formatted(version));
    }

    private static Observations observed(Contract contract, int status, String... bodies) {
        Observations observations = new Observations();
        Operation operation = contract.operations().get(0);
        for (String body : bodies) {
            observations.add(
                    operation, contract, exchange(status, body), Optional.of(Instant.parse("2026-01-02T03:04:05Z")));
        }
        return observations;
    }

    private static Exchange exchange(int status, String body) {
        return Exchange.ofOperation("things/getThing")
                .status(status)
                .headers(Headers.NONE.with("Content-Type", "application/json"))
                .body(body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Finding> findings(Contract contract, int status, String body) {
        return Judge.of(contract).judge(exchange(status, body));
    }

    /** The contract after the actions; a check of the build applies overlays by another tool. */
    private static Contract applied(Contract contract, Overlay overlay) {
        JsonNode document = contract.document().deepCopy();
        for (OverlayAction action : overlay.actions()) {
            List<String> keys = new ArrayList<>();
            for (String key : action.target().split("\\['|']\\['|']$")) {
                keys.add(key.replace("\\'", "'"));
            }
            JsonNode parent = document;
            for (String key : keys.subList(1, keys.size() - 1)) {
                parent = parent.path(key);
            }
            String last = keys.get(keys.size() - 1);
            if (action.update().isEmpty()) {
                ((ObjectNode) parent).remove(last);
            } else {
                merge((ObjectNode) parent.path(last), action.update().get());
            }
        }
        try {
            return Contract.of("things", JSON.writeValueAsString(document));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void merge(ObjectNode target, JsonNode update) {
        update.properties().forEach(field -> {
            if (target.path(field.getKey()) instanceof ObjectNode object
                    && field.getValue().isObject()) {
                merge(object, field.getValue());
            } else {
                target.set(field.getKey(), field.getValue());
            }
        });
    }
}
