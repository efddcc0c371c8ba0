package io.github.chatspec.json;

import static org.assertj.core.api.Assertions.assertThat;

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
