package io.github.chatspec.judge.keyword;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * A regular expression without special characters, such as {@code @}, which matches wherever a text contains it.
 *
 * @param part the ASCII characters that the text contains
 */
public record ContainedText(String part) implements Predicate<String> {

    /** Compiles an expression; returns nothing if it has special characters. */
    static Optional<ContainedText> of(String regex) {
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c <= ' ' || c >= 0x7f || SuffixPattern.SYNTAX.indexOf(c) >= 0) {
                return Optional.empty();
            }
        }
        return regex.isEmpty() ? Optional.empty() : Optional.of(new ContainedText(regex));
    }

    @Override
    public boolean test(String text) {
        return text.contains(part);
    }
}
