package io.github.chatspec.testing;

import java.util.List;
import java.util.stream.Stream;

/** Numbers and timestamps that are short or plain to read, and that take long or much memory to calculate with. */
public final class ExtremeValues {

    private static final int DIGITS = 400;

    private ExtremeValues() {}

    /** Returns the numbers, most of which are valid JSON. */
    public static List<String> numbers() {
        String digits = "7".repeat(DIGITS);
        return List.of(
                "1e-1000000000",
                "1E1000000000",
                "-1e1000000000",
                "1E400",
                "-1E400",
                "1e-400",
                "1e2147483647",
                "1e2147483648",
                "1e-2147483648",
                "0e1000000000",
                "0.0e-1000000000",
                "1e99999999999",
                "1e" + digits,
                digits,
                "-" + digits,
                "0." + digits,
                digits + "." + digits,
                digits + "e-400",
                digits.repeat(10),
                "9223372036854775808",
                "-9223372036854775809");
    }

    /** Returns the dates, times and durations, few of which are valid. */
    public static List<String> timestamps() {
        String digits = "7".repeat(DIGITS);
        return List.of(
                "2026-11-30T10:00:00." + digits + "Z",
                "2026-11-30T10:00:00.5e1000000000Z",
                "2026-11-30T10:00:00+" + digits,
                "2026-11-30T10:00:00+999999999:00",
                "+1000000000-11-30T10:00:00Z",
                "-999999999-01-01",
                digits + "-11-30",
                "2026-" + digits + "-30",
                "1000000000-01-01",
                digits + ":00:00Z",
                "P" + digits + "Y",
                "PT1E1000000000S",
                "Mon, 30 Nov " + digits + " 10:00:00 GMT");
    }

    /** Returns all values. */
    public static Stream<String> all() {
        return Stream.concat(numbers().stream(), timestamps().stream());
    }
}
