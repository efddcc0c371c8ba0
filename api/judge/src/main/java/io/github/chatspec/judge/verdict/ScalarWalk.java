package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The strings, numbers and literals of a {@link ByteWalk}. */
class ScalarWalk extends JsonScanner {

    /** The result for a part of which it is not known that nothing is to be reported about it. */
    static final int UNCLEAN = -1;

    /** The number of digits of which a {@code long} holds all numbers. */
    private static final int LONG_DIGITS = 18;

    /** The number of digits up to which every reader of JSON keeps an integer as it is. */
    private static final int SHORT_DIGITS = 15;

    /** The length up to which a fraction without an exponent is within the range of {@code double}. */
    private static final int SHORT_FRACTION = 300;

    private static final int TRUE = 't' | ('r' << 8) | ('u' << 16) | ('e' << 24);
    private static final int FALSE = 'f' | ('a' << 8) | ('l' << 16) | ('s' << 24);
    private static final int NULL = 'n' | ('u' << 8) | ('l' << 16) | ('l' << 24);

    /** Whether a value met something that only the rules can decide, so that no test of a composition is exact. */
    boolean isUnknown;

    /** The index up to which the last string, object or array was read. */
    int reached;

    /** The lists that contain the last string that clauses compare. */
    long metLists;

    ScalarWalk(byte[] bytes, boolean isEscaped) {
        super(bytes, isEscaped);
    }

    /** Gives up: whether a value conforms, or a branch accepts it, is not known. */
    final int unknown() {
        isUnknown = true;
        return UNCLEAN;
    }

    /** Checks a string, a number or a literal. */
    final int scalar(SchemaNode node, int at) {
        byte first = bytes[at];
        if (first == (quote == 1 ? '"' : '\\')) {
            return (node.types & CompiledSchema.STRING) != 0 ? string(node, at) : UNCLEAN;
        }
        return first >= 'a' ? literal(node, at) : number(node, at);
    }

    /** Checks true, false or null. */
    private int literal(SchemaNode node, int at) {
        return switch (bytes[at]) {
            case 't' -> (node.types & CompiledSchema.TRUE) != 0 && is(TRUE, at) ? at + 4 : UNCLEAN;
            case 'f' ->
                (node.types & CompiledSchema.FALSE) != 0 && is(FALSE, at) && bytes[at + 4] == 'e' ? at + 5 : UNCLEAN;
            case 'n' -> nothing(node, at);
            default -> UNCLEAN;
        };
    }

    private int nothing(SchemaNode node, int at) {
        if ((node.types & CompiledSchema.NULL) == 0) {
            return node.isNullUnknown ? unknown() : UNCLEAN;
        }
        return is(NULL, at) ? at + 4 : UNCLEAN;
    }

    final boolean isNull(int at) {
        return is(NULL, at);
    }

    private boolean is(int word, int at) {
        return (int) JsonBytes.word(bytes, at) == word;
    }

    private int string(SchemaNode node, int at) {
        if (!isQuote(at)) {
            return UNCLEAN;
        }
        if (node.text == null) {
            int end = endOfString(at + quote);
            return end < 0 ? UNCLEAN : end + quote;
        }
        return text(node.text, at + quote);
    }

    /** Checks a string by its content, and keeps the lists that contain it. */
    final int text(TextCheck check, int from) {
        int end = JsonBytes.endOfPlain(bytes, from);
        if (isQuote(end)) {
            metLists = check.check(bytes, from, end);
        } else {
            end = endOfString(end);
            String text = end < 0 ? null : decoded(from, end);
            isUnknown |= text == null;
            metLists = text == null ? TextCheck.REJECTED : check.check(text);
        }
        reached = end;
        return metLists == TextCheck.REJECTED ? UNCLEAN : end + quote;
    }

    private int number(SchemaNode node, int from) {
        boolean isNegative = bytes[from] == '-';
        int first = isNegative ? from + 1 : from;
        int at = first;
        long number = 0;
        int digit;
        while ((digit = bytes[at] - '0') >= 0 && digit <= 9) {
            number = number * 10 + digit;
            at++;
        }
        int digits = at - first;
        if (digits == 0 || (digits > 1 && bytes[first] == '0')) {
            return UNCLEAN;
        }
        int next = bytes[at];
        boolean isLong = digits <= LONG_DIGITS || (digits == LONG_DIGITS + 1 && isLong(number, isNegative));
        if (next == '.' && isLong && !node.isFractionUnknown) {
            int end = endOfZeros(at + 1);
            at = end < 0 ? at : end;
            next = bytes[at];
        }
        if (!isLong || next == '.' || next == 'e' || next == 'E') {
            return longNumber(node, from, first + digits, digits);
        }
        boolean conforms = (node.types & CompiledSchema.INTEGER) != 0
                && at - from <= LocatedJson.MAX_DIGITS
                && (node.number == null || node.number.accepts(isNegative ? -number : number));
        return conforms ? at : UNCLEAN;
    }

    /** Returns whether a well-formed number consists of digits that every reader of JSON keeps. */
    final boolean isShortInteger(int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        return to - from <= SHORT_DIGITS;
    }

    /** Returns whether a number of 19 digits, which may have exceeded the positive half of a {@code long}, fits into one. */
    private static boolean isLong(long number, boolean isNegative) {
        return number >= 0 || (isNegative && number == Long.MIN_VALUE);
    }

    /** Returns the index after the zeros that are all digits of a fraction, or -1 if it has others. */
    private int endOfZeros(int from) {
        int at = from;
        while (bytes[at] == '0') {
            at++;
        }
        return at == from || (bytes[at] >= '1' && bytes[at] <= '9') ? -1 : at;
    }

    /** Checks a number with a fraction, an exponent or many digits, after those before the point. */
    private int longNumber(SchemaNode node, int from, int afterDigits, int digits) {
        int at = afterDigits;
        boolean isFraction = bytes[at] == '.';
        if (isFraction) {
            at = endOfDigits(at + 1);
        }
        boolean hasExponent = at > 0 && (bytes[at] == 'e' || bytes[at] == 'E');
        if (hasExponent) {
            boolean isSigned = bytes[at + 1] == '-' || bytes[at + 1] == '+';
            at = endOfDigits(isSigned ? at + 2 : at + 1);
        }
        if (at < 0 || (node.types & CompiledSchema.INTEGER) == 0 || at - from > LocatedJson.MAX_DIGITS) {
            return UNCLEAN;
        }
        boolean isShort = !hasExponent && digits <= LONG_DIGITS && at - from < SHORT_FRACTION;
        if (isShort
                && (node.types & CompiledSchema.FRACTION) != 0
                && (node.number == null || node.number.takesShort())) {
            return at;
        }
        if (node.isFractionUnknown && (node.types & CompiledSchema.FRACTION) == 0 && (isFraction || hasExponent)) {
            return unknown();
        }
        Optional<JsonNode> number = StrictJson.number(new String(bytes, from, at - from, StandardCharsets.ISO_8859_1));
        boolean conforms = number.isPresent()
                && ((node.types & CompiledSchema.FRACTION) != 0 || number.get().canConvertToExactIntegral())
                && (node.number == null || node.number.accepts(number.get()));
        return conforms ? at : UNCLEAN;
    }

    /** Returns the index after digits, or -1 if there is none. */
    private int endOfDigits(int from) {
        int at = from;
        while (bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at == from ? -1 : at;
    }
}
