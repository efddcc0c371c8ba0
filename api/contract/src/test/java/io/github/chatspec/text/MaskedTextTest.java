package io.github.chatspec.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "/v3.1/chats, /v3.1/chats",
        "/v3.1/chats/C7, /v3.1/chats/*",
        "/users/17/orders/3f2b8c1e-9f1c-4d5e-8a7b-0c1d2e3f4a5b, /users/*/orders/*",
        "/users/anna@example.com, /users/*",
        "/users/Anna, /users/Xxxx",
        "/users/anna.smith, /users/*",
        "/getUser/Zo%C3%AB, /xxxXxxx/*",
        "/favicon.ico, /favicon.ico",
        "/static/app.min.js, /static/app.min.js",
        "/static/app.1a2b3c.js, /static/*",
        "/a;jsessionid=AB12/b, /*/b",
        "/, /",
        "//, //",
        "/1/2/3/4/5/6/7/8/9/10/11/12/13, /*/*/*/*/*/*/*/*/*/*/*/…"
    })
    void pathsForDifferentIdsHaveTheSamePattern(String path, String pattern) {
        assertThat(MaskedText.pathPattern(path)).isEqualTo(pattern);
    }

    @ParameterizedTest
    @CsvSource({
        "Anna Müller, Xxxx Xxxxxx",
        "anna@example.com, xxxx@xxxxxxx.xxx",
        "+49 (170) 123-45, +00 (000) 000-00",
        "漢字 🙂 ١٢, xx x 00"
    })
    void ofATextTheShapeStays(String text, String shape) {
        assertThat(MaskedText.text(text)).isEqualTo(shape);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"LiveChat\" | \"XxxxXxxx\" | \"LiveChat\"",
                "\"quick_reply-2\" | \"xxxxx_xxxxx-0\" | \"quick_reply-2\"",
                "\"2024-13-45T25:00:00Z\" | \"2024-13-45T25:00:00Z\" | \"2024-13-45T25:00:00Z\"",
                "\"20240101\" | \"00000000\" | \"00000000\"",
                "\"Anna Smith\" | \"Xxxx Xxxxx\" | \"Xxxx Xxxxx\"",
                "12345 | 12345 | 12345",
                "491701234567 | 000000000000 | 000000000000",
                "-1.5 | -1.5 | -1.5",
                "true | true | true",
                "null | null | null",
                "[\"Anna\"] | […] | […]",
                "{\"Anna\": 1} | {…} | {…}"
            })
    void onlyTheImpersonalPartOfAValueIsShown(String json, String value, String word) throws IOException {
        assertThat(MaskedText.value(JSON.readTree(json))).isEqualTo(value);
        assertThat(MaskedText.word(JSON.readTree(json))).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({
        "/v3.1/chats, /v3.1/chats",
        "/chat/v1/, /chat/v1/",
        "/, /",
        "/user-lists/CSR7QK/anna@example.com, /user-lists/XXX0XX/xxxx@xxxxxxx.xxx",
        "/Anna/v3.1b, /Xxxx/x0.0x"
    })
    void ofAPathTheWordsOfProgrammersAreShown(String path, String shown) {
        assertThat(MaskedText.path(path)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat_id", "_embedded", "createdAt", "x2", "$ref", "@type", "utf-8", "a.b", ""})
    void aKeyThatIsANameIsShown(String key) {
        assertThat(MaskedText.key(key)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna@example.com", "Anna Smith", "+49170", "id12345", "7", "ключ"})
    void anyOtherKeyKeepsItsShapeOnly(String key) {
        assertThat(MaskedText.key(key)).isEqualTo(MaskedText.text(key)).isNotEqualTo(key);
    }

    @Test
    void ofAPointerIndexesAndNamesAreShown() {
        assertThat(MaskedText.pointer("/response/messages/12/anna@example.com"))
                .isEqualTo("/response/messages/12/xxxx@xxxxxxx.xxx");
        assertThat(MaskedText.pattern("/response/messages/12/a~1b/id12345"))
                .isEqualTo("/response/messages/*/x~1x/xx00000");
        assertThat(MaskedText.pattern("")).isEmpty();
    }

    @Test
    void namesAndIndexesAreThoseOfTheirPatterns() {
        Pattern name = Pattern.compile("[A-Za-z_$@][A-Za-z0-9_.:$-]*");
        Random random = new Random(7);
        String characters = "aZ_$@09.:-~/é ";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(i % 10 == 0 ? 60 : 6);
            for (int k = 0; k < length; k++) {
                text.append(characters.charAt(random.nextInt(i % 2 == 0 ? 3 : characters.length())));
            }
            String key = text.toString();
            long digits = key.chars().filter(Character::isDigit).count();
            boolean isName = key.length() <= 40 && name.matcher(key).matches() && digits < 5;

            assertThat(MaskedText.isName(key)).as(key).isEqualTo(isName);
        }
        assertThat(MaskedText.pattern("/123456789/1234567890/0/-1/")).isEqualTo("/*/0000000000/*/-0/");
    }
}
