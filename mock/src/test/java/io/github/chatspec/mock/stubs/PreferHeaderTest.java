package io.github.chatspec.mock.stubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PreferHeaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "code=401 | code=401",
                "code=\"401\" | code=401",
                "Code = 401 | code=401",
                "example=expired-token, code=401 | code=401, example=expired-token",
                "code=401; example=expired-token | code=401, example=expired-token",
                "code=401, code=404 | code=401",
                "a=\"b, code=404\", code=401 | code=401",
                "a=\"b\\\", code=404\", code=401 | code=401",
                ", , code=401,, | code=401",
                "=x, code=401 | code=401",
                "example=\"a (b\\\"c)\" | example=\"a (b\\\"c)\"",
                "example= | example=\"\"",
                "example | example=\"\"",
                "code=\"401 | code=401",
                "wait=3, code=401, respond-async | code=401"
            })
    void preferencesForAnExampleAreNormalized(String sent, String written) {
        assertThat(PreferHeader.of(List.of(sent)).forStubs()).contains(written);
    }

    @Test
    void severalHeaderLinesAreOneList() {
        PreferHeader preferences = PreferHeader.of(List.of("code=401", "wait=2, example=a", "code=404"));

        assertThat(preferences.value("code")).contains("401");
        assertThat(preferences.value("example")).contains("a");
        assertThat(preferences.value("wait")).contains("2");
    }

    @ParameterizedTest
    @CsvSource({"wait=3", "respond-async", "barcode=1", "x-example=a", "''"})
    void otherPreferencesSelectNoExample(String sent) {
        assertThat(PreferHeader.of(List.of(sent)).forStubs()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.github.chatspec.testing.HugeTexts#all")
    void aHugeHeaderIsRead(String text) {
        assertThat(PreferHeader.of(List.of(text)).value("wait")).isEmpty();
    }
}
