package io.github.chatspec.redact;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date, a time, or both, the parts of which are replaced by others that exist.
 *
 * <p>A date is replaced by the same date whether a time follows it or not.
 *
 * @param date the date, or an empty text
 * @param separator what is between date and time
 * @param time the time without its zone, or an empty text
 * @param zone the zone, or an empty text
 */
record TimestampText(String date, String separator, String time, String zone) {

    private static final Pattern FORMAT = Pattern.compile("(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})?(?<separator>[Tt ]?)"
            + "(?<time>([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?)?"
            + "(?<zone>[Zz]|[+-][0-9]{2}:[0-9]{2})?");

    private static final int FIRST_YEAR = 1930;
    private static final int YEARS = 80;

    /** The days that every month has. */
    private static final int DAYS = 28;

    /** Returns a text as a date or time, if it is one. */
    static Optional<TimestampText> of(String text) {
        Matcher parts = FORMAT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String date = parts.group("date") == null ? "" : parts.group("date");
        String time = parts.group("time") == null ? "" : parts.group("time");
        String zone = parts.group("zone") == null ? "" : parts.group("zone");
        boolean both = !date.isEmpty() && !time.isEmpty();
        boolean whole = both == !parts.group("separator").isEmpty() && !(date.isEmpty() && time.isEmpty());
        return whole && !(time.isEmpty() && !zone.isEmpty()) && exists(date)
                ? Optional.of(new TimestampText(date, parts.group("separator"), time, zone))
                : Optional.empty();
    }

    private static boolean exists(String date) {
        try {
            return date.isEmpty() || LocalDate.parse(date).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Returns the text with its date and its time replaced. */
    String replaced(RedactionKey key, int attempt) {
        return (date.isEmpty() ? "" : date(key.numbers("date " + attempt + " " + date, 3)))
                + separator
                + (time.isEmpty() ? "" : time(key.numbers("time " + attempt + " " + time, time.length())))
                + zone;
    }

    private static String date(int[] numbers) {
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02d",
                FIRST_YEAR + numbers[0] % YEARS,
                1 + numbers[1] % 12,
                1 + numbers[2] % DAYS);
    }

    private String time(int[] numbers) {
        StringBuilder replaced = new StringBuilder(String.format(Locale.ROOT, "%02d", numbers[0] % 24));
        for (int i = replaced.length(); i < time.length(); i++) {
            boolean tens = time.charAt(i - 1) == ':';
            boolean digit = Character.isDigit(time.charAt(i));
            replaced.append(digit ? (char) ('0' + numbers[i] % (tens ? 6 : 10)) : time.charAt(i));
        }
        return replaced.toString();
    }
}
