package io.github.chatspec.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutDetectionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"log\": {\"entries\": []}} | HAR log entries",
                "\uFEFF{\"log\": {\"ent | HAR log entries",
                "{\"_extra\": [1, {\"log\": 2}], \"log\": { | HAR log entries",
                "{\"har\": {\"log\": {\"version\": \"1.2\", \"creator\": {}, \"entries\": [ | HAR * log entries",
                "{\"a\": {\"b\": [{}]}, \"har\": {\"c\": 1, \"log\": {\"entries\": []}}} | HAR * log entries",
                "{\"version\": \"1.2\", \"entries\": [{\"startedDateTime\": \"2026\", \"requ | HAR entries",
                "[{\"startedDateTime\": \"2026\", \"request\": {\"method\": \"GET\"}}] | HAR ",
                "[{\"request\": {\"method\": \"GET\", \"headers\": {}}}] | WIREMOCK ",
                "{\"requests\": [], \"meta\": {\"total\": 0}} | WIREMOCK requests",
                "{\"meta\": {\"total\": 1}, \"requests\": [{\"id\": \"1\", \"request\": {} | WIREMOCK requests",
                "{\"mappings\": [{\"id\": \"1\", \"request\": {\"url\": \"/\"}}]} | WIREMOCK mappings",
                "{\"\\u006cog\": {\"entries\": []}} | HAR log entries"
            })
    void anArrayOfRecordsIsDetectedFromTheKeysThatLeadToIt(String head, String format) {
        assertThat(LayoutDetection.of(head.getBytes(StandardCharsets.UTF_8)))
                .hasValueSatisfying(layout -> assertThat(
                                (layout.format().name() + " " + String.join(" ", layout.path())).strip())
                        .isEqualTo(format));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"request\": {\"method\": \"GET\"}, \"response\": {}} | NDJSON",
                "{\"request\": {\"headers\": [{}], \"url\": \"/\"}} | NDJSON",
                "{\"request\": {\"url\": \"/\"}, \"response\": {\"content\": {\"te | NDJSON",
                "{\"startedDateTime\": \"2026\", \"time\": 1, \"request\": {} | NDJSON",
                "{\"startedDateTime\": \"2026\", \"response\": {\"content\": {\"text\": \"cut | NDJSON",
                "{\"id\": \"1\", \"request\": {\"url\": \"/\", \"absoluteUrl\": \"http:// | WIREMOCK",
                "{\"request\": {\"url\": \"/\", \"method\": \"GET\", \"headers\": {\"A\": \"b\"}}} | WIREMOCK",
                "{\"request\": {\"urlPath\": \"/\"}, \"response\": {\"status\": 200}} | WIREMOCK",
                "{\"request\": {\"url\": \"/\"}, \"response\": {\"status\": 200, \"bodyFileName\": \"b\"}} | WIREMOCK",
                "{\"response\": {\"jsonBody\": {}}, \"request\": {\"url\": \"/\", \"method\": \"GET\"}} | WIREMOCK"
            })
    void aRecordIsDetectedFromItsRequest(String head, RecordingFormat format) {
        assertThat(LayoutDetection.of(head.getBytes(StandardCharsets.UTF_8)))
                .contains(RecordingLayout.sequence(format));
        assertThat(LayoutDetection.of(head.replace(", ", ",\n  ").getBytes(StandardCharsets.UTF_8)))
                .contains(RecordingLayout.sequence(format));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "[]",
                "[[{\"request\": {\"url\": \"/\"}}]]",
                "null",
                "garbage",
                "{\"log\": 1}",
                "{\"log\": []}",
                "{\"data\": {\"log\": {\"text\": \"\"}}}",
                "{\"data\": {\"log\": [{\"creator\": {}}]}}",
                "{\"entries\": [{\"id\": 1}]}",
                "{\"mappings\": {\"request\": {}}}",
                "{\"request\": {}}",
                "{\"request\": {\"id\": 1, \"headers\": {}}}",
                "{\"requests\": [1]}",
                "{\"requests\": [{\"id\": 1}]}",
                "{\"response\": {\"url\": \"x\"}}"
            })
    void otherTextIsNotARecording(String head) {
        assertThat(LayoutDetection.of(head.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void noSampleOfAContractIsTakenForARecording() {
        Contract.builtIn().stream()
                .flatMap(contract -> contract.operations().stream())
                .flatMap(operation -> operation.samples().stream())
                .forEach(sample -> assertThat(LayoutDetection.of(sample.body()))
                        .as(sample.toString())
                        .isEmpty());
    }

    @Test
    void aBrokenFirstLineDoesNotHideTheEntriesBelow() {
        String text = "{\"request\": {\"meth\n\nnot json\n{\"request\": {\"method\": \"GET\"}}\n";

        assertThat(LayoutDetection.of(text.getBytes(StandardCharsets.UTF_8)))
                .contains(RecordingLayout.sequence(RecordingFormat.NDJSON));
    }

    @Test
    void theLinesOfAValueAreNotTriedAsRecords() {
        String body = "{\"calls\": [\n{\"request\": {\"method\": \"GET\"}}\n]}";
        String list = "[ 7,\n{\"request\": {\"method\": \"GET\"}}\n]";

        assertThat(LayoutDetection.of(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(LayoutDetection.of(list.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
    void anArchiveMayStandBelowBlankLinesInAnyEncodingThatJacksonKnows(String charset) {
        assertThat(LayoutDetection.of("\r\n\n\t {\"log\": {}}".getBytes(Charset.forName(charset))))
                .contains(RecordingLayout.of(RecordingFormat.HAR));
    }

    @Test
    void anArchiveAfterOtherTextIsNotARecording() {
        assertThat(LayoutDetection.of("garbage\n{\"log\": {}}\n".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
