package io.github.chatspec.judge;

import io.vavr.test.Gen;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** Generators of texts in each format that the contracts use. */
final class Texts {

    /** How many fraction digits a moment has at most. */
    static final int DIGITS = 12;

    private static final List<String> ADDRESSES = List.of(
            "https://example.com/a%20b?x=1&y=%F0%9F%99%82#z",
            "http://[2001:db8::7]:8080/", "urn:mbid:AQAAY0example", "mailto:guard@imperial.com", "data:text/plain,a");
    private static final List<String> REFERENCES = List.of("...", "", "/a/b", "?q=1", "#z", "../up", "//host/path");
    /** The first and the last code point of what is drawn from: escapes, ASCII, letters, words, signs and emoji. */
    private static final int[][] RANGES = {
        {0x00, 0x1f},
        {0x20, 0x7e},
        {'"', '"'},
        {'\\', '\\'},
        {0x7f, 0x24f},
        {0x5d0, 0x6ff},
        {0x2028, 0x2029},
        {0x4e00, 0x9fff},
        {0xe000, 0xffff},
        {0x1f300, 0x1f6ff},
        {0x10fff0, 0x10ffff}
    };

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final long FIRST = LocalDateTime.of(1970, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long LAST = LocalDateTime.of(9999, 12, 31, 23, 59).toEpochSecond(ZoneOffset.UTC);

    private Texts() {}

    static Gen<String> of(String format) {
        return switch (format) {
            case "" -> open();
            case "date-time" -> moment();
            case "uri" -> random -> ADDRESSES.get(random.nextInt(ADDRESSES.size()));
            case "uri-reference" ->
                random -> random.nextBoolean()
                        ? ADDRESSES.get(random.nextInt(ADDRESSES.size()))
                        : REFERENCES.get(random.nextInt(REFERENCES.size()));
            default -> throw new IllegalArgumentException("No texts are known of the format " + format);
        };
    }

    /** A moment of UTC so that the order of the texts is that of the moments. */
    static String sortable(String moment) {
        String local = moment.replaceFirst("(Z|\\+00:00)$", "");
        String whole = local.contains(".") ? local : local + ".";
        return whole + "0".repeat(DIGITS - (whole.length() - whole.indexOf('.') - 1));
    }

    private static Gen<String> open() {
        return random -> random.ints(random.nextInt(20), 0, RANGES.length)
                .map(range -> RANGES[range][0] + random.nextInt(RANGES[range][1] - RANGES[range][0] + 1))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static Gen<String> moment() {
        return random -> {
            LocalDateTime second = LocalDateTime.ofEpochSecond(
                    FIRST + (long) (random.nextDouble() * (LAST - FIRST)), 0, ZoneOffset.UTC);
            int digits = random.nextInt(DIGITS + 1);
            String fraction =
                    random.ints(digits, 0, 10).mapToObj(String::valueOf).collect(Collectors.joining("", ".", ""));
            return SECONDS.format(second) + (digits == 0 ? "" : fraction) + (random.nextBoolean() ? "Z" : "+00:00");
        };
    }
}
