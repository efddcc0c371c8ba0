package io.github.chatspec.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTemplateTest {

    private static final String ENTRY =
            "{\"startedDateTime\": \"2026-01-01T00:00:00Z\", \"time\": 8.25, \"other\": {\"a\": \"\","
                    + " \"b\": [-1, true, \"\\u00e9 \\\"\"]},\n \"request\": {\"method\": \"GET\", \"url\": \"https://x/y\", \"headers\": ["
                    + "{\"name\": \":path\", \"value\": \"/y\"}, {\"name\":\"A\",\"value\":\"b\"}, {\"value\": \"\", \"name\": \"C\"}]},"
                    + " \"response\": {\"status\": 200, \"headers\": [{\"name\": \"Date\", \"value\": \"é\"},"
                    + "{\"name\":\"Content-Type\",\"value\":\"a/b\"}, {\"name\": \"E\", \"value\": \"\"}],"
                    + " \"content\": {\"size\": 0, \"mimeType\": \"c/d\", \"text\": \"{\\\"k\\\": 1}\", \"z\": 12}}, \"timings\": {\"w\":\n0.5}}";

    /** What mutations insert or replace. */
    private static final List<String> PIECES = List.of(
            "\"",
            "\\",
            "\\\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "0",
            "7",
            "-",
            ".",
            "a",
            "é",
            " ",
            "\n",
            "\n{",
            "\0",
            "\\u0041",
            "1e1",
            "name",
            "value",
            "\"name\": \"a\"",
            "Content-Type",
            "content-type",
            ":",
            "\"x\": 1, ",
            "200",
            "404");

    private final EntryCursor cursor = new EntryCursor();

    @Test
    void entriesLikeEarlierOnesAreReadAsIfTheyWereTheFirst() {
        Random random = new Random(20261201);
        int similar = 0;
        List<String> entries =
                new ArrayList<>(List.of(ENTRY, ENTRY.replace(": ", ":"), ENTRY.replace("\"c/d\"", "\"\"")));
        for (int i = 0; i < 60_000; i++) {
            String entry = mutated(entries.get(random.nextInt(entries.size())), random, i % 3);
            String before = " ".repeat(random.nextInt(3));
            Optional<String> expected = read(new EntryCursor(), before, entry);

            assertThat(read(cursor, before, entry)).as(entry).isEqualTo(expected);
            if (expected.isPresent()) {
                similar++;
                entries.set(random.nextInt(entries.size()), entry.length() > 2 * ENTRY.length() ? ENTRY : entry);
            }
            entries.set(0, ENTRY);
        }
        assertThat(similar).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T00:00:00Z|2026-01-01T00:00:00.125Z",
                "8.25|1234",
                "\"a\": \"\"|\"a\": \"\\\\u0041\"",
                "\"/y\"|\"\"",
                "https://x/y|https://x/y/z?a=b",
                "\"é\"|\"longer\"",
                "\"E\", \"value\": \"\"|\"E\", \"value\": \"now with one\"",
                "{\\\"k\\\": 1}|[]"
            })
    void anEntryWithOtherValuesHasTheSameTemplate(String change) {
        EntryTemplates templates = templates();
        String entry = ENTRY.replace(change.split("\\|")[0], change.split("\\|")[1].replace("\\\\", "\\"));
        assertThat(entry).isNotEqualTo(ENTRY);

        assertThat(templates.beforeBody(padded(entry), 0, length(entry))).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"GET\"|\"POST\"",
                "200|404",
                "a/b|a/c",
                "\"A\"|\"a\"",
                "\":path\"|\"path\"",
                "true|null",
                "8.25|1e2",
                "https://x/y|https://x/\\\\u0079",
                "\"time\": 8|\"times\": 8",
                "\"time\": 8.25, |",
                "\"b\": [|\"b\": [[], "
            })
    void anEntryWithOtherThingsHasNone(String change) {
        EntryTemplates templates = templates();
        String[] parts = change.split("\\|", -1);
        String entry = ENTRY.replace(parts[0], parts[1].replace("\\\\", "\\"));
        assertThat(entry).isNotEqualTo(ENTRY);

        assertThat(templates.beforeBody(padded(entry), 0, length(entry))).isEqualTo(-1);
    }

    @Test
    void noTemplatesAreKeptOfARecordingWhoseEntriesDiffer() {
        for (int i = 0; i < 1_000; i++) {
            String entry = ENTRY.replace("\"other\"", "\"other" + i + "\"");
            assertThat(cursor.read(padded(entry), 0, length(entry), EntryCursor.ANY_BODY))
                    .isPositive();
        }
        assertThat(cursor.hasTemplate()).isFalse();
    }

    private EntryTemplates templates() {
        assertThat(cursor.read(padded(ENTRY), 0, length(ENTRY), EntryCursor.ANY_BODY))
                .isPositive();
        EntryTemplates templates = new EntryTemplates();
        templates.add(padded(ENTRY), 0, length(ENTRY), cursor);
        return templates;
    }

    private static String mutated(String entry, Random random, int edits) {
        StringBuilder mutated = new StringBuilder(entry);
        for (int i = 0; i < edits; i++) {
            int at = random.nextInt(mutated.length());
            int end = Math.min(mutated.length(), at + random.nextInt(4));
            mutated.replace(at, end, random.nextInt(4) == 0 ? "" : PIECES.get(random.nextInt(PIECES.size())));
        }
        return mutated.toString();
    }

    /** Returns everything that a cursor finds, if it reads the entry. */
    private static Optional<String> read(EntryCursor cursor, String before, String entry) {
        // What follows an entry is not part of it.
        byte[] text = padded(before + entry + "\n" + ENTRY);
        int end = cursor.read(text, before.length(), text.length - EntryCursor.PADDING, EntryCursor.ANY_BODY);
        if (end < 0) {
            return Optional.empty();
        }
        StringBuilder found = new StringBuilder().append(end).append(' ').append(cursor.status());
        found.append(' ')
                .append(cursor.lines())
                .append(cursor.hasBraceAtLineStart())
                .append(cursor.hasReadBody());
        for (ByteSpan span :
                List.of(cursor.startedAt(), cursor.method(), cursor.url(), cursor.contentType(), cursor.body())) {
            found.append(span.isPresent() ? " " + span.from() + "-" + span.to() : " none");
        }
        for (HeaderSpans headers : List.of(cursor.requestHeaders(), cursor.responseHeaders())) {
            for (int i = 0; i < headers.size(); i++) {
                found.append(' ').append(headers.name(i, text)).append(headers.nameLength(i));
                found.append(':').append(headers.valueFrom(i)).append('-').append(headers.valueTo(i));
            }
            found.append(';');
        }
        return Optional.of(found.toString());
    }

    private static int length(String text) {
        return text.getBytes(UTF_8).length;
    }

    private static byte[] padded(String text) {
        return Arrays.copyOf(text.getBytes(UTF_8), length(text) + EntryCursor.PADDING);
    }
}
