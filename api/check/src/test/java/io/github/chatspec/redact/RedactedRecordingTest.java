package io.github.chatspec.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.exchange.RecordingFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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
                        + " {\"size\":1,\"text\":\"*\",\"encoding\":\"base64\"}"
            })
    void whatIsWrongWithTheRecordOfABodyStays(String before, String after) throws IOException {
        JsonNode entry = MAPPER.readTree(written(oneLine(ENTRY.formatted(before))));

        assertThat(entry.at("/response/content")).isEqualTo(MAPPER.readTree(after));
        assertThat(leftOut).isEmpty();
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
