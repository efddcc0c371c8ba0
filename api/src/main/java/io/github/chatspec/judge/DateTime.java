package io.github.chatspec.judge;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The date-time of RFC 3339, section 5.6, with any number of fraction digits. */
final class DateTime {

    private static final Pattern FORM = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]"
            + "([0-9]{2}:[0-9]{2}):([0-9]{2})(\\.[0-9]+)?"
            + "([Zz]|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))");

    private DateTime() {}

    /** Tells whether a text has the form and the calendar and the clock have the moment. */
    static boolean isValid(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        boolean leapSecond = matcher.group(3).equals("60");
        try {
            LocalTime time = LocalTime.parse(matcher.group(2) + ":" + (leapSecond ? "59" : matcher.group(3)));
            LocalDateTime local = LocalDate.parse(matcher.group(1)).atTime(time);
            return !leapSecond || endsMonth(local.minusMinutes(offset(matcher)));
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Leap seconds are added at the end of a month, by UTC. */
    private static boolean endsMonth(LocalDateTime utc) {
        return utc.plusSeconds(1)
                .equals(utc.toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay());
    }

    private static int offset(Matcher matcher) {
        if (matcher.group(6) == null) {
            return 0;
        }
        int minutes = Integer.parseInt(matcher.group(7)) * 60 + Integer.parseInt(matcher.group(8));
        return matcher.group(6).equals("-") ? -minutes : minutes;
    }
}
