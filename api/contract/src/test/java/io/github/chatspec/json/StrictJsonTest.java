package io.github.chatspec.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[1, 2.50, -0, 1e400, 123456789012345678901234567890, 0.1234567890123456789012345]",
                "[0e1000000000, -0.0e-1000000000, 0E9999]",
                "{\"a\": {\"b\": [null, true, \"Zo\u00eb \ud83d\ude42\"]}, \"c\": \"\\ud83d\"}",
                " \n\"x\" "
            })
    void whatIsReadIsWhatTheLocatingReaderReads(String text) throws JsonSyntaxException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(StrictJson.read(bytes)).contains(LocatedJson.readJson(bytes).tree());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{} {}",
                "{}]",
                "{\"a\": 1, \"a\": 1}",
                "{\"a\": [{\"b\": 1, \"b\": 2}]}",
                "NaN",
                "[1,]",
                "{'a': 1}",
                "// no\n1",
                "nul",
                "01"
            })
    void ofWhatNeedsToBeSpokenNothingIsRead(String text) {
        assertThat(StrictJson.read(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void invalidUtf8BytesAreNotRead() {
        assertThat(StrictJson.read(new byte[] {'"', (byte) 0xc0, (byte) 0xaf, '"'}))
                .isEmpty();
        assertThat(StrictJson.read("{}".getBytes(StandardCharsets.UTF_16))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0", "2.50", "1E400", "0e1000000000", "1e-9999", "123456789012345678901234567890"})
    void aNumberHasTheSameValueWhereverItIs(String number) {
        JsonNode read = StrictJson.read(bytes("[" + number + "]")).orElseThrow().get(0);

        assertThat(JsonEquality.areEqual(StrictJson.number(number).orElseThrow(), read))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000000", "-1.5e-2147483648", "1e99999999999999999999", "0e99999999999999999999"})
    void aNumberBeyondTheBoundsHasNoValue(String number) {
        assertThat(StrictJson.number(number)).isEmpty();
        assertThat(StrictJson.read(bytes("[" + number + "]"))).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theBoundsAreThoseOfTheLocatingReader() {
        assertThat(StrictJson.read(nested(LocatedJson.MAX_DEPTH))).isPresent();
        assertThat(StrictJson.read(nested(LocatedJson.MAX_DEPTH + 1))).isEmpty();
        assertThat(StrictJson.read("9".repeat(LocatedJson.MAX_DIGITS).getBytes(StandardCharsets.UTF_8)))
                .isPresent();
        assertThat(StrictJson.read("9".repeat(LocatedJson.MAX_DIGITS + 1).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    private static byte[] nested(int depth) {
        return ("[".repeat(depth) + "]".repeat(depth)).getBytes(StandardCharsets.UTF_8);
    }
}
