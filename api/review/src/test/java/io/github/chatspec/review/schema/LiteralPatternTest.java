package io.github.chatspec.review.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralPatternTest {

    @ParameterizedTest
    @CsvSource({
        "'^$', ''",
        "'^a$', 'a'",
        "'^(a|b)$', 'a b'",
        "'^(?:a|b)c$', 'ac bc'",
        "'^x(1|2(a|b))$', 'x1 x2a x2b'",
        "'^[ab]\\.c$', 'a.c b.c'",
        "'^(a|)b$', 'ab b'",
        "'^a\\-b$', 'a-b'"
    })
    void anAnchoredExpressionWithoutRepetitionIsAListOfTexts(String regex, String texts) {
        assertThat(LiteralPattern.texts(regex).orElseThrow())
                .containsExactlyInAnyOrderElementsOf(List.of(texts.split(" ", -1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "^a",
                "a$",
                "^a|b$",
                "^a.b$",
                "^a*$",
                "^(a|b)+$",
                "^a{2}$",
                "^[a-c]$",
                "^[^a]$",
                "^\\d$",
                "^a\\$",
                "^(?=a)a$",
                "^(a$",
                "^[a$",
                "^a)$",
                "^(a|b))$",
                "^a^b$",
                "^[abcdefgh][abcdefgh][abcdefgh]$"
            })
    void anyOtherExpressionIsNot(String regex) {
        assertThat(LiteralPattern.texts(regex)).isEmpty();
    }
}
