package io.github.chatspec.coverage;

import io.github.chatspec.exchange.ByteSpan;

/** Reads the usual form of a timestamp in its bytes, for example {@code 2026-01-31T10:00:00.000Z}. */
final class StartTime {

    /** Returned for a timestamp in another form, which may also be none. */
    static final long UNUSUAL = Long.MAX_VALUE;

    private static final int DATE_AND_TIME = "2026-01-31T10:00:00".length();
    private static final int MOST_FRACTION_DIGITS = 9;
    private static final int MONTHS = 12;

    private StartTime() {}

    /**
     * Returns a timestamp in milliseconds.
     *
     * @param text the text that contains the timestamp
     * @param span where it is
     * @return the milliseconds, those of {@link Occurrences#UNKNOWN} if there is no timestamp, or {@link #UNUSUAL}
     */
    static long millis(byte[] text, ByteSpan span) {
        if (!span.isPresent()) {
            return Occurrences.UNKNOWN;
        }
        int from = span.from();
        int to = span.to();
        if (to - from <= DATE_AND_TIME || text[to - 1] != 'Z' || !hasSeparators(text, from)) {
            return UNUSUAL;
        }
        int year = number(text, from, 4);
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        int hour = number(text, from + 11, 2);
        int minute = number(text, from + 14, 2);
        int second = number(text, from + 17, 2);
        boolean isDate = year > 0 && month >= 1 && month <= MONTHS && day >= 1 && day <= days(year, month);
        boolean isTime = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        int fraction = millisOfFraction(text, from + DATE_AND_TIME, to - 1);
        return isDate && isTime && fraction >= 0
                ? (((epochDay(year, month, day) * 24 + hour) * 60 + minute) * 60 + second) * 1000 + fraction
                : UNUSUAL;
    }

    private static boolean hasSeparators(byte[] text, int from) {
        return text[from + 4] == '-'
                && text[from + 7] == '-'
                && text[from + 10] == 'T'
                && text[from + 13] == ':'
                && text[from + 16] == ':';
    }

    /** Returns a number with some digits, or -1 if there is something else. */
    private static int number(byte[] text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return -1;
            }
            number = number * 10 + text[i] - '0';
        }
        return number;
    }

    private static int millisOfFraction(byte[] text, int from, int to) {
        if (from == to) {
            return 0;
        }
        int digits = to - from - 1;
        if (text[from] != '.' || digits < 1 || digits > MOST_FRACTION_DIGITS) {
            return -1;
        }
        if (number(text, from + 1, digits) < 0) {
            return -1;
        }
        int millis = number(text, from + 1, Math.min(digits, 3));
        return digits == 1 ? millis * 100 : digits == 2 ? millis * 10 : millis;
    }

    private static int days(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Returns the number of days since 1970-01-01 in the Gregorian calendar. */
    private static long epochDay(int year, int month, int day) {
        // The year begins in March, so that the day that only some years have is its last one.
        int years = month > 2 ? year : year - 1;
        int months = (month + 9) % MONTHS;
        long ofYears = 365L * years + years / 4 - years / 100 + years / 400;
        // The first of March of the year 0 was 719468 days before 1970.
        return ofYears + (153 * months + 2) / 5 + day - 1 - 719_468;
    }
}
