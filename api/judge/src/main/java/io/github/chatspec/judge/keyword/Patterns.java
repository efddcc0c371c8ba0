package io.github.chatspec.judge.keyword;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The regular expressions of a contract, each compiled once. */
public final class Patterns {

    private final ConcurrentHashMap<String, Predicate<String>> byRegex = new ConcurrentHashMap<>();

    /** Returns a predicate that finds a regular expression of the contract anywhere in a text. */
    public Predicate<String> of(String regex) {
        Predicate<String> known = byRegex.get(regex);
        if (known == null) {
            known = compiled(regex);
            byRegex.put(regex, known);
        }
        return known;
    }

    private static Predicate<String> compiled(String regex) {
        Optional<SuffixPattern> endings = SuffixPattern.of(regex);
        if (endings.isPresent()) {
            return endings.get();
        }
        Optional<ContainedText> part = ContainedText.of(regex);
        return part.isPresent() ? part.get() : Validator.pattern(regex)::finds;
    }
}
