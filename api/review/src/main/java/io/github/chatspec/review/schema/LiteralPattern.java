package io.github.chatspec.review.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads regular expressions that match a few whole texts and nothing else, such as {@code ^(open|closed)$}, so that they
 * mean the same as a list of these texts.
 */
final class LiteralPattern {

    private static final int MOST_TEXTS = 64;
    private static final String SPECIAL = "\\^$.*+?()[]{}|";

    private final String regex;
    private int at;

    private LiteralPattern(String regex) {
        this.regex = regex;
    }

    /**
     * Returns the texts that a regular expression matches.
     *
     * @param regex the regular expression, in the syntax of ECMA-262
     * @return the texts; nothing if it matches others, or part of a text, or has syntax that this class does not read
     */
    static Optional<List<String>> texts(String regex) {
        if (!regex.startsWith("^") || !regex.endsWith("$")) {
            return Optional.empty();
        }
        LiteralPattern pattern = new LiteralPattern(regex.substring(1, regex.length() - 1));
        Optional<Set<String>> texts = pattern.sequence();
        return texts.filter(unused -> pattern.at == pattern.regex.length()).map(List::copyOf);
    }

    /** Reads up to a bar, the end of the group or the end of the expression. */
    private Optional<Set<String>> sequence() {
        Set<String> texts = Set.of("");
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            Optional<Set<String>> next = atom();
            boolean isRepeated = at < regex.length() && "*+?{".indexOf(regex.charAt(at)) >= 0;
            if (next.isEmpty() || isRepeated || texts.size() * next.get().size() > MOST_TEXTS) {
                return Optional.empty();
            }
            Set<String> longer = new LinkedHashSet<>();
            for (String text : texts) {
                next.get().forEach(end -> longer.add(text + end));
            }
            texts = longer;
        }
        return Optional.of(texts);
    }

    private Optional<Set<String>> atom() {
        char character = regex.charAt(at++);
        if (character == '(') {
            return group();
        }
        if (character == '[') {
            return choice();
        }
        if (character == '\\' && at < regex.length() && SPECIAL.indexOf(regex.charAt(at)) >= 0) {
            return Optional.of(Set.of(String.valueOf(regex.charAt(at++))));
        }
        boolean isDash = character == '\\' && (regex.startsWith("-", at) || regex.startsWith("/", at));
        if (isDash) {
            return Optional.of(Set.of(String.valueOf(regex.charAt(at++))));
        }
        return SPECIAL.indexOf(character) < 0 ? Optional.of(Set.of(String.valueOf(character))) : Optional.empty();
    }

    private Optional<Set<String>> group() {
        at += regex.startsWith("?:", at) ? 2 : 0;
        Set<String> texts = new LinkedHashSet<>();
        Optional<Set<String>> branch = sequence();
        while (branch.isPresent()) {
            texts.addAll(branch.get());
            char end = at < regex.length() ? regex.charAt(at++) : 0;
            if (end != '|' || texts.size() > MOST_TEXTS) {
                return end == ')' && texts.size() <= MOST_TEXTS ? Optional.of(texts) : Optional.empty();
            }
            branch = sequence();
        }
        return Optional.empty();
    }

    /** Reads a class of characters that lists them, without ranges. */
    private Optional<Set<String>> choice() {
        int end = regex.indexOf(']', at);
        List<String> characters = new ArrayList<>();
        for (; at < end; at++) {
            char character = regex.charAt(at);
            if ("^\\-[".indexOf(character) >= 0 || Character.isSurrogate(character)) {
                return Optional.empty();
            }
            characters.add(String.valueOf(character));
        }
        at++;
        return characters.isEmpty() ? Optional.empty() : Optional.of(new LinkedHashSet<>(characters));
    }
}
