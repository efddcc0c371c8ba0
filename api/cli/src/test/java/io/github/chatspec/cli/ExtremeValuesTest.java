package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.testing.ExtremeValues;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Extreme numbers and timestamps in all parts of a recording cost no command its memory, its time or an exchange. */
@Timeout(120)
class ExtremeValuesTest {

    private static final String CONTRACT = """
            openapi: "3.1.0"
            info: {title: "Things", version: "1"}
            servers: [{url: "https://things.example"}]
            paths:
              /things/{number}:
                get:
                  operationId: "getThing"
                  parameters:
                    - {name: "number", in: "path", required: true, schema: {type: "number", multipleOf: 0.5}}
                    - {name: "count", in: "query", schema: {type: "integer", minimum: 1, maximum: 100}}
                    - {name: "any", in: "query", schema: {type: ["integer", "number", "string"], multipleOf: 3}}
                    - {name: "since", in: "query", schema: {type: "string", format: "date-time"}}
                    - {name: "X-Number", in: "header", schema: {type: "number", multipleOf: 0.01, maximum: 1e300}}
                    - {name: "X-Long", in: "header", schema: {type: "integer", format: "int64"}}
                    - {name: "X-Day", in: "header", schema: {type: "string", format: "date"}}
                  responses:
                    "200":
                      description: "The thing."
                      headers:
                        X-Left: {schema: {type: "number", multipleOf: 0.01}}
                        X-Reset: {schema: {type: "string", format: "date-time"}}
                      content:
                        application/json:
                          schema:
                            type: "object"
                            properties:
                              number: {type: "number", multipleOf: 0.01}
                              whole: {type: "integer", minimum: 0, exclusiveMaximum: 1000}
                              long: {type: "integer", format: "int64"}
                              single: {type: "number", format: "float"}
                              one: {type: ["integer", "number"], enum: [1, 1.5, 100]}
                              unique: {type: "array", uniqueItems: true}
                              moment: {type: "string", format: "date-time"}
                              day: {type: "string", format: "date"}
                              clock: {type: "string", format: "time"}
                              length: {type: "string", format: "duration"}
            """;

    private static final List<String> FIELDS = List.of(
            "number", "whole", "long", "single", "one", "unique", "moment", "day", "clock", "length", "undocumented");

    private static Path contract;
    private static Path recording;
    private static Path key;
    private static long entries;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void record(@TempDir Path folder) throws IOException {
        contract = Files.writeString(folder.resolve("things.yaml"), CONTRACT);
        key = Files.writeString(folder.resolve("key"), "a key for the tests");
        List<String> lines = new ArrayList<>();
        for (String value : ExtremeValues.all().toList()) {
            for (String form : List.of("\"" + value + "\"", value, "[" + value + ", 1, " + value + "]")) {
                lines.add(entry(
                                "1",
                                FIELDS.stream()
                                        .map(field -> "\"" + field + "\": " + form)
                                        .collect(Collectors.joining(", ", "{", "}")))
                        .toString());
            }
            lines.add(entry(value, "{}").toString());
        }
        entries = lines.size();
        recording = Files.write(folder.resolve("recording.ndjson"), lines);
    }

    @Test
    void everyExchangeIsJudged() {
        assertThat(run("check", "--contract", contract.toString(), "--report", "json", recording.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("\"exchanges\"");
    }

    @Test
    void everyExchangeIsCounted(@TempDir Path folder) {
        Path coverage = folder.resolve("coverage.json");

        assertThat(run(
                        "check",
                        "--contract",
                        contract.toString(),
                        "--write-coverage",
                        coverage.toString(),
                        recording.toString()))
                .isEqualTo(1);
        assertThat(run("coverage", "show", "--contract", contract.toString(), coverage.toString()))
                .isZero();
        assertThat(run("drift", coverage.toString(), coverage.toString())).isZero();
    }

    @Test
    void everyExchangeIsRedacted(@TempDir Path folder) throws IOException {
        Path redacted = folder.resolve("redacted.ndjson");

        assertThat(run(
                        "redact",
                        "--key",
                        key.toString(),
                        "--contract",
                        contract.toString(),
                        recording.toString(),
                        redacted.toString()))
                .as(err.toString())
                .isZero();
        assertThat(Files.readAllLines(redacted)).hasSize((int) entries);
    }

    private static ObjectNode entry(String value, String body) {
        ObjectNode entry = new ObjectMapper().createObjectNode();
        String coded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        ObjectNode request = entry.putObject("request").put("method", "GET");
        request.put(
                "url",
                "https://things.example/things/" + coded + "?count=" + coded + "&any=" + coded + "&since=" + coded);
        ArrayNode sent = request.putArray("headers");
        for (String name : List.of("X-Number", "X-Long", "X-Day")) {
            sent.addObject().put("name", name).put("value", value);
        }
        ObjectNode response = entry.putObject("response").put("status", 200);
        ArrayNode headers = response.putArray("headers");
        for (String name : List.of("X-Left", "X-Reset")) {
            headers.addObject().put("name", name).put("value", value);
        }
        headers.addObject().put("name", "Content-Type").put("value", "application/json");
        response.putObject("content")
                .put("mimeType", "application/json")
                .put("size", body.length())
                .put("text", body);
        return entry;
    }

    private int run(String... arguments) {
        int code = Chatspec.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        assertThat(out + "" + err).doesNotContain("internal-error", "Exception", "please report", "\tat ");
        return code;
    }
}
