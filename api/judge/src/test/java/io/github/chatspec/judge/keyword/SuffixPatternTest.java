package io.github.chatspec.judge.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuffixPatternTest {

    private static final List<String> TEXTS = List.of(
            "", "a", "b", "ab", "ba", "ca.", "c.a", "Z", "1Z", "Z\n", "+00:00", "0+00:00", "+00:000", "a|b", "a$", "$");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$",
                "a$",
                "ab$",
                "(a)$",
                "(a|b)$",
                "(|a)$",
                "\\.a$",
                "(Z|\\+00:00)$",
                ".*(Z|\\+00:00)$",
                ".*a$",
                ".*$",
                "(a\\|b|c)$",
                "\\$$"
            })
    void anExpressionThatOnlyNamesEndingsFindsWhatItFindsAsAnExpression(String regex) {
        Predicate<String> endings = SuffixPattern.of(regex).orElseThrow();

        assertThat(TEXTS)
                .allSatisfy(text -> assertThat(endings.test(text))
                        .as(text)
                        .isEqualTo(Validator.pattern(regex).finds(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a", "^a$", "a|b$", "(a)(b)$", "[ab]$", "a*$", "(?i)a$", "\\d$", "a\\$", "(a\\)$", "a$b$", "((a))$",
                ".*?a$", ".+a$"
            })
    void otherExpressionsAreNotRecognized(String regex) {
        assertThat(SuffixPattern.of(regex)).isEmpty();
    }
}
