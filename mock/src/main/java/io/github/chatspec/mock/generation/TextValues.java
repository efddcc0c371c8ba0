package io.github.chatspec.mock.generation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;

/** Writes texts for the keywords of a schema: its format, its pattern, and its length. */
final class TextValues {

    private static final List<String> WORDS = List.of(
            "amber", "birch", "cedar", "coral", "delta", "ember", "fern", "grove", "harbor", "iris", "juniper", "lake",
            "maple", "meadow", "north", "olive", "pearl", "quartz", "river", "sierra", "tulip", "umber", "violet",
            "willow");

    private static final LocalDateTime FIRST_DAY = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final int MINUTES_OF_A_YEAR = 365 * 24 * 60;

    /** What passwords and similar texts need, in a short text. */
    private static final String ALL_KINDS = "Aa1!";

    private static final int MAX_LENGTH = 100_000;

    private final BiPredicate<String, String> finds;

    /**
     * Creates the writer.
     *
     * @param finds whether a regular expression matches anywhere in a text
     */
    TextValues(BiPredicate<String, String> finds) {
        this.finds = finds;
    }

    /** Returns a text that conforms to a schema, or nothing if none is found. */
    Optional<String> of(MergedSchema schema, RandomSource random) {
        int least = schema.most("minLength", 0);
        int most = schema.least("maxLength", Integer.MAX_VALUE);
        if (least > Math.min(most, MAX_LENGTH)) {
            return Optional.empty();
        }
        List<String> patterns = schema.texts("pattern");
        for (String format : schema.texts("format")) {
            Optional<String> formatted = formatted(format, random);
            if (formatted.filter(text -> fits(text, patterns, least, most)).isPresent()) {
                return formatted;
            }
        }
        return patterns.isEmpty() ? Optional.of(words(random, least, most)) : ofPatterns(patterns, least, most, random);
    }

    /** Returns a text that a regular expression matches, or nothing if none is found. */
    Optional<String> of(String regex, RandomSource random) {
        return ofPatterns(List.of(regex), 0, Integer.MAX_VALUE, random);
    }

    private boolean fits(String text, List<String> patterns, int least, int most) {
        int length = text.codePointCount(0, text.length());
        return length >= least && length <= most && patterns.stream().allMatch(pattern -> finds.test(pattern, text));
    }

    private Optional<String> ofPatterns(List<String> patterns, int least, int most, RandomSource random) {
        int usual = random.between(3, 8);
        for (int repetitions : new int[] {usual, 1, least, 0, 2, least / 2 + 1, 12, 24, Math.min(most, 64)}) {
            for (String pattern : patterns) {
                for (int attempt = 0; attempt < 4; attempt++) {
                    Optional<String> text = ofPattern(pattern, repetitions, random);
                    if (text.filter(one -> fits(one, patterns, least, most)).isPresent()) {
                        return text;
                    }
                }
            }
        }
        for (int length = Math.max(least, 1); length <= Math.min(most, Math.max(least, 64)); length++) {
            String text = ALL_KINDS.repeat(length / ALL_KINDS.length() + 1).substring(0, length);
            if (fits(text, patterns, least, most)) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofPattern(String pattern, int repetitions, RandomSource random) {
        try {
            return Optional.of(PatternText.of(pattern).text(random, Math.min(repetitions, MAX_LENGTH)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return Optional.empty(); // an expression that cannot be read
        }
    }

    private static String words(RandomSource random, int least, int most) {
        StringBuilder text = new StringBuilder(random.of(WORDS) + " " + random.of(WORDS));
        while (text.length() < least) {
            text.append(' ').append(random.of(WORDS));
        }
        if (text.length() > most) {
            text.setLength(most);
            String shorter = text.toString().strip();
            return shorter.length() < least ? shorter + "a".repeat(least - shorter.length()) : shorter;
        }
        return text.toString();
    }

    private static Optional<String> formatted(String format, RandomSource random) {
        LocalDateTime time = FIRST_DAY.plusMinutes(random.between(0, MINUTES_OF_A_YEAR - 1));
        String word = random.of(WORDS);
        String text = switch (format.toLowerCase(Locale.ROOT)) {
            case "date-time", "datetime" -> DateTimeFormatter.ISO_DATE_TIME.format(time) + "Z";
            case "date" -> time.toLocalDate().toString();
            case "time" -> DateTimeFormatter.ISO_TIME.format(time.toLocalTime()) + "Z";
            case "duration" -> "PT" + random.between(1, 23) + "H";
            case "email", "idn-email" -> word + "@example.com";
            case "hostname", "idn-hostname", "host" -> word + ".example.com";
            case "ipv4", "ip" -> "192.0.2." + random.between(1, 254);
            case "ipv6" -> "2001:db8::" + Integer.toHexString(random.between(1, 0xffff));
            case "uri", "url", "iri" -> "https://example.com/" + word;
            case "uri-reference", "iri-reference" -> "/" + word;
            case "uri-template" -> "/" + word + "/{id}";
            case "uuid", "guid" -> uuid(random);
            case "json-pointer" -> "/" + word;
            case "relative-json-pointer" -> "1/" + word;
            case "regex" -> "^" + word + "$";
            case "byte", "base64" -> Base64.getEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8));
            case "base64url" ->
                Base64.getUrlEncoder().withoutPadding().encodeToString(word.getBytes(StandardCharsets.UTF_8));
            case "password" -> ALL_KINDS + word + random.between(10, 99);
            case "phone", "phone-number" -> "+1202555" + random.between(1000, 9999);
            case "int32", "int64", "integer", "long" -> String.valueOf(random.between(1, 9999));
            case "decimal", "double", "float", "number" -> random.between(1, 99) + ".5";
            case "timezone", "time-zone" -> "Europe/Berlin";
            case "color" -> "#3a7bd5";
            default -> "";
        };
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Returns a UUID of version 4. */
    private static String uuid(RandomSource random) {
        long high = (random.between(Long.MIN_VALUE, Long.MAX_VALUE - 1) & 0xffffffffffff0fffL) | 0x4000L;
        long low = (random.between(Long.MIN_VALUE, Long.MAX_VALUE - 1) & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
