package io.github.chatspec.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.check.Input;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.review.change.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts the recorded requests that a change is about. */
class TouchedRequestsTest {

    /** A version of the contract: its version, the parameters and responses of GET, the request body, and the schema of a name. */
    private static final String THINGS = """
            openapi: 3.1.0
            info: {title: Things, version: '%s'}
            servers: [{url: https://example.org}]
            paths:
              /things:
                get:
                  operationId: listThings
                  parameters: [%s]
                  responses: {%s}
                post:
                  operationId: postThing
                  requestBody:
                    required: %s
                    content:
                      application/json: {schema: {type: object, properties: {name: {%s}}}}
                  responses: {'201': {description: Made.}}
            """;

    private static final String OLD = THINGS.formatted(
            1,
            "{name: limit, in: query, schema: {type: integer, maximum: 100}},"
                    + " {name: sort, in: query, schema: {type: string}},"
                    + " {name: X-Team, in: header, schema: {type: string}}",
            "'200': {description: All., headers: {X-Total: {schema: {type: integer}}}}, '404': {description: None.}",
            false,
            "type: string");

    private static final String NEW = THINGS.formatted(
            2,
            "{name: limit, in: query, schema: {type: integer, maximum: 50}},"
                    + " {name: X-Team, in: header, required: true, schema: {type: string}}",
            "'200': {description: All.}",
            true,
            "type: string, minLength: 2");

    @TempDir
    private Path folder;

    private final ArrayNode entries = JsonNodeFactory.instance.arrayNode();

    @Test
    void eachChangeHasTheNumberOfRequestsThatItIsAbout() throws IOException, JsonSyntaxException {
        get("?limit=10", 200);
        get("?limit=60", 200);
        get("?limit=70&sort=name", 404);
        get("?limit=200&sort=name", 200, "X-Team", "7");
        post("{\"name\": \"a\"}");
        post("{\"name\": \"abc\"}");
        post("");

        List<Change> changes = changes();

        assertTouches(changes, "maximum of the query parameter limit changed from 100 to 50", 2, 2);
        assertTouches(changes, "the query parameter sort was removed", 2, 3);
        assertTouches(changes, "the header parameter X-Team became required", 3, 1);
        assertTouches(changes, "the status 404 of GET /things was removed", 1, 3);
        assertTouches(changes, "the header X-Total was removed", 1, 4);
        assertTouches(changes, "minLength 2 was added to /name", 1, 5);
        assertTouches(changes, "the request body of POST /things became required", 1, 7);
    }

    @Test
    void anOperationThatIsGoneHasAllItsRequests() throws IOException, JsonSyntaxException {
        get("", 200);
        post("{}");
        post("{}");
        ObjectNode later = (ObjectNode)
                LocatedJson.readYaml(NEW.getBytes(StandardCharsets.UTF_8)).tree();
        ((ObjectNode) later.at("/paths/~1things")).remove("post");

        assertTouches(changes(later.toString()), "the operation POST /things was removed", 2, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "old=", "new="})
    void aRequestToAnotherBaseUrlCountsIfThatIsNamed(String name) throws IOException, JsonSyntaxException {
        entry("GET", "https://proxy.example/pre/things?limit=60", 200);
        entry("GET", "https://proxy.example/other/things?limit=60", 200);

        assertTouches(
                changes(NEW, name + "https://proxy.example/pre"),
                "maximum of the query parameter limit changed from 100 to 50",
                1,
                1);
        assertThat(changes())
                .noneMatch(change ->
                        change.touched().map(Change.Touched::exchanges).orElse(0L) > 0);
    }

    private static void assertTouches(List<Change> changes, String summary, long exchanges, int first) {
        Change change = changes.stream()
                .filter(candidate -> candidate.summary().equals(summary))
                .findFirst()
                .orElseThrow(() -> new AssertionError(summary + " is not among " + changes));
        Change.Touched touched = change.touched().orElseThrow();
        assertThat(touched.exchanges()).as(summary).isEqualTo(exchanges);
        assertThat(touched.first()).as(summary).endsWith("recorded.har entry " + first);
    }

    private List<Change> changes() throws IOException, JsonSyntaxException {
        return changes(NEW);
    }

    private List<Change> changes(String newer, String... bases) throws IOException, JsonSyntaxException {
        Path recording = folder.resolve("recorded.har");
        ObjectNode har = JsonNodeFactory.instance.objectNode();
        har.putObject("log").set("entries", entries);
        Files.writeString(recording, har.toString());
        return ContractComparison.of(revision("old", OLD), revision("new", newer))
                .with(List.of(Input.of(recording.toString())), List.of(bases), false)
                .run()
                .changes();
    }

    private static ContractRevision revision(String name, String text) throws JsonSyntaxException {
        JsonNode document =
                LocatedJson.readYaml(text.getBytes(StandardCharsets.UTF_8)).tree();
        return new ContractRevision(name, Contract.of(name, document.toString()), Optional.empty());
    }

    private void get(String query, int status, String... header) {
        ObjectNode entry = entry("GET", "https://example.org/things" + query, status);
        ArrayNode headers = ((ObjectNode) entry.get("request")).withArray("headers");
        headers.addObject().put("name", "Accept").put("value", "*/*");
        if (header.length > 0) {
            headers.addObject().put("name", header[0]).put("value", header[1]);
        }
        if (entries.size() == 4) {
            ((ObjectNode) entry.get("response"))
                    .withArray("headers")
                    .addObject()
                    .put("name", "X-Total")
                    .put("value", "9");
        }
    }

    private void post(String body) {
        ObjectNode request =
                (ObjectNode) entry("POST", "https://example.org/things", 201).get("request");
        request.withArray("headers").addObject().put("name", "Content-Type").put("value", "application/json");
        request.put("bodySize", body.length());
        if (!body.isEmpty()) {
            request.putObject("postData").put("mimeType", "application/json").put("text", body);
        }
    }

    private ObjectNode entry(String method, String url, int status) {
        ObjectNode entry = entries.addObject();
        entry.putObject("request").put("method", method).put("url", url);
        entry.putObject("response").put("status", status);
        return entry;
    }
}
