package io.github.chatspec.judge.verdict;

/**
 * Recognizes the usual spellings of string formats in ASCII bytes. Other spellings, which may conform as well, are left to
 * {@link io.github.chatspec.judge.keyword.TextFormat}.
 */
final class ByteFormats {

    /** The length of a date-time without fraction and zone. */
    private static final int SECONDS_END = 19;

    private static final long HIGH_BITS = 0x8080808080808080L;

    /** The characters of {@code 0000-00-}, lowest first, and what carries any other difference than a digit into a high bit. */
    private static final long DATE = 0x2d30302d30303030L;

    private static final long DATE_CARRY = 0x7f76767f76767676L;

    /** The same for {@code 00T00:00}. */
    private static final long TIME = 0x30303a3030543030L;

    private static final long TIME_CARRY = 0x76767f76767f7676L;

    /** The months with 30 days. */
    private static final int SHORT_MONTHS = (1 << 4) | (1 << 6) | (1 << 9) | (1 << 11);

    private static final int HTTP = 'h' | ('t' << 8) | ('t' << 16) | ('p' << 24);
    private static final boolean[] HOST = table("-.");
    private static final boolean[] SEGMENT = table("-._~/");
    private static final boolean[] PATH = table("-._~/?!$&'()*+,;=:@");

    private ByteFormats() {}

    private static boolean[] table(String marks) {
        boolean[] table = new boolean[1 << Byte.SIZE];
        for (char c = 0; c < 0x80; c++) {
            table[c] = Character.isLetterOrDigit(c) || marks.indexOf(c) >= 0;
        }
        return table;
    }

    /** Returns whether a text is a date-time of RFC 3339 with upper-case letters and without a leap second. */
    static boolean isDateTime(byte[] bytes, int from, int to) {
        if (to - from <= SECONDS_END) {
            return false;
        }
        long date = JsonBytes.word(bytes, from) ^ DATE;
        long time = JsonBytes.word(bytes, from + 8) ^ TIME;
        if ((((date + DATE_CARRY) | date | (time + TIME_CARRY) | time) & HIGH_BITS) != 0 || bytes[from + 16] != ':') {
            return false;
        }
        int month = digits(date, 40);
        int day = digits(time, 0);
        int seconds = number(bytes, from + 17);
        return month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= days(digits(date, 0) * 100 + digits(date, 16), month))
                && digits(time, 24) <= 23
                && digits(time, 48) <= 59
                && seconds >= 0
                && seconds <= 59
                && isZone(bytes, endOfFraction(bytes, from + SECONDS_END), to);
    }

    private static int digits(long word, int shift) {
        return (int) ((word >>> shift) & 15) * 10 + (int) ((word >>> (shift + 8)) & 15);
    }

    private static int days(int year, int month) {
        if (month == 2) {
            return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return ((SHORT_MONTHS >>> month) & 1) == 1 ? 30 : 31;
    }

    /** Returns the index after a fraction; that of the point if no digit follows it, since no zone begins with a point. */
    private static int endOfFraction(byte[] bytes, int from) {
        if (bytes[from] != '.') {
            return from;
        }
        int at = from + 1;
        while (isDigit(bytes[at])) {
            at++;
        }
        return at == from + 1 ? from : at;
    }

    private static boolean isZone(byte[] bytes, int from, int to) {
        if (bytes[from] == 'Z') {
            return from + 1 == to;
        }
        if (from + 6 != to || (bytes[from] != '+' && bytes[from] != '-') || bytes[from + 3] != ':') {
            return false;
        }
        int hours = number(bytes, from + 1);
        int minutes = number(bytes, from + 4);
        return hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59;
    }

    /** Returns the number that two digits form, or -1 if they are not digits. */
    private static int number(byte[] bytes, int at) {
        return isDigit(bytes[at]) && isDigit(bytes[at + 1]) ? (bytes[at] - '0') * 10 + bytes[at + 1] - '0' : -1;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Returns whether a text is a web address of host and path, without a port, escapes or a fragment. */
    static boolean isWebAddress(byte[] bytes, int from, int to) {
        int at = from;
        if (to - from < 9 || (int) JsonBytes.word(bytes, at) != HTTP) {
            return false;
        }
        at += bytes[at + 4] == 's' ? 5 : 4;
        if (bytes[at] != ':' || bytes[at + 1] != '/' || bytes[at + 2] != '/') {
            return false;
        }
        at += 3;
        int host = at;
        while (at < to && HOST[bytes[at] & 0xff]) {
            at++;
        }
        if (at == host || at == to || bytes[at] != '/' || bytes[host] == '-' || bytes[host] == '.') {
            return false;
        }
        while (at < to && PATH[bytes[at] & 0xff]) {
            at++;
        }
        return at == to;
    }

    /** Returns whether a text is a relative reference that consists of a path of plain characters. */
    static boolean isPath(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && SEGMENT[bytes[at] & 0xff]) {
            at++;
        }
        // Two slashes precede a host.
        return at == to && (from == to || bytes[from] != '/' || bytes[from + 1] != '/');
    }

    /** Returns whether a text is a date-time that ends with {@code Z}. */
    static boolean isUtc(byte[] bytes, int from, int to) {
        return bytes[to - 1] == 'Z' && isDateTime(bytes, from, to);
    }

    /** Returns whether a date-time in UTC is not after another one; both end with {@code Z}. */
    static boolean isNotAfter(byte[] bytes, int from, int to, int next, int nextTo) {
        for (int i = 0; i < SECONDS_END; i++) {
            int order = bytes[from + i] - bytes[next + i];
            if (order != 0) {
                return order < 0;
            }
        }
        // The point of a fraction is before its digits; a missing digit is a zero.
        int last = Math.max(to - from, nextTo - next) - 1;
        for (int i = SECONDS_END + 1; i < last; i++) {
            int order = (i < to - from - 1 ? bytes[from + i] : '0') - (i < nextTo - next - 1 ? bytes[next + i] : '0');
            if (order != 0) {
                return order < 0;
            }
        }
        return true;
    }

    /**
     * Compares two texts by their first characters, if both are written like a date-time that ends with {@code Z}. Whatever
     * else they are, {@link io.github.chatspec.judge.schema.SortOrder} never orders them the other way round: it compares
     * texts character by character, unless both are date-times.
     *
     * @return a negative number if the first text is before the other one, a positive number if it is after it; 0 if both
     *     begin alike, or that is unknown
     */
    static int compareSeconds(byte[] bytes, int from, int to, int next, int nextTo) {
        if (!hasSeconds(bytes, from, to) || !hasSeconds(bytes, next, nextTo)) {
            return 0;
        }
        int order = order(bytes, from, next);
        order = order != 0 ? order : order(bytes, from + Long.BYTES, next + Long.BYTES);
        int last = SECONDS_END - Long.BYTES;
        return order != 0 ? order : order(bytes, from + last, next + last);
    }

    /** Compares eight bytes with eight others. */
    private static int order(byte[] bytes, int from, int next) {
        long first = Long.reverseBytes(JsonBytes.word(bytes, from));
        long second = Long.reverseBytes(JsonBytes.word(bytes, next));
        return Long.compareUnsigned(first, second);
    }

    /** Returns whether the year of a text has four digits, if it is a date-time at all, and its zone is UTC. */
    private static boolean hasSeconds(byte[] bytes, int from, int to) {
        return to - from > SECONDS_END && bytes[from + 4] == '-' && bytes[from + 10] == 'T' && bytes[to - 1] == 'Z';
    }
}
