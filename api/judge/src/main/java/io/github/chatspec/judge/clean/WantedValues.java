package io.github.chatspec.judge.clean;

import io.github.chatspec.exchange.HeaderSpans;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The header fields or query parameters of a message that rules check, with the tests of their values. */
final class WantedValues {

    /** Returned in place of a set if the message must be judged. */
    static final int NOT_CLEAN = -1;

    /** Three sets of wanted values fit into a long. */
    static final int MOST = 20;

    private final List<byte[]> names = new ArrayList<>();
    private final List<ValueTest> tests = new ArrayList<>();
    private byte[][] nameArray = {};
    private ValueTest[] testArray = {};
    private long lengths;
    private Mode mode = Mode.TEST;

    /** What is done with the values. */
    enum Mode {
        /** They are tested. */
        TEST,
        /** They are accepted. */
        ACCEPT,
        /** They are remembered as accepted; only right for a message without findings that has each value once. */
        REMEMBER
    }

    /** Adds the name of a header field. */
    void addHeader(String name, ValueTest test) {
        add(name.toLowerCase(Locale.ROOT), test);
    }

    /** Adds the name of a query parameter. */
    void add(String name, ValueTest test) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        names.add(bytes);
        tests.add(test);
        nameArray = names.toArray(new byte[0][]);
        testArray = tests.toArray(new ValueTest[0]);
        lengths |= 1L << bytes.length;
    }

    /** Returns whether there are not too many values. */
    boolean areFew() {
        return names.size() <= MOST;
    }

    /** Sets what is done with the values. */
    void mode(Mode other) {
        mode = other;
    }

    /** Returns the set of the wanted header fields that a message has; {@link #NOT_CLEAN} if one is unusual. */
    int presentIn(byte[] text, HeaderSpans headers) {
        int present = 0;
        for (int i = 0; i < headers.size(); i++) {
            if ((lengths & 1L << headers.nameLength(i)) == 0) {
                continue;
            }
            for (int wanted = 0; wanted < nameArray.length; wanted++) {
                if (headers.hasName(i, text, nameArray[wanted])) {
                    present = with(present, wanted, text, headers.valueFrom(i), headers.valueTo(i));
                    if (present < 0) {
                        return NOT_CLEAN;
                    }
                }
            }
        }
        return present;
    }

    /** Returns the set of the wanted parameters that a query has; {@link #NOT_CLEAN} if the query is unusual. */
    int presentIn(byte[] text, int from, int to) {
        int present = 0;
        int at = from;
        while (at < to) {
            int key = at;
            while (at < to && text[at] != '=' && text[at] != '&') {
                if (isEncoded(text[at++])) {
                    return NOT_CLEAN;
                }
            }
            int keyEnd = at;
            int value = at < to && text[at] == '=' ? at + 1 : at;
            boolean isEncoded = false;
            while (at < to && text[at] != '&') {
                isEncoded |= isEncoded(text[at++]);
            }
            present = withParameter(present, text, key, keyEnd, value, at, isEncoded);
            if (present < 0) {
                return NOT_CLEAN;
            }
            at++;
        }
        return present;
    }

    private int withParameter(
            int before, byte[] text, int key, int keyEnd, int value, int valueEnd, boolean isEncoded) {
        int present = before;
        for (int i = value; i < valueEnd; i++) {
            if (text[i] == '#') {
                return NOT_CLEAN;
            }
        }
        for (int wanted = 0; wanted < nameArray.length && present >= 0; wanted++) {
            byte[] name = nameArray[wanted];
            if (keyEnd - key == name.length && isSame(text, key, name)) {
                present = isEncoded ? NOT_CLEAN : with(present, wanted, text, value, valueEnd);
            }
        }
        return present;
    }

    private static boolean isSame(byte[] text, int from, byte[] name) {
        for (int i = 0; i < name.length; i++) {
            if (text[from + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a character stands for another one, or ends the query. */
    private static boolean isEncoded(byte character) {
        return character == '%' || character == '+' || character == '#';
    }

    private int with(int present, int wanted, byte[] text, int from, int to) {
        boolean isRepeated = (present & 1 << wanted) != 0;
        if (isRepeated) {
            return NOT_CLEAN;
        }
        if (mode == Mode.REMEMBER) {
            testArray[wanted].remember(text, from, to);
        }
        boolean isAccepted = mode != Mode.TEST || testArray[wanted].accepts(text, from, to);
        return isAccepted ? present | 1 << wanted : NOT_CLEAN;
    }
}
