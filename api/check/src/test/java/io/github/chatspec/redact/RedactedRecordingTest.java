package io.github.chatspec.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.BodyFiles;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.exchange.RecordingFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedRecordingTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Redaction REDACTION =
            Redaction.of(Contract.builtIn(), RedactionKey.of("a key for the tests".getBytes(StandardCharsets.UTF_8)));
    private static final String ENTRY = """
            {"request": {"method": "GET", "url": "/v3.1/chats/C1"},
             "response": {"status": 404, "content": {%s}}}""";

    private final List<LeftOut> leftOut = new ArrayList<>();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"size\": 2, \"text\": \"{}\" | {\"size\":2,\"text\":\"{}\"}",
                "\"size\": 9, \"text\": \"{\" | {\"size\":9,\"text\":\"{\"}",
                "\"size\": -1, \"text\": \"{\" | {\"size\":-1,\"text\":\"{\"}",
                "\"size\": 17 | {\"size\":1}",
                "\"size\": 0, \"mimeType\": \"x-unknown\" | {\"size\":0,\"mimeType\":\"x-unknown\"}",
                "\"size\": 2, \"text\": \"e30=\", \"encoding\": \"base64\" |"
                        + " {\"size\":2,\"text\":\"e30=\",\"encoding\":\"base64\"}",
                "\"size\": 2, \"text\": \"Anna!\", \"encoding\": \"base64\" |"
                        + " {\"size\":1,\"text\":\"*\",\"encoding\":\"base64\"}",
                "\"size\": 9, \"text\": \"H4sIAAAAAAAA/wEC\", \"encoding\": \"base64\" |"
                        + " {\"size\":1,\"text\":\"H4sA\",\"encoding\":\"base64\"}"
            })
    void whatIsWrongWithTheRecordOfABodyStays(String before, String after) throws IOException {
        JsonNode entry = MAPPER.readTree(written(oneLine(ENTRY.formatted(before))));

        assertThat(entry.at("/response/content")).isEqualTo(MAPPER.readTree(after));
        assertThat(leftOut).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"body\": \"{\\\"a\\\":1}\" | \"body\":\"{\\\"a\\\":",
                "\"bodyAsBase64\": \"eyJhIjoxfQ==\" | \"bodyAsBase64\":\"eyJhIj",
                "\"base64Body\": \"eyJhIjoxfQ==\" | \"bodyAsBase64\":\"eyJhIj",
                "\"jsonBody\": {\"a\":1} | \"bodyAsBase64\":\"eyJhIj",
                "\"bodyFileName\": \"a.json\" | \"bodyAsBase64\":\"eyJhIj"
            })
    void theBodyOfAWireMockRecordIsInTheRedactedJournal(String body, String redacted) throws IOException {
        Files.writeString(folder.resolve("a.json"), "{\"a\":1}");
        String event = "{\"request\": {\"method\": \"GET\", \"urlPath\": \"/v3.1/chats/Anna\", \"headers\": {}},"
                + " \"response\": {\"status\": 418, " + body + "}}";

        String journal = written(event + "\n" + event);

        assertThat(MAPPER.readTree(journal).path("requests")).hasSize(2);
        assertThat(MAPPER.readTree(journal).at("/requests/0/request/url").textValue())
                .matches("/v3\\.1/chats/[A-Z][a-z]{3}");
        assertThat(journal).contains(redacted).doesNotContain("Anna");
        assertThat(leftOut).isEmpty();
    }

    @Test
    void aStubWithoutHeadersKeepsItsFindings() throws IOException {
        String stub = "{\"request\": {\"method\": \"GET\", \"url\": \"/v3.1/chats/Anna\"},"
                + " \"response\": {\"status\": 418, \"body\": \"{}\"}}";

        assertThat(MAPPER.readTree(written(stub)).path("requests")).hasSize(1);
        assertThat(leftOut).isEmpty();
    }

    @Test
    void anAttachedBodyIsInTheRedactedArchive() throws IOException {
        Files.writeString(folder.resolve("a.json"), "{\"name\": \"Anna\"}");
        Files.write(folder.resolve("b.json"), new byte[] {(byte) 0xff});
        String archive = "{\"log\": {\"entries\": [" + ENTRY.formatted("\"_file\": \"a.json\"") + ","
                + ENTRY.formatted("\"_file\": \"b.json\"") + "," + ENTRY.formatted("\"_file\": \"c.json\"") + "]}}";

        JsonNode entries = MAPPER.readTree(written(archive)).at("/log/entries");

        assertThat(entries.at("/0/response/content/text").textValue()).matches("\\{\"name\": \"[A-Z][a-z]{3}\"}");
        assertThat(entries.at("/0/response/content/text").textValue()).doesNotContain("Anna");
        assertThat(entries.at("/1/response/content/text").binaryValue()).containsExactly(0xff);
        assertThat(entries.at("/2/response/content").has("text")).isFalse();
        assertThat(entries.toString()).doesNotContain("_file", ".json");
        assertThat(leftOut).isEmpty();
    }

    @Test
    void aWireMockEventAmongEntriesKeepsItsBody() throws IOException {
        String entry = oneLine(ENTRY.formatted("\"size\": 0"));
        String event = "{\"request\": {\"method\": \"GET\", \"url\": \"/v3.1/chats/C1\", \"headers\": {}},"
                + " \"response\": {\"status\": 418, \"body\": \"{}\"}}";

        List<String> lines = written(entry + "\n" + event).lines().toList();

        assertThat(lines).hasSize(2);
        assertThat(MAPPER.readTree(lines.get(1)).at("/response/content/text").textValue())
                .isEqualTo("{}");
    }

    @Test
    void aRequestWithoutAnAnswerIsKept() throws IOException {
        String entry = oneLine("{\"request\": {\"method\": \"GET\", \"url\": \"/v3.1/chats\"}, \"response\":"
                + " {\"status\": 0, \"content\": {\"text\": \"Anna\"}}}");

        assertThat(MAPPER.readTree(written(entry)).at("/response/status").intValue())
                .isZero();
        assertThat(written(entry)).doesNotContain("Anna");
    }

    @Test
    void anArchiveThatBreaksOffIsKeptUpToThere() throws IOException {
        String archive = "{\"log\": {\"entries\": [" + ENTRY.formatted("\"size\": 0") + ", {\"request\": ";

        assertThat(MAPPER.readTree(written(archive)).at("/log/entries")).hasSize(1);
        assertThat(leftOut).containsExactly(new LeftOut(2, "The input ends here, within its array log.entries."));
    }

    @Test
    void whatChatspecFailsToReadIsLeftOutAndTheRestIsWritten() throws IOException {
        InputStream broken = new SequenceInputStream(
                in("{\"log\": {\"entries\": [" + ENTRY.formatted("\"size\": 0") + "," + " ".repeat(1 << 17)),
                new InputStream() {
                    @Override
                    public int read() {
                        throw new IllegalStateException("Anna");
                    }
                });
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new RedactedRecording(REDACTION, leftOut::add)
                .write(Recording.open(broken, Optional.of(RecordingFormat.HAR), RecordingFormat.BODY), out);

        assertThat(leftOut).singleElement().satisfies(exchange -> {
            assertThat(exchange.reason())
                    .startsWith("chatspec failed on it (java.lang.IllegalStateException at ")
                    .endsWith("); please report it.")
                    .doesNotContain("Anna");
        });
        assertThat(MAPPER.readTree(out.toByteArray()).at("/log/entries")).hasSize(1);
    }

    @Test
    void anExchangeWithAValueThatCannotBeReplacedIsLeftOutAndTheRestIsWritten() throws IOException {
        Contract slow = Contract.of("slow", """
                openapi: "3.1.0"
                info: {title: "Slow", version: "1"}
                paths:
                  /things:
                    get:
                      operationId: "listThings"
                      responses:
                        "200":
                          description: "Things."
                          content: {application/json: {schema: {type: "string", pattern: "^((([a-z]+)+)+)+$"}}}
                """);
        String entry = "{\"request\": {\"method\": \"GET\", \"url\": \"/things\"}, \"response\": {\"status\": 200,"
                + " \"content\": {\"mimeType\": \"application/json\", \"size\": -1, \"text\": \"\\\"%s\\\"\"}}}\n";
        String lines = entry.formatted("aaa") + entry.formatted("a".repeat(400) + "!") + entry.formatted("aa");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new RedactedRecording(
                        Redaction.of(
                                List.of(slow), RedactionKey.of("a key for the tests".getBytes(StandardCharsets.UTF_8))),
                        leftOut::add)
                .write(Recording.open(in(lines), Optional.empty(), RecordingFormat.BODY), out);

        assertThat(leftOut).singleElement().satisfies(exchange -> {
            assertThat(exchange.entry()).isEqualTo(2);
            assertThat(exchange.reason()).startsWith("The contract cannot be used on it: A pattern");
        });
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    @Test
    void aSecondRedactionKeepsTheStructure() throws IOException {
        String archive = "{\"log\": {\"entries\": [" + ENTRY.formatted("\"size\": 2, \"text\": \"{}\"") + "]}}";

        String once = written(archive);
        JsonNode twice = MAPPER.readTree(written(once));

        assertThat(twice.at("/log/entries/0/response"))
                .isEqualTo(MAPPER.readTree(once).at("/log/entries/0/response"));
    }

    @Test
    void bodiesOnLinesAreWrittenLineByLine() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new RedactedRecording(REDACTION, leftOut::add)
                .bodiesOf("helpscout/getChat", 200)
                .write(
                        Recording.open(
                                in("{\"id\": \"abc\"}\n\nAnna\n[1]"),
                                Optional.of(RecordingFormat.LINES),
                                RecordingFormat.BODY),
                        out);

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .first()
                .asString()
                .matches("\\{\"id\": \"[a-z]{3}\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"log\": {\"entries\": [", ""})
    void anExchangeIsWrittenBeforeTheNextOnesAreRead(String begin) throws IOException {
        String separator = begin.isEmpty() ? "\n" : ",";
        String entry = oneLine(ENTRY.formatted("\"size\": 0")) + separator;
        long[] written = {0};
        long[] ahead = {0};
        long[] read = {0};
        List<InputStream> parts = new ArrayList<>(List.of(in(begin)));
        IntStream.range(0, 2000).forEach(i -> parts.add(in(entry)));
        InputStream counted = new SequenceInputStream(Collections.enumeration(parts)) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int count = super.read(bytes, from, length);
                read[0] += Math.max(0, count);
                ahead[0] = Math.max(ahead[0], read[0] / entry.length() - written[0]);
                return count;
            }
        };
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {
                written[0] += b == '4' ? 1 : 0;
            }
        };

        new RedactedRecording(REDACTION, leftOut::add)
                .write(Recording.open(counted, Optional.empty(), RecordingFormat.BODY), out);

        // Two fours stand in each entry that is written, and buffers hold some of them.
        assertThat(read[0]).isGreaterThan(200_000);
        assertThat(ahead[0]).isLessThan(1000);
        assertThat(leftOut).hasSizeLessThan(2);
    }

    private String written(String recording) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RedactedRecording(REDACTION, leftOut::add)
                .filesOf(BodyFiles.of(folder.resolve("recording")))
                .write(Recording.open(in(recording), Optional.empty(), RecordingFormat.BODY), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String oneLine(String json) {
        return json.replace("\n", " ");
    }
}
