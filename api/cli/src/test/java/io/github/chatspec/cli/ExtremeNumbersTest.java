package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.chatspec.exchange.Recordings;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.testing.JavaProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No number is written out in full: the digits of these ones would fill any memory. */
class ExtremeNumbersTest {

    private static final List<String> NUMBERS = List.of(
            "1e-1000000000",
            "1e1000000000",
            "-1E+2147483647",
            "1.5e-2147483648",
            "1e99999999999999999999",
            "0e1000000000",
            "1E9999",
            "1E-9999",
            "7".repeat(400));

    private static final String CONTRACT = """
            openapi: 3.1.0
            info: {title: Numbers, version: "1"}
            servers: [{url: "https://numbers.example"}]
            paths:
              /number:
                get:
                  operationId: getNumber
                  parameters: [{name: at, in: query, schema: {type: number, minimum: 1, multipleOf: 0.01}}]
                  responses:
                    "200":
                      description: A number.
                      headers: {X-Left: {schema: {type: integer, format: int32}}}
                      content:
                        application/json:
                          schema:
                            type: object
                            properties:
                              number: {type: number, minimum: -1, exclusiveMaximum: 9.5e300, multipleOf: 0.01}
                              integer: {type: integer, format: int64, enum: [1, 2]}
                              items: {type: array, uniqueItems: true, items: {const: 1.5}}
                              sorted: {type: array, x-sorted-by: {property: at, order: ascending}}
                              text: {type: [string, "null"]}
            """;

    @TempDir
    private Path folder;

    @Test
    void everyCommandReadsThemInLittleMemory() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("numbers.yaml"), CONTRACT);
        Files.writeString(folder.resolve("key"), "0123456789abcdef0123456789abcdef");
        Files.write(folder.resolve("bodies.har"), Recordings.har(bodies()));
        Files.write(folder.resolve("entries.ndjson"), Recordings.ndjson(entries()));
        Files.writeString(folder.resolve("journal.json"), journal());

        Process process = JavaProcess.of(
                        List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError"),
                        ExtremeNumbersTest.class,
                        List.of(folder.toString()))
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed.lines())
                .containsExactly(
                        "check 1",
                        "redact 0",
                        "redact 0",
                        "redact 0",
                        "check 1",
                        "coverage 0",
                        "coverage 0",
                        "drift 0");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList())
                    .hasSizeGreaterThan(12)
                    .allSatisfy(file -> assertThat(Files.size(file)).isLessThan(1 << 20));
        }
    }

    /** Runs the commands on the recordings of a folder and prints their exit codes. */
    public static void main(String[] arguments) {
        String at = arguments[0] + "/";
        String contract = "--contract=" + at + "numbers.yaml";
        String old = at + "old.json";
        String both = at + "both.json";
        List<String> recordings = List.of(at + "bodies.har", at + "entries.ndjson", at + "journal.json");
        run(
                recordings,
                "check",
                contract,
                "--report=text",
                "--report=json=" + at + "1.json",
                "--report=sarif=" + at + "1.sarif",
                "--report=html=" + at + "1.html",
                "--report=junit=" + at + "1.xml",
                "--report=github=" + at + "1.txt",
                "--show-values",
                "--coverage",
                "--write-coverage=" + old);
        for (String recording : recordings) {
            run(List.of(recording, recording + ".redacted"), "redact", "--key=" + at + "key", contract);
        }
        run(List.of(at + "bodies.har.redacted"), "check", contract, "--write-coverage=" + at + "new.json");
        run(List.of(old, at + "new.json"), "coverage", "merge", "--out=" + both);
        run(List.of(both), "coverage", "show", contract);
        run(List.of(old, both), "drift");
    }

    private static void run(List<String> files, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(files);
        StringWriter out = new StringWriter();
        int exit = Chatspec.run(new PrintWriter(out), new PrintWriter(out), all.toArray(String[]::new));
        boolean isFailure = exit == 2 || out.toString().contains("internal-error");
        System.out.println(options[0] + " " + exit + (isFailure ? " " + out : ""));
    }

    /** Returns entries with each number in each place of a body, documented or not. */
    private static List<ObjectNode> bodies() {
        List<ObjectNode> entries = new ArrayList<>();
        for (String number : NUMBERS) {
            for (String body : List.of(
                    "{\"number\": N}",
                    "{\"integer\": N}",
                    "{\"items\": [N, 1.5, N, 15e-1]}",
                    "{\"sorted\": [{\"at\": 1}, {\"at\": N}, {\"at\": -1}]}",
                    "{\"text\": N}",
                    "{\"text\": \"N\"}",
                    "{\"unknown\": N, \"number\": 0}",
                    "{\"unknown\": [{\"unknown\": [N]}]}",
                    "N")) {
                entries.add(Recordings.withBody(entry("1"), body.replace("N", number)));
            }
        }
        return entries;
    }

    /** Returns entries with each number in the request, in a header, and in the members of an entry. */
    private static List<ObjectNode> entries() {
        List<ObjectNode> entries = new ArrayList<>();
        for (String number : NUMBERS) {
            entries.add(entry(number));
            ObjectNode header = entry("1");
            ((ObjectNode) header.path("response"))
                    .withArray("headers")
                    .addObject()
                    .put("name", "X-Left")
                    .put("value", number);
            entries.add(header);
            for (String member : List.of("/time", "/startedDateTime", "/timings/wait", "/response/bodySize")) {
                entries.add(with(entry("1"), member, number));
            }
            entries.add(with(entry("1"), "/response/content/size", number));
        }
        return entries;
    }

    private static ObjectNode with(ObjectNode entry, String pointer, String number) {
        ObjectNode parent = entry.withObject(Pointers.parent(pointer));
        parent.set(Pointers.last(pointer), JsonNodeFactory.instance.rawValueNode(new RawValue(number)));
        return entry;
    }

    private static ObjectNode entry(String at) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.putObject("request").put("method", "GET").put("url", "https://numbers.example/number?at=" + at);
        ObjectNode response = entry.putObject("response").put("status", 200);
        response.putArray("headers").addObject().put("name", "Content-Type").put("value", "application/json");
        response.putObject("content").put("mimeType", "application/json").put("text", "{\"number\": 1}");
        return entry;
    }

    /** Returns a journal of WireMock with each number in a body that is a value, and in its time. */
    private static String journal() {
        List<String> events = new ArrayList<>();
        for (String number : NUMBERS) {
            events.add("""
                    {"request": {"method": "GET", "url": "/number", "absoluteUrl": "https://numbers.example/number",
                     "loggedDate": %s}, "response": {"status": 200, "jsonBody": {"number": %s},
                     "headers": {"Content-Type": "application/json"}}}""".formatted(number, number));
        }
        return "{\"requests\": [" + String.join(",", events) + "]}";
    }
}
