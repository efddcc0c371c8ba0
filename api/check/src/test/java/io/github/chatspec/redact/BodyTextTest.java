package io.github.chatspec.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTextTest {

    private final List<String> seen = new ArrayList<>();

    /** Notes what stands where, and turns every letter and digit into one. */
    private final BodyText.Values values = new BodyText.Values() {
        @Override
        public String key(String pointer, String key) {
            seen.add(pointer + " key " + key);
            return key;
        }

        @Override
        public String text(String pointer, String value) {
            seen.add(pointer + " text " + value);
            return value.replaceAll("[a-z]", "z");
        }

        @Override
        public String number(String pointer, String value) {
            seen.add(pointer + " number " + value);
            return value.replaceAll("[1-9]", "7");
        }
    };

    @Test
    void spacesOrderAndKeysThatComeTwiceStay() {
        assertThat(rewritten(" { \"a\" :[1 ,\"b\", {\"c~/\":null}],\n\t\"a\": true, \"d\": \"\" } "))
                .isEqualTo(" { \"a\" :[7 ,\"z\", {\"c~/\":null}],\n\t\"a\": true, \"d\": \"\" } ");
        assertThat(seen)
                .containsExactly(
                        " key a", "/a/0 number 1", "/a/1 text b", "/a/2 key c~/", " key a", " key d", "/d text ");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"\\u0061b\\n\\\"\" | \"\\u007az\\n\\\"\"",
                "\"\\uD83D\\uDE00 \\/\" | \"\\uD83D\\uDE00 \\/\"",
                "\"a\\qb\" | \"a\\xa\"",
                "\"\\u12G4\" | \"\\u00X0\"",
                "\"abc | \"zzz",
                "\"abc\\ | \"aaa\\",
                "{\"a\", \"b\"} | {\"z\", \"z\"}",
                "{\"a\" \"b\"} | {\"z\" \"z\"}",
                "01 -1. 1.2.3 | 01 -1. 1.1.1",
                "NaN -Infinity nul0x1F | NaN -Infinity xxx0x0X",
                "{} Anna | {} Xxxx",
                "<p>true</p> | <x>true</x>"
            })
    void invalidJsonStaysInvalidAndLosesItsContent(String before, String after) {
        assertThat(rewritten(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": \"x\\qy\"}",
                "{\"a\": \"\\u12G4\"}",
                "[01]",
                "[1.]",
                "[tru]",
                "{\"a\" 1}",
                "[1] x",
                "[NaN]"
            })
    void aReaderSaysTheSameOfABrokenTextBeforeAndAfter(String text) {
        assertThat(kind(rewritten(text))).isEqualTo(kind(text));
    }

    @Test
    void anInvalidUtf8ByteStaysInvalidAndLosesItsValue() {
        byte[] body = "{\"a\": \"xéx\"} é 📿".getBytes(StandardCharsets.ISO_8859_1);

        byte[] rewritten = BodyText.rewritten(body, values);

        assertThat(rewritten).hasSameSizeAs(body);
        assertThat(new String(rewritten, StandardCharsets.ISO_8859_1)).isEqualTo("{\"a\": \"zÿz\"} ÿ ?");
        assertThat(Utf8Text.encode(Utf8Text.decode("é 📿".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("é 📿".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTextThatIsNestedTooDeepIsRewrittenWithoutPointers() {
        String deep = "[".repeat(100_000) + "\"abc\"";

        assertThat(rewritten(deep)).isEqualTo("[".repeat(100_000) + "\"zzz\"");
        assertThat(seen).containsExactly("null text abc");
    }

    private String rewritten(String body) {
        return new String(BodyText.rewritten(body.getBytes(StandardCharsets.UTF_8), values), StandardCharsets.UTF_8);
    }

    private static JsonSyntaxException.Kind kind(String text) {
        try {
            LocatedJson.readJson(text.getBytes(StandardCharsets.UTF_8));
            return null;
        } catch (JsonSyntaxException e) {
            return e.kind();
        }
    }
}
