package io.github.chatspec.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000, 1 << 20})
    void theItemsOfAnArchiveAreCutOutWhateverTheBuffersHold(int bytesAtOnce) throws IOException {
        String har = """
                {"log": {"version": "1.2", "pages": [{"title": "\\"entries\\": [1, }"}],
                  "entries": [
                    {"a": "[\\\\"} ,
                    {"b": [{}, "]"]}

                  , 17, "te,xt", true ]
                }}""";

        List<RawRecord> slices = slices(dripping(bytes(har), bytesAtOnce), Optional.of(RecordingFormat.HAR));

        assertThat(slices)
                .extracting(slice -> slice.entry() + "@" + slice.line() + " " + text(slice))
                .containsExactly(
                        "1@3 {\"a\": \"[\\\\\"}", "2@4 {\"b\": [{}, \"]\"]}", "3@6 17", "4@6 \"te,xt\"", "5@6 true ");
        assertThat(slices).allMatch(slice -> slice.defect().isEmpty());
    }

    @Test
    void anEmptyArchiveHasNoItems() throws IOException {
        assertThat(slices("{\"log\": {\"entries\": [ ]}}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"log\": {\"entries\": [{\"a\": 1}, {\"b\": ",
                "{\"log\": {\"entries\": [{\"a\": 1}, {\"b\": \"x\\",
                "{\"log\": {\"entries\": [{\"a\": 1},",
                "{\"log\": {\"entries\": [{\"a\": 1}"
            })
    void anArchiveThatIsCutOffLosesOnlyItsLastItem(String har) throws IOException {
        List<RawRecord> slices = slices(har);

        assertThat(slices).hasSize(2);
        assertThat(text(slices.get(0))).isEqualTo("{\"a\": 1}");
        assertThat(slices.get(1).defect().orElseThrow().kind()).isEqualTo(Defect.Kind.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"log\": 7}", "{\"log\": {\"entries\": {}}}", "{\"log\": {}}", "[]", "{\"log\" {"})
    void whatHasNoEntriesIsOneBrokenItem(String har) throws IOException {
        assertThat(slices(new ByteArrayInputStream(bytes(har)), Optional.of(RecordingFormat.HAR)))
                .singleElement()
                .satisfies(
                        slice -> assertThat(slice.defect().orElseThrow().kind()).isEqualTo(Defect.Kind.SYNTAX));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"log\": {\"entries\": [{\"a\": 1}], \"entries\": [{\"b\": 1}]}}",
                "{\"log\": {\"entries\": [{\"a\": 1}]}, \"x\": 1, \"log\": {\"entries\": []}}",
                "{\"log\": {\"entries\": [{\"a\": 1}]}} {\"log\": {}}",
                "{\"log\": {\"entries\": [{\"a\": 1}]}}\0",
                "{\"log\": {\"entries\": [{\"a\": 1}]]}",
                "{\"log\": {\"entries\": [{\"a\": 1}] 7}}"
            })
    void textAfterTheEntriesIsNotIgnored(String har) throws IOException {
        List<RawRecord> slices = slices(har);

        assertThat(slices).hasSize(2);
        assertThat(slices.get(0).defect()).isEmpty();
        assertThat(slices.get(1).defect().orElseThrow().kind()).isEqualTo(Defect.Kind.SYNTAX);
    }

    @Test
    void textAfterTheEntriesOfAnArchiveIsIgnored() throws IOException {
        assertThat(slices("{\"log\": {\"entries\": [{\"a\": 1}], \"comment\": \"]}\"}, \"_x\": {\"log\": 1}}\n"))
                .singleElement()
                .satisfies(slice -> assertThat(slice.defect()).isEmpty());
    }

    @Test
    void aGzippedInputThatIsDamagedFromTheBeginningIsOneBrokenRecord() throws IOException {
        byte[] head = {0x1f, (byte) 0x8b};
        byte[] damaged = Recordings.gzip(bytes("{}"));
        Arrays.fill(damaged, 10, damaged.length, (byte) 0x55);

        for (byte[] input : List.of(head, damaged)) {
            assertThat(slices(new ByteArrayInputStream(input), Optional.empty()))
                    .singleElement()
                    .satisfies(slice -> assertThat(slice.defect()).contains(Recording.CUT));
        }
    }

    @Test
    void anArchiveInUtf16IsReportedAsUtf16() throws IOException {
        byte[] utf16 = "{\"log\": {\"entries\": []}}".getBytes(StandardCharsets.UTF_16);

        assertThat(slices(new ByteArrayInputStream(utf16), Optional.of(RecordingFormat.HAR)))
                .singleElement()
                .satisfies(slice ->
                        assertThat(slice.defect().orElseThrow().reason()).startsWith("the input is not in UTF-8"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"requests\": [{\"request\": {}}, {}], \"meta\": {}} | WIREMOCK | 2",
                "{\"meta\": {\"total\": 2}, \"requests\": [{\"request\": {}}]} | WIREMOCK | 1",
                "{\"body\": 1} | BODY | 1"
            })
    void theFormIsRecognised(String text, RecordingFormat form, int count) throws IOException {
        try (Recording recording =
                Recording.open(new ByteArrayInputStream(bytes(text)), Optional.empty(), RecordingFormat.BODY)) {
            assertThat(recording.format()).isEqualTo(form);
            int slices = 0;
            while (recording.next().isPresent()) {
                slices++;
            }
            assertThat(slices).isEqualTo(count);
        }
    }

    @Test
    void linesAreCountedAndBlankOnesLeftOut() throws IOException {
        String text = "\uFEFF{\"a\": 1}\r\n\n  \t\n{\"b\": 2}\nbroken\n{\"c\": 3}";

        assertThat(slices(new ByteArrayInputStream(bytes(text)), Optional.of(RecordingFormat.NDJSON)))
                .extracting(slice ->
                        slice.entry() + "@" + slice.line() + " " + text(slice).strip())
                .containsExactly("1@1 {\"a\": 1}", "2@4 {\"b\": 2}", "3@5 broken", "4@6 {\"c\": 3}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1 << 20})
    void recordsOverSeveralLinesAreTakenOneByOne(int bytesAtOnce) throws IOException {
        String text = """
                {
                  "a": "{\\"}",
                  "b": [{}, [
                    1
                  ]]
                }
                {"a": 2}{"a": 3},{"a": 4}

                {
                "a": [
                {
                "b": 5
                },
                {
                "b": 6
                }
                ]
                }""";

        assertThat(slices(dripping(bytes(text), bytesAtOnce), Optional.of(RecordingFormat.NDJSON)))
                .allMatch(slice -> slice.defect().isEmpty())
                .extracting(slice ->
                        slice.entry() + "@" + slice.line() + " " + text(slice).replaceAll("\\s+", ""))
                .containsExactly(
                        "1@1 {\"a\":\"{\\\"}\",\"b\":[{},[1]]}",
                        "2@7 {\"a\":2}",
                        "3@7 {\"a\":3}",
                        "4@7 {\"a\":4}",
                        "5@9 {\"a\":[{\"b\":5},{\"b\":6}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": {\"b\": [",
                "{\"a\": \"cut off",
                "{\n  \"a\": {\n    \"b\": [\n",
                "{\n  \"a\": \"cut",
                "{\n  \"a\": 1,\n  \"b\": \"\\",
                "{\n\"a\": {\n\"b\": 1"
            })
    void aRecordThatIsCutOffEndsWhereTheNextOneBegins(String broken) throws IOException {
        String text = broken + "\n{\"c\": 1}\n{\n \"c\": 2}";

        List<RawRecord> slices = slices(new ByteArrayInputStream(bytes(text)), Optional.of(RecordingFormat.NDJSON));

        assertThat(slices).hasSize(3);
        assertThat(slices.subList(1, 3))
                .extracting(slice -> text(slice).replaceAll("\\s", ""))
                .containsExactly("{\"c\":1}", "{\"c\":2}");
    }

    @Test
    void otherTextBetweenRecordsIsOneBrokenRecord() throws IOException {
        String text = "started\nlistening on 80\n{\"a\": 1} }\nmore\n7\n{\"a\": 2}\n\nstopped";

        assertThat(slices(new ByteArrayInputStream(bytes(text)), Optional.of(RecordingFormat.NDJSON)))
                .extracting(slice -> slice.line() + " " + text(slice).strip())
                .containsExactly(
                        "1 started\nlistening on 80", "3 {\"a\": 1}", "3 }\nmore\n7", "6 {\"a\": 2}", "8 stopped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"har\": {\"log\": {\"creator\": {}, \"entries\": [{\"a\": 1}, {\"b\": 2}]}}}",
                "{\"x\": {\"y\": [1]}, \"har\": {\"z\": 0, \"log\": {\"entries\": [{\"a\": 1}, {\"b\": 2}]}}, \"w\": [{}]}",
                "{\"one\": {\"log\": {\"entries\": [{\"a\": 1}]}}, \"no\": {\"log\": 1},"
                        + " \"two\": {\"log\": {\"entries\": [{\"b\": 2}]}}}"
            })
    void aLogMayBeOneLevelDeeper(String har) throws IOException {
        assertThat(slices(har))
                .extracting(slice -> slice.entry() + " " + text(slice))
                .containsExactly("1 {\"a\": 1}", "2 {\"b\": 2}");
    }

    @Test
    void theEntriesMayBeABareArray() throws IOException {
        String entry = "{\"request\": {\"method\": \"GET\"}}";

        assertThat(slices("[\n" + entry + ",\n" + entry + "]"))
                .extracting(slice -> slice.line() + " " + text(slice))
                .containsExactly("2 " + entry, "3 " + entry);
        assertThat(slices("{\"entries\": [" + entry + "]}"))
                .extracting(RecordingTest::text)
                .containsExactly(entry);
        assertThat(slices("[" + entry + ","))
                .last()
                .satisfies(
                        slice -> assertThat(slice.defect().orElseThrow().kind()).isEqualTo(Defect.Kind.TRUNCATED));
    }

    @Test
    void aSequenceInUtf16IsOneBrokenRecord() throws IOException {
        byte[] utf16 = "{\"request\": {\"method\": \"GET\"}}\n".repeat(3).getBytes(StandardCharsets.UTF_16);

        assertThat(slices(new ByteArrayInputStream(utf16), Optional.empty()))
                .singleElement()
                .satisfies(slice ->
                        assertThat(slice.defect().orElseThrow().reason()).isEqualTo("the input is not in UTF-8"));
    }

    @Test
    void aGzippedRecordingIsReadAsTheOneInIt() throws IOException {
        byte[] har = Recordings.har(Recordings.entries());

        assertThat(texts(Recordings.gzip(har))).isEqualTo(texts(har)).hasSizeGreaterThan(10);
    }

    @Test
    void aGzippedRecordingThatIsCutOffKeepsWhatCameBefore() throws IOException {
        byte[] zipped = Recordings.gzip(Recordings.ndjson(Recordings.entries()));

        List<RawRecord> slices = slices(
                new ByteArrayInputStream(Arrays.copyOf(zipped, zipped.length - 40)),
                Optional.of(RecordingFormat.NDJSON));

        assertThat(slices).hasSizeGreaterThan(1);
        assertThat(slices.get(0).defect()).isEmpty();
        assertThat(slices.get(slices.size() - 1).defect()).contains(Recording.CUT);
    }

    @Test
    void aLineBeyondTheBoundCostsNoOtherOne() throws IOException {
        byte[] text = new byte[Recording.MAX_BYTES + 10];
        Arrays.fill(text, (byte) 'x');
        text[0] = '1';
        text[1] = '\n';
        text[text.length - 2] = '\n';
        text[text.length - 1] = '2';

        List<RawRecord> slices = slices(new ByteArrayInputStream(text), Optional.of(RecordingFormat.LINES));

        assertThat(slices).hasSize(3);
        assertThat(text(slices.get(0)).strip() + text(slices.get(2))).isEqualTo("12");
        assertThat(slices.get(1).defect().orElseThrow().kind()).isEqualTo(Defect.Kind.TOO_LARGE);
    }

    private static List<String> texts(byte[] bytes) throws IOException {
        return slices(new ByteArrayInputStream(bytes), Optional.empty()).stream()
                .map(RecordingTest::text)
                .toList();
    }

    private static List<RawRecord> slices(String text) throws IOException {
        return slices(new ByteArrayInputStream(bytes(text)), Optional.empty());
    }

    private static List<RawRecord> slices(InputStream in, Optional<RecordingFormat> form) throws IOException {
        List<RawRecord> slices = new ArrayList<>();
        try (Recording recording = Recording.open(in, form, RecordingFormat.BODY)) {
            for (Optional<RawRecord> next = recording.next(); next.isPresent(); next = recording.next()) {
                slices.add(next.get());
            }
        }
        return slices;
    }

    /** A stream that brings only so many bytes with each call. */
    private static InputStream dripping(byte[] bytes, int atOnce) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, atOnce));
            }
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(RawRecord slice) {
        return new String(slice.bytes(), StandardCharsets.UTF_8);
    }
}
