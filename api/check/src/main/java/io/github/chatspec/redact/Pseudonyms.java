package io.github.chatspec.redact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Replaces values by others of the same shape: equal values by equal ones under the same key, wherever they are.
 *
 * <p>So that it can be at every place where the value can be, a replacement also matches the same regular expressions of
 * the contracts as the value does.
 *
 * <p>Up to {@value #SHORT} ASCII letters and digits are permuted among the values of their shape, so that different
 * values stay different: a Feistel network mixes the characters, and a keyed permutation of the alphabet for each length
 * and position is applied before and after it. A value of one character is replaced by such a permutation alone. Any
 * other value is replaced by a keyed hash of the whole value, as are dates, times and IP addresses; two of them may get
 * the same replacement by chance.
 *
 * <p>Without the key, a replacement reveals the shape of the value (its length, case, zeros and punctuation) and which
 * values are equal. A known pair of a value and its replacement reveals that pair, and excludes it for the other values
 * of the same shape; where a shape has few values, such as a single digit, enough known pairs reveal the rest.
 */
final class Pseudonyms {

    /** The length up to which different values could get the same replacement by chance. */
    private static final int SHORT = 12;

    private static final int ROUNDS = 8;

    /** The maximum number of replacements tried to match the same expressions. */
    private static final int ATTEMPTS = 16;

    private final RedactionKey key;
    private final CharacterPermutations permutations;
    private final Map<String, Predicate<String>> patterns;

    /**
     * Creates the pseudonyms under a key.
     *
     * @param patterns the regular expressions of the contracts, with predicates that find them in a text
     */
    Pseudonyms(RedactionKey key, Map<String, Predicate<String>> patterns) {
        this.key = key;
        this.permutations = new CharacterPermutations(key);
        this.patterns = patterns;
    }

    /** Returns the replacement of a value. */
    String of(String value) {
        String first = of(value, 0);
        if (patterns.isEmpty() || value.length() > StepwiseReplacement.LONGEST) {
            return first;
        }
        Set<String> matched = matched(value);
        String candidate = first;
        for (int attempt = 1; !matched(candidate).equals(matched); attempt++) {
            if (attempt == ATTEMPTS) {
                return stepwise(value, other -> matched(other).equals(matched), matched)
                        .orElse(first);
            }
            candidate = of(value, attempt);
        }
        return candidate;
    }

    private Set<String> matched(String value) {
        Set<String> matched = new HashSet<>();
        patterns.forEach((pattern, finder) -> {
            if (finder.test(value)) {
                matched.add(pattern);
            }
        });
        return matched;
    }

    /**
     * Returns the replacement of a value that is found character by character.
     *
     * @param accepted accepts the replacements that are possible
     * @param literals the regular expressions whose literal parts may stay
     * @return the replacement; empty if a part of the value would stay that is not literal
     */
    Optional<String> stepwise(String value, Predicate<String> accepted, Set<String> literals) {
        return new StepwiseReplacement(key, value, accepted).replaced(literals);
    }

    /** Returns one of several possible replacements of a value, which may not match the same expressions. */
    String of(String value, int attempt) {
        if (UrlParts.isOne(value)) {
            return UrlParts.of(value).mapped(part -> attempt == 0 ? of(part) : of(part, attempt));
        }
        Optional<TimestampText> timestamp = TimestampText.of(value);
        if (timestamp.isPresent()) {
            return timestamp.get().replaced(key, attempt);
        }
        if (InternetAddress.isOne(value)) {
            return InternetAddress.replaced(value, key, attempt);
        }
        int[] points = value.codePoints().toArray();
        Alphabet[] alphabets = ValueShape.of(value, points);
        List<Integer> places = new ArrayList<>();
        boolean closed = true;
        for (int i = 0; i < points.length; i++) {
            if (alphabets[i] != null) {
                places.add(i);
                closed &= points[i] < 0x80 && alphabets[i].has(points[i]);
            }
        }
        if (closed && places.size() <= SHORT) {
            move(points, alphabets, places, attempt);
        } else {
            replace(value, points, alphabets, places, attempt);
        }
        return new String(points, 0, points.length);
    }

    /** Returns the shape of a text that could not be decoded. */
    static String masked(String text) {
        StringBuilder masked = new StringBuilder(text.length());
        text.codePoints().forEach(point -> masked.appendCodePoint(mask(point)));
        return masked.toString();
    }

    private static int mask(int point) {
        if (point < 0x80 && Character.isDigit(point)) {
            return '0';
        }
        Alphabet alphabet = Alphabet.of(point);
        return alphabet == null ? point : alphabet.mask();
    }

    private void replace(String value, int[] points, Alphabet[] alphabets, List<Integer> places, int attempt) {
        int[] numbers = key.numbers("replace " + attempt + " " + value, places.size());
        for (int i = 0; i < numbers.length; i++) {
            Alphabet alphabet = alphabets[places.get(i)];
            points[places.get(i)] = alphabet.first() + numbers[i] % alphabet.size();
        }
    }

    private void move(int[] points, Alphabet[] alphabets, List<Integer> places, int attempt) {
        permute(points, alphabets, places, attempt, 0);
        if (places.size() > 1) {
            mix(points, alphabets, places, attempt);
            permute(points, alphabets, places, attempt, 1);
        }
    }

    private void permute(int[] points, Alphabet[] alphabets, List<Integer> places, int attempt, int step) {
        for (int i = 0; i < places.size(); i++) {
            int at = places.get(i);
            points[at] = permutations.of(
                    points[at], new CharacterPermutations.Place(attempt, step, places.size(), i, alphabets[at]));
        }
    }

    /** A Feistel network: each half is shifted in turn by a function of the other, which is reversible. */
    private void mix(int[] points, Alphabet[] alphabets, List<Integer> places, int attempt) {
        int half = places.size() / 2;
        List<Integer> left = places.subList(0, half);
        List<Integer> right = places.subList(half, places.size());
        String shape = shape(points, alphabets);
        for (int round = 0; round < ROUNDS; round++) {
            List<Integer> moved = round % 2 == 0 ? right : left;
            List<Integer> fixed = round % 2 == 0 ? left : right;
            StringBuilder text = new StringBuilder("move " + attempt + " " + round + " " + shape + " ");
            fixed.forEach(place -> text.appendCodePoint(points[place]));
            int[] numbers = key.numbers(text.toString(), moved.size());
            for (int i = 0; i < numbers.length; i++) {
                Alphabet alphabet = alphabets[moved.get(i)];
                int at = points[moved.get(i)] - alphabet.first();
                points[moved.get(i)] = alphabet.first() + (at + numbers[i]) % alphabet.size();
            }
        }
    }

    private static String shape(int[] points, Alphabet[] alphabets) {
        StringBuilder shape = new StringBuilder(points.length);
        for (int i = 0; i < points.length; i++) {
            shape.appendCodePoint(alphabets[i] == null ? points[i] : alphabets[i].mask());
        }
        return shape.toString();
    }
}
