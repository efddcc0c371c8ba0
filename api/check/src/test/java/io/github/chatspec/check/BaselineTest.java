package io.github.chatspec.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTest {

    private static final Finding FIRST = missing("first");
    private static final Finding SECOND = missing("second");

    @TempDir
    private Path folder;

    @Test
    void findingsWithDifferentCausesAreDistinguished() throws IOException {
        Baseline baseline = read("{\"chatspec\": \"baseline\", \"version\": 2,"
                + " \"fingerprints\": [\"required things/getThing 200 (body) first\"]}");

        assertThat(baseline.contains(FIRST)).isTrue();
        assertThat(baseline.contains(SECOND)).isFalse();
        assertThat(baseline.isOutdated()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "\"version\": 1,"})
    void anEarlierOneKnowsFindingsWhateverTheirCauseIs(String version) throws IOException {
        Baseline baseline = read(
                "{\"chatspec\": \"baseline\", " + version + " \"fingerprints\": [\"required things/getThing 200 \"]}");

        assertThat(baseline.contains(FIRST)).isTrue();
        assertThat(baseline.contains(SECOND)).isTrue();
        assertThat(baseline.isOutdated()).isTrue();
        assertThat(baseline.without(Set.of(baseline.fingerprint(SECOND)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | The baseline is from a later version of chatspec; update chatspec, or write it again with --write-baseline.",
                "10000000000 | The baseline is from a later version of chatspec; update chatspec, or write it again with --write-baseline.",
                "0 | The version of the baseline is not a whole number from 1; write it again with --write-baseline.",
                "\"2\" | The version of the baseline is not a whole number from 1; write it again with --write-baseline.",
                "null | The version of the baseline is not a whole number from 1; write it again with --write-baseline."
            })
    void anotherVersionIsRefused(String version, String sentence) {
        assertThatThrownBy(() ->
                        read("{\"chatspec\": \"baseline\",\n \"version\": " + version + ", \"fingerprints\": []}"))
                .isInstanceOf(BaselineException.class)
                .hasMessage(sentence + System.lineSeparator() + "  " + folder.resolve("known.json") + ":2");
    }

    @Test
    void theVersionIsWritten() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            Baseline.of(Set.of("a")).write(json);
        }

        assertThat(new ObjectMapper().readTree(text.toString()))
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"chatspec\": \"baseline\", \"version\": 2, \"fingerprints\": [\"a\"]}"));
    }

    private Baseline read(String text) throws IOException {
        return Baseline.read(Files.writeString(folder.resolve("known.json"), text));
    }

    private static Finding missing(String key) {
        return new Finding(
                "required",
                Level.ERROR,
                Optional.of("things/getThing"),
                200,
                Optional.of(""),
                Optional.empty(),
                Optional.empty(),
                Optional.of(key),
                "It is missing.",
                false);
    }
}
