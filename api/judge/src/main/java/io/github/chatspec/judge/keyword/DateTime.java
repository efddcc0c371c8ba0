package io.github.chatspec.judge.keyword;

import java.time.LocalDateTime;
import java.time.YearMonth;

/**
 * The date-time of RFC 3339, section 5.6, with any number of fraction digits.
 *
 * <p>Parsed by hand, since every message of a chat has a timestamp, and a regular expression would cost more than all
 * other checks of the message.
 */
public final class DateTime {

    /** The length of date and time up to the seconds, as in {@code 2019-08-16T22:02:13}. */
    private static final int CLOCK = 19;

    /** The length up to the ninth digit of a fraction. */
    private static final int NANOSECOND = CLOCK + 1 + 9;

    private static final int LEAP = 60;

    private DateTime() {}

    /** Returns whether a text has the format, and its date and time exist. */
    public static boolean isValid(String text) {
        if (text.length() <= CLOCK || !hasSeparators(text)) {
            return false;
        }
        int zone = fractionEnd(text);
        int second = number(text, 17);
        return hasZone(text, zone)
                && isDay(text)
                && isWithin(number(text, 11), 0, 23)
                && isWithin(number(text, 14), 0, 59)
                && isWithin(second, 0, LEAP)
                && (second < LEAP || endsMonth(text, zone));
    }

    /** Returns whether a text is a timestamp in UTC whose first {@value #CLOCK} characters sort chronologically. */
    public static boolean isSortable(String text) {
        return isValid(text)
                && (text.endsWith("Z") || text.endsWith("+00:00"))
                && text.charAt(10) == 'T'
                && number(text, 17) < LEAP;
    }

    /** Compares two sortable texts by their times, up to the nanosecond. */
    public static int compareSortable(String a, String b) {
        for (int i = 0; i < NANOSECOND; i++) {
            // After the clock there is a point before digits, or the zone.
            int order = i == CLOCK ? 0 : Character.compare(digit(a, i), digit(b, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Returns a character of a sortable text; zero for a digit that its fraction has not. */
    private static char digit(String text, int at) {
        boolean isMissing = at > CLOCK && (at >= fractionEnd(text) || text.charAt(CLOCK) != '.');
        return isMissing ? '0' : text.charAt(at);
    }

    private static boolean hasSeparators(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (text.charAt(10) == 'T' || text.charAt(10) == 't')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static int fractionEnd(String text) {
        if (text.charAt(CLOCK) != '.') {
            return CLOCK;
        }
        int end = CLOCK + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        // A point without digits is not a fraction, and nothing else may begin with a point here.
        return end == CLOCK + 1 ? CLOCK : end;
    }

    private static boolean hasZone(String text, int from) {
        int length = text.length() - from;
        if (length == 1) {
            return text.charAt(from) == 'Z' || text.charAt(from) == 'z';
        }
        return length == 6
                && (text.charAt(from) == '+' || text.charAt(from) == '-')
                && isWithin(number(text, from + 1), 0, 23)
                && text.charAt(from + 3) == ':'
                && isWithin(number(text, from + 4), 0, 59);
    }

    private static boolean isDay(String text) {
        int year = year(text);
        int month = number(text, 5);
        int day = number(text, 8);
        return year >= 0
                && isWithin(month, 1, 12)
                && day >= 1
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
    }

    private static int year(String text) {
        int century = number(text, 0);
        int rest = number(text, 2);
        return century < 0 || rest < 0 ? -1 : century * 100 + rest;
    }

    /** Leap seconds are added at the end of a month, by UTC. */
    private static boolean endsMonth(String text, int zone) {
        LocalDateTime before = LocalDateTime.of(
                year(text), number(text, 5), number(text, 8), number(text, 11), number(text, 14), LEAP - 1);
        LocalDateTime utc = before.minusMinutes(offset(text, zone));
        return utc.plusSeconds(1)
                .equals(utc.toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay());
    }

    private static int offset(String text, int zone) {
        if (text.length() - zone == 1) {
            return 0;
        }
        int minutes = number(text, zone + 1) * 60 + number(text, zone + 4);
        return text.charAt(zone) == '-' ? -minutes : minutes;
    }

    /** Returns the number that two digits form, or -1 if they are not digits. */
    private static int number(String text, int at) {
        char tens = text.charAt(at);
        char ones = text.charAt(at + 1);
        return isDigit(tens) && isDigit(ones) ? (tens - '0') * 10 + ones - '0' : -1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWithin(int number, int least, int most) {
        return number >= least && number <= most;
    }
}
