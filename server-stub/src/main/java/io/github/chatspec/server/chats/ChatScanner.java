package io.github.chatspec.server.chats;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Finds the values that a chat is found and sorted by in its bytes, without a model.
 *
 * <p>It only reads what the model certainly accepts if the contract does: one object, in which no whole number is long or
 * written as a fraction. It is used for one chat after the other.
 */
final class ChatScanner {

    private static final int NONE = -1;

    /** The number of digits of which a {@code long} holds all numbers. */
    private static final int MOST_DIGITS = 18;

    private static final int DATE_TIME = "2026-01-01T00:00:00".length();
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int NANO_DIGITS = 9;

    private final byte[] idKey;
    private final byte[] createdAtKey;
    private byte[] json;
    private int idFrom;
    private int idTo;
    private int createdAtFrom;
    private int createdAtTo;

    /**
     * Creates a scanner.
     *
     * @param idKey the key of the identifier, in ASCII
     * @param createdAtKey the key of the time of creation, in ASCII
     */
    ChatScanner(String idKey, String createdAtKey) {
        this.idKey = idKey.getBytes(StandardCharsets.US_ASCII);
        this.createdAtKey = createdAtKey.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Scans a chat.
     *
     * @param text the bytes; nothing is known if they are not JSON
     * @return whether the identifier and the time were found, and everything is written in the usual way
     */
    boolean scan(byte[] text) {
        json = text;
        idFrom = NONE;
        createdAtFrom = NONE;
        try {
            return text.length > 0 && text[0] == '{' && isUsual() && idTo > idFrom && idFrom > 0 && createdAtFrom > 0;
        } catch (IndexOutOfBoundsException e) {
            return false; // it ends within a value
        }
    }

    private boolean isUsual() {
        int depth = 0;
        int at = 0;
        do {
            switch (json[at]) {
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                case '"' -> at = depth == 1 ? afterField(at) : endOfString(at + 1) + 1;
                case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> at = afterNumber(at);
                default -> at++;
            }
            if (at < 0) {
                return false;
            }
        } while (depth > 0);
        while (at < json.length && json[at] <= ' ' && json[at] >= 0) {
            at++;
        }
        return at == json.length;
    }

    /** Returns the index of the quote that ends a string. */
    private int endOfString(int from) {
        int at = from;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    /** Reads a key of the chat, or a string that is a value of one, and returns the index after it. */
    private int afterField(int quote) {
        int end = endOfString(quote + 1);
        boolean isId = is(quote + 1, end, idKey);
        boolean isCreatedAt = is(quote + 1, end, createdAtKey);
        int at = end + 1;
        if (!isId && !isCreatedAt) {
            return at;
        }
        while (json[at] == ' ' || json[at] == '\t') {
            at++;
        }
        if (json[at] != ':') {
            return at; // it is a value
        }
        at++;
        while (json[at] == ' ' || json[at] == '\t') {
            at++;
        }
        int to = json[at] == '"' ? endOfPlain(at + 1) : NONE;
        if (to < 0) {
            return NONE;
        }
        if (isId) {
            idFrom = at + 1;
            idTo = to;
        } else {
            createdAtFrom = at + 1;
            createdAtTo = to;
        }
        return to + 1;
    }

    private boolean is(int from, int to, byte[] key) {
        if (to - from != key.length) {
            return false;
        }
        for (int i = 0; i < key.length; i++) {
            if (json[from + i] != key[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the index of the quote that ends a string in ASCII without escapes, or -1. */
    private int endOfPlain(int from) {
        int at = from;
        while (json[at] != '"') {
            if (json[at] < ' ' || json[at] == '\\') {
                return NONE;
            }
            at++;
        }
        return at;
    }

    private int afterNumber(int from) {
        int first = json[from] == '-' ? from + 1 : from;
        int at = endOfDigits(first);
        if (at > first && json[at] == '.') {
            at = endOfDigits(at + 1);
            // The contract takes 1.0 for a whole number, and the model does not.
            at = at > 0 && json[at - 1] != '0' && json[at - 1] != '.' ? at : NONE;
        }
        return at > first && json[at] != 'e' && json[at] != 'E' ? at : NONE;
    }

    /** Returns the index after digits, or -1 if they are too many. */
    private int endOfDigits(int from) {
        int at = from;
        while (json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        return at - from <= MOST_DIGITS ? at : NONE;
    }

    /** Returns the identifier. */
    String id() {
        return new String(json, idFrom, idTo - idFrom, StandardCharsets.ISO_8859_1);
    }

    /**
     * Returns the time of creation.
     *
     * @return the time; empty if it is not a valid date-time in UTC of which Java has every digit
     */
    Optional<Instant> createdAt() {
        int length = createdAtTo - createdAtFrom;
        if (length <= DATE_TIME
                || length == DATE_TIME + 2
                || length > DATE_TIME + NANO_DIGITS + 2
                || json[createdAtTo - 1] != 'Z') {
            return Optional.empty();
        }
        int year = number(0, 4, '-');
        int month = number(5, 2, '-');
        int day = number(8, 2, 'T');
        int hour = number(11, 2, ':');
        int minute = number(14, 2, ':');
        int second = number(17, 2, length == DATE_TIME + 1 ? 'Z' : '.');
        int digits = Math.max(0, length - DATE_TIME - 2);
        int fraction = digits == 0 ? 0 : number(DATE_TIME + 1, digits, 'Z');
        boolean isDate = year >= 0 && month >= 1 && month <= 12 && day >= 1;
        boolean isTime = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        if (!isDate
                || !isTime
                || fraction < 0
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return Optional.empty();
        }
        for (int i = digits; i < NANO_DIGITS; i++) {
            fraction *= 10;
        }
        long seconds =
                LocalDate.of(year, month, day).toEpochDay() * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second;
        return Optional.of(Instant.ofEpochSecond(seconds, fraction));
    }

    /** Returns a number in the time of creation that a character follows, or a negative one. */
    private int number(int from, int length, char next) {
        int number = 0;
        for (int i = 0; i < length; i++) {
            int digit = json[createdAtFrom + from + i] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            number = number * 10 + digit;
        }
        return json[createdAtFrom + from + length] == next ? number : NONE;
    }
}
