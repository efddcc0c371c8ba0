package io.github.chatspec.judge.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainedTextTest {

    private static final List<String> TEXTS =
            List.of("", "@", "a@b", "ab", "aab", "a-b", "a--b", "a/b", "A", "\u00e9@", "a\nab", "@@", "#a", "a b");

    @ParameterizedTest
    @ValueSource(strings = {"@", "a", "ab", "a-b", "--", "/", "#a", "&&", "\"", "'"})
    void anExpressionWithoutSpecialCharactersFindsWhatItFindsAsAnExpression(String regex) {
        Predicate<String> part = ContainedText.of(regex).orElseThrow();

        assertThat(TEXTS)
                .allSatisfy(text -> assertThat(part.test(text))
                        .as(text)
                        .isEqualTo(Validator.pattern(regex).finds(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "^@", "@$", "a.b", "a*", "[@]", "(@)", "a|b", "\\@", "a{2}", "\u00e9", "a b", "a]", "a}"})
    void otherExpressionsAreNotRecognized(String regex) {
        assertThat(ContainedText.of(regex)).isEmpty();
    }
}
