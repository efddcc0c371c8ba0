package io.github.chatspec.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 10, 13, 27, 0x7f, 0x9b, 0xad, 0x200b, 0x2028, 0x2029, 0x202e, 0x2066, 0xfeff, 0xfffe, 0xffff,
                0xd800
            })
    void aControlCharacterOrHalfASurrogateIsWrittenAsItsCode(int point) {
        assertThat(PlainText.line("a" + Character.toString(point) + "b"))
                .isEqualTo(String.format(Locale.ROOT, "a\\u%04xb", point));
    }

    @Test
    void aCharacterOfTwoUnitsIsSpelledAsBoth() {
        assertThat(PlainText.line(Character.toString(0xE0041))).isEqualTo("\\udb40\\udc41");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Zoë 🙂", "日本語", "{}\"'<>&"})
    void whatCanBeReadStaysAsItIs(String text) {
        assertThat(PlainText.line(text)).isEqualTo(text);
    }

    @Test
    void lineEndsStayOnlyWhereLinesAreAskedFor() {
        assertThat(PlainText.lines("a\r\nb\u2028c")).isEqualTo("a\r\nb\\u2028c");
        assertThat(PlainText.line("a\r\nb")).isEqualTo("a\\u000d\\u000ab");
    }
}
