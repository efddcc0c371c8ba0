package io.github.chatspec.judge.keyword;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A regular expression that only describes the end of a text, such as {@code .*(Z|\+00:00)$}, matched against that end.
 *
 * @param endings the endings, of which one must be there
 */
public record SuffixPattern(List<String> endings) implements Predicate<String> {

    private static final String ANYTHING = ".*";
    /** The characters that are special in a regular expression. */
    static final String SYNTAX = ".[]{}()*+?^$|\\";

    /** Compiles an expression; returns nothing if it describes more than the end of a text. */
    static Optional<SuffixPattern> of(String regex) {
        if (!regex.endsWith("$")) {
            return Optional.empty();
        }
        // Anything may precede an ending; some generators look from the beginning, so a contract may have to say
        // so.
        String ends = regex.startsWith(ANYTHING) ? regex.substring(ANYTHING.length()) : regex;
        boolean grouped = ends.startsWith("(") && ends.endsWith(")$");
        String alternatives = ends.substring(grouped ? 1 : 0, ends.length() - (grouped ? 2 : 1));
        List<String> endings = new ArrayList<>();
        StringBuilder ending = new StringBuilder();
        for (int i = 0; i < alternatives.length(); i++) {
            char c = alternatives.charAt(i);
            if (c == '|' && grouped) {
                endings.add(ending.toString());
                ending.setLength(0);
            } else if (c == '\\' && i + 1 < alternatives.length() && SYNTAX.indexOf(alternatives.charAt(i + 1)) >= 0) {
                ending.append(alternatives.charAt(++i));
            } else if (SYNTAX.indexOf(c) < 0 && !Character.isSurrogate(c)) {
                ending.append(c);
            } else {
                return Optional.empty();
            }
        }
        endings.add(ending.toString());
        return Optional.of(new SuffixPattern(List.copyOf(endings)));
    }

    @Override
    public boolean test(String text) {
        for (int i = 0; i < endings.size(); i++) {
            if (text.endsWith(endings.get(i))) {
                return true;
            }
        }
        return false;
    }
}
