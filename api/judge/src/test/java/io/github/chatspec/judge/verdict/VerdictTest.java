package io.github.chatspec.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A verdict finds a body within a larger text. */
class VerdictTest {

    private static final Verdict VERDICT = new ByteVerdict(new NodeLayout().node(CompiledSchema.ANY), Optional.empty());

    @Test
    void aBodyWithinALargerTextIsChecked() {
        byte[] text = bytes("xx{\"a\":1}xx");

        assertThat(VERDICT.isClean(text, 2, 9)).isTrue();
        assertThat(VERDICT.isClean(text, 2, 10)).isFalse();
        assertThat(VERDICT.isClean(text, 3, 9)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":[1,\"\\u00e9\\\"\"]}", "[\"\u20ac \\\\ \\/\"]", " 1 ", "\"\"", "\t[\n]\r\n"})
    void aBodyInAStringEndsAtTheClosingQuote(String body) {
        String text = "{\"text\":" + TextNode.valueOf(body) + ",\"size\":1}";

        assertThat(endOfClean(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length - 11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"",
                "{\"text\":\"\"",
                "{\"text\":\"1",
                "{\"text\":\"1\\\"",
                "{\"text\":\"{\"",
                "{\"text\":\"{a}\"",
                "{\"text\":\"\\x1\"",
                "{\"text\":\"\t1\"",
                "{\"text\":\"\\\"\\ud800\\\"\"",
                "{\"text\":\"\\\"\\t\\\"\"",
            })
    void aStringThatIsNotACleanBodyHasNoEnd(String text) {
        assertThat(endOfClean(text)).isNegative();
    }

    private static int endOfClean(String text) {
        byte[] bytes = bytes(text);
        return VERDICT.endOfClean(
                Arrays.copyOf(bytes, bytes.length + Verdict.PADDING), "{\"text\":\"".length(), bytes.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
