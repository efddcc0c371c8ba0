package io.github.chatspec.client;

import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * Reads any date-time of RFC 3339 with the precision of {@link OffsetDateTime}; the generated models call it.
 *
 * <p>The vendors send any number of fraction digits; those after the ninth are dropped. A leap second is read as the
 * second before it. Neither makes a chat unreadable.
 */
public final class DateTimes {

    private static final Pattern TOO_FINE = Pattern.compile("([.][0-9]{9})[0-9]+");
    private static final Pattern LEAP_SECOND = Pattern.compile("(?<=[0-9]:[0-9]{2}:)60");

    private DateTimes() {}

    /**
     * Reads a date-time.
     *
     * @param text the date-time as the vendor sent it
     * @return the nearest time that Java can represent
     * @throws java.time.format.DateTimeParseException if the text is not a date-time
     */
    public static OffsetDateTime parse(String text) {
        String cut = TOO_FINE.matcher(text).replaceFirst("$1");
        return OffsetDateTime.parse(LEAP_SECOND.matcher(cut).replaceFirst("59"));
    }
}
