package io.github.chatspec.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"log\": {\"entries\": []}} | HAR",
                "\uFEFF{\"log\": {\"ent | HAR",
                "{\"_extra\": [1, {\"log\": 2}], \"log\": { | HAR",
                "{\"request\": {\"method\": \"GET\"}, \"response\": {}} | NDJSON",
                "{\"request\": {\"headers\": [{}], \"url\": \"/\"}} | NDJSON",
                "{\"startedDateTime\": \"2026\", \"time\": 1, \"request\": {} | NDJSON",
                "{\"startedDateTime\": \"2026\", \"response\": {\"content\": {\"text\": \"cut | NDJSON",
                "{\"requests\": [], \"meta\": {\"total\": 0}} | WIREMOCK",
                "{\"meta\": {\"total\": 1}, \"requests\": [{\"id\": \"1\", \"request\": {} | WIREMOCK"
            })
    void aRecordingIsRecognisedByHowItBegins(String head, RecordingFormat form) {
        assertThat(RecordingFormat.of(head.getBytes(StandardCharsets.UTF_8))).contains(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "[]",
                "null",
                "garbage",
                "{\"log\": 1}",
                "{\"log\": []}",
                "{\"request\": {}}",
                "{\"request\": {\"id\": 1}}",
                "{\"requests\": [1]}",
                "{\"requests\": [{\"id\": 1}]}",
                "{\"response\": {\"url\": \"x\"}}"
            })
    void anythingElseIsNone(String head) {
        assertThat(RecordingFormat.of(head.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void noSampleOfAContractIsTakenForARecording() {
        Contract.builtIn().stream()
                .flatMap(contract -> contract.operations().stream())
                .flatMap(operation -> operation.samples().stream())
                .forEach(sample -> assertThat(RecordingFormat.of(sample.body()))
                        .as(sample.toString())
                        .isEmpty());
    }

    @Test
    void aBrokenFirstLineDoesNotHideTheEntriesBelow() {
        String text = "{\"request\": {\"meth\n\nnot json\n{\"request\": {\"method\": \"GET\"}}\n";

        assertThat(RecordingFormat.of(text.getBytes(StandardCharsets.UTF_8))).contains(RecordingFormat.NDJSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
    void anArchiveMayStandBelowBlankLinesInAnyEncodingThatJacksonKnows(String charset) {
        assertThat(RecordingFormat.of("\r\n\n\t {\"log\": {}}".getBytes(Charset.forName(charset))))
                .contains(RecordingFormat.HAR);
    }

    @Test
    void anArchiveFurtherDownIsNoneOfALine() {
        assertThat(RecordingFormat.of("garbage\n{\"log\": {}}\n".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
