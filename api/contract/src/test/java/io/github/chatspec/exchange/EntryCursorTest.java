package io.github.chatspec.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryCursorTest {

    private static final String REQUEST =
            "\"request\": {\"method\": \"GET\", \"url\": \"https://x/y\", \"headers\": [{\"name\": \"A\", \"value\": \"b\"}]}";
    private static final String RESPONSE =
            "\"response\": {\"status\": 200, \"headers\": [{\"name\": \"Content-Type\", \"value\": \"a/b\"}],"
                    + " \"content\": {\"text\": \"{\\\"k\\\": \\\"é\\\"}\"}}";
    private static final String ENTRY =
            "{\"startedDateTime\": \"2026-01-01T00:00:00Z\", " + REQUEST + ", " + RESPONSE + "}";

    private final EntryCursor cursor = new EntryCursor();
    private byte[] text;

    @Test
    void thePartsOfAnEntryAreFound() {
        assertThat(read(ENTRY)).isTrue();

        assertThat(cursor.startedAt().in(text)).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(cursor.method().in(text)).isEqualTo("GET");
        assertThat(cursor.url().in(text)).isEqualTo("https://x/y");
        assertThat(cursor.status()).isEqualTo(200);
        assertThat(cursor.contentType().in(text)).isEqualTo("a/b");
        assertThat(cursor.body().in(text)).isEqualTo("{\\\"k\\\": \\\"é\\\"}");
        assertThat(cursor.requestHeaders().size()).isEqualTo(1);
        assertThat(cursor.requestHeaders().hasName(0, text, new byte[] {'a'})).isTrue();
        assertThat(cursor.responseHeaders().size()).isEqualTo(1);
    }

    @Test
    void theBodyIsReadWhereItIsIfWhatPrecedesItIsKnown() {
        List<String> statuses = new ArrayList<>();
        String backwards = "{" + RESPONSE + ", " + REQUEST + "}";
        EntryCursor.BodyReader reader = (bytes, from, to) -> {
            statuses.add(cursor.status() + " " + cursor.contentType().in(bytes));
            return JsonSkipper.endOfString(bytes, from);
        };

        assertThat(cursor.read(padded(ENTRY), 0, length(ENTRY), reader)).isEqualTo(length(ENTRY));
        assertThat(cursor.hasReadBody()).isTrue();
        assertThat(cursor.read(padded(backwards), 0, length(backwards), reader)).isEqualTo(length(backwards));
        assertThat(cursor.hasReadBody()).isFalse();
        assertThat(statuses).containsExactly("200 a/b");
    }

    @Test
    void aBodyOnWhichItsReaderGivesUpEndsTheRecord() {
        assertThat(cursor.read(padded(ENTRY), 0, length(ENTRY), (bytes, from, to) -> -1))
                .isEqualTo(-1);
    }

    @Test
    void whatTheRecorderWroteInPlaceOfAContentTypeIsOne() {
        String without = ENTRY.replace("{\"name\": \"Content-Type\", \"value\": \"a/b\"}", "");

        assertThat(read(without)).isFalse();
        assertThat(read(without.replace("{\"text\"", "{\"mimeType\": \"c/d\", \"text\"")))
                .isTrue();
        assertThat(cursor.contentType().in(text)).isEqualTo("c/d");
        assertThat(read(without.replace("{\"text\"", "{\"mimeType\": \"x-unknown\", \"text\"")))
                .isFalse();
    }

    @Test
    void lineBreaksAreCounted() {
        assertThat(read(ENTRY.replace(", ", ",\n\r\n "))).isTrue();
        assertThat(cursor.lines()).isEqualTo(2 * (ENTRY.split(", ").length - 1));
        assertThat(cursor.hasBraceAtLineStart()).isFalse();

        assertThat(read(ENTRY.replace(": {", ":\n{"))).isTrue();
        assertThat(cursor.hasBraceAtLineStart()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\": 1",
                "\"a\": -1.25",
                "\"a\": \"\\u00e9 \\\\ \\\" é € 🙂\"",
                "\"a\": [true, false, null, {}, [], {\"b\": [0]}]",
                "\"\": {\"é\": 1}"
            })
    void otherFieldsAreSkipped(String field) {
        assertThat(read("{" + field + ", " + ENTRY.substring(1))).isTrue();
        assertThat(read("{ \t" + field.replace(": ", "\t:\r\n") + " , " + ENTRY.substring(1)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\": 01",
                "\"a\": 1e2",
                "\"a\": .5",
                "\"a\": 5.",
                "\"a\": -",
                "\"a\": 1234567890123456789012345",
                "\"a\": tru",
                "\"a\": nul",
                "\"a\": \"\\x\"",
                "\"a\": \"\\u12g4\"",
                "\"a\": \"\t\"",
                "\"a\": [1,]",
                "\"a\": [1 2]",
                "\"a\": {\"b\"}",
                "\"a\": {\"b\": 1,}",
                "\"a\" 1",
                "a: 1",
                "\"\\u0061\": 1",
                "\"é\": 1",
                "\"url\": 1,",
                "\"request\": {}",
                "\"response\": {}",
                "\"a\": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
            })
    void anUnusualFieldIsLeftToTheParser(String field) {
        assertThat(read("{" + field + ", " + ENTRY.substring(1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"method\": \"GET\"|\"method\": 1",
                "\"method\": \"GET\"|\"method\": \"G\\\\u0045T\"",
                "\"method\": \"GET\"|\"method\": \"GET\", \"method\": \"GET\"",
                "https://x/y|https://x/\\\\u0079",
                "https://x/y|https://x/é",
                "\"status\": 200|\"status\": 20",
                "\"status\": 200|\"status\": 2000",
                "\"status\": 200|\"status\": 099",
                "\"status\": 200|\"status\": 600",
                "\"status\": 200|\"status\": \"200\"",
                "\"status\": 200|\"status\": 200.0",
                "\"text\": |\"encoding\": \"base64\", \"text\": ",
                "\"text\": |\"text\": \"\", \"text\": ",
                "\"text\": |\"other\": ",
                "\"name\": \"A\"|\"name\": null",
                "\"name\": \"A\"|\"name\": \"\\\\u0041\"",
                "\"name\": \"A\"|\"name\": \"A\", \"name\": \"B\"",
                "\"value\": \"b\"|\"value\": 1",
                "\"value\": \"b\"|\"other\": \"b\"",
                "\"headers\": \\[|\"headers\": [1, ",
                "\"headers\": \\[|\"headers\": null, \"other\": [",
                "\"name\": \"Content-Type\"|\"name\": \"content-type\", \"value\": \"c/d\"}, {\"name\": \"Content-Type\"",
                "}}$|}"
            })
    void anUnusualPartIsLeftToTheParser(String change) {
        String[] parts = change.split("\\|");

        assertThat(read(ENTRY.replaceFirst(parts[0], parts[1]))).isFalse();
    }

    @Test
    void everyRecordThatIsCutOffIsLeftToTheParser() {
        for (int end = 0; end < ENTRY.length(); end++) {
            assertThat(read(ENTRY.substring(0, end)))
                    .as(ENTRY.substring(0, end))
                    .isFalse();
        }
    }

    @Test
    void bytesThatAreNotUtf8AreLeftToTheParser() {
        for (int[] wrong : new int[][] {
            {0x80},
            {0xc1, 0x80},
            {0xc3, 'x'},
            {0xe0, 0x80, 0x80},
            {0xed, 0xa0, 0x80},
            {0xe2, 0x82, 'x'},
            {0xf0, 0x80, 0x80, 0x80},
            {0xf4, 0x90, 0x80, 0x80},
            {0xf5, 0x80, 0x80, 0x80},
            {0xf0, 0x9f, 0x99, 'x'},
            {0xff}
        }) {
            StringBuilder value = new StringBuilder();
            for (int part : wrong) {
                value.append((char) part);
            }
            byte[] bytes = ("{\"a\": \"" + value + "\", " + ENTRY.substring(1).replace('é', 'e')).getBytes(ISO_8859_1);
            byte[] padded = Arrays.copyOf(bytes, bytes.length + EntryCursor.PADDING);
            assertThat(cursor.read(padded, 0, bytes.length, EntryCursor.ANY_BODY))
                    .as(Arrays.toString(wrong))
                    .isEqualTo(-1);
        }
    }

    @Test
    void manyHeaderFieldsAreLeftToTheParser() {
        String field = "{\"name\": \"A\", \"value\": \"b\"}, ";

        assertThat(read(ENTRY.replace("[{\"name\": \"A\"", "[" + field.repeat(150) + "{\"name\": \"A\"")))
                .isTrue();
        assertThat(cursor.requestHeaders().size()).isEqualTo(151);
        assertThat(read(ENTRY.replace("[{\"name\": \"A\"", "[" + field.repeat(250) + "{\"name\": \"A\"")))
                .isFalse();
    }

    @Test
    void pseudoHeadersAreNotHeaderFields() {
        assertThat(read(ENTRY.replace("\"name\": \"A\"", "\"name\": \":a\""))).isTrue();
        assertThat(cursor.requestHeaders().size()).isZero();
    }

    private static int length(String record) {
        return record.getBytes(UTF_8).length;
    }

    private static byte[] padded(String record) {
        return Arrays.copyOf(record.getBytes(UTF_8), length(record) + EntryCursor.PADDING);
    }

    /** Returns whether the cursor reads a record to its end. */
    private boolean read(String record) {
        text = padded(record);
        int end = cursor.read(text, 0, length(record), EntryCursor.ANY_BODY);
        assertThat(end).isIn(-1, length(record));
        return end >= 0;
    }
}
