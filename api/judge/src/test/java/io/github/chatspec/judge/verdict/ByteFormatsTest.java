package io.github.chatspec.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.judge.keyword.Patterns;
import io.github.chatspec.judge.keyword.TextFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats are recognized in bytes only if the format itself accepts the text. */
class ByteFormatsTest {

    private static final int TEXTS = 100_000;

    private static final List<String> DATE_TIMES = List.of(
            "2019-08-16T22:02:13.842Z",
            "2020-02-29T23:59:59+00:00",
            "2000-02-29T00:00:00Z",
            "1900-02-28T12:30:00-23:59",
            "2021-04-30T10:00:00.1Z",
            "2021-12-31T23:59:59Z");

    private static final List<String> ADDRESSES = List.of(
            "https://a.example.com/path/to;v=1?query=a,b",
            "http://localhost/",
            "https://10.0.0.1/x~y",
            "../a/b_c",
            "...",
            "/a//b");

    /** Whether a text between two quotes is recognized. */
    private interface Recognition {
        boolean test(byte[] bytes, int from, int to);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "ab", "aab", "a-long-part"})
    void aPartOfATextIsFoundWhereverItIs(String part) {
        Predicate<String> pattern = new Patterns().of(part);
        Random random = new Random(5);
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(20);
            while (text.length() < length) {
                text.append(random.nextInt(8) == 0 ? part : "a@bx".charAt(random.nextInt(4)));
            }
            // What is around the text does not count.
            byte[] bytes = (part + '"' + text + '"' + part).getBytes(StandardCharsets.UTF_8);
            int from = part.length() + 1;

            assertThat(PlainFormat.of(pattern).isMet(bytes, from, from + text.length()))
                    .as("%s", text)
                    .isEqualTo(text.indexOf(part) >= 0);
        }
    }

    @Test
    void everyUsualSpellingIsRecognized() {
        assertThat(DATE_TIMES).allMatch(text -> recognizes(ByteFormats::isDateTime, text));
        assertThat(ADDRESSES.subList(0, 3)).allMatch(text -> recognizes(ByteFormats::isWebAddress, text));
        assertThat(ADDRESSES.subList(3, 6)).allMatch(text -> recognizes(ByteFormats::isPath, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019-02-29T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2019-04-31T00:00:00Z",
                "2019-13-01T00:00:00Z",
                "2019-00-01T00:00:00Z",
                "2019-01-00T00:00:00Z",
                "2019-01-01T24:00:00Z",
                "2019-01-01T00:60:00Z",
                "2019-01-01T00:00:61Z",
                "2019-01-01T00:00:00.Z",
                "2019-01-01T00:00:00+24:00",
                "2019-01-01T00:00:00+0000",
                "2019-01-01 00:00:00Z",
                "2019-01-01T00:00:00",
                "2019-01-01T00:00:00Zz",
                "",
            })
    void anythingElseIsNotADateTime(String text) {
        assertThat(recognizes(ByteFormats::isDateTime, text)).isFalse();
    }

    @Test
    void whatIsRecognizedIsAccepted() {
        Random random = new Random(5);

        assertAccepted(DATE_TIMES, "0123456789-+:.TZtz ", ByteFormats::isDateTime, TextFormat.DATE_TIME, random);
        assertAccepted(ADDRESSES, "hps:/.?#[]@%~_-|{ ", ByteFormats::isWebAddress, TextFormat.ADDRESS, random);
        assertAccepted(ADDRESSES, "hps:/.?#[]@%~_-|{ ", ByteFormats::isPath, TextFormat.REFERENCE, random);
    }

    private static void assertAccepted(
            List<String> texts, String characters, Recognition recognition, Predicate<String> format, Random random) {
        int recognized = 0;
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder(texts.get(random.nextInt(texts.size())));
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                int at = random.nextInt(text.length());
                text.replace(
                        at,
                        at + random.nextInt(2),
                        String.valueOf(characters.charAt(random.nextInt(characters.length()))));
            }
            if (recognizes(recognition, text.toString())) {
                recognized++;
                assertThat(format).accepts(text.toString());
            }
        }
        assertThat(recognized).isGreaterThan(1000);
    }

    private static boolean recognizes(Recognition recognition, String text) {
        byte[] bytes = ('"' + text + '"').getBytes(StandardCharsets.UTF_8);
        return recognition.test(bytes, 1, bytes.length - 1);
    }
}
