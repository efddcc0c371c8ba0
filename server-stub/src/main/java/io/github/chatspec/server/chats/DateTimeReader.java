package io.github.chatspec.server.chats;

import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * Reads a date-time of RFC 3339; the generated models call it.
 *
 * <p>Java has nine fraction digits, while the contracts allow any number, and no leap seconds. Further digits are cut
 * off, and a leap second is read as the second before it.
 */
public final class DateTimeReader {

    private static final Pattern TOO_FINE = Pattern.compile("([.][0-9]{9})[0-9]+");
    private static final Pattern LEAP_SECOND = Pattern.compile("(?<=[0-9]:[0-9]{2}:)60");

    private DateTimeReader() {}

    /**
     * Reads a date-time.
     *
     * @param text the date-time
     * @return the nearest time that Java can represent
     * @throws java.time.format.DateTimeParseException if the text is not a date-time
     */
    public static OffsetDateTime parse(String text) {
        String cut = TOO_FINE.matcher(text).replaceFirst("$1");
        return OffsetDateTime.parse(LEAP_SECOND.matcher(cut).replaceFirst("59"));
    }
}
