package io.github.chatspec.judge.paging;

import io.github.chatspec.exchange.EntryCursor;
import io.github.chatspec.exchange.HeaderSpans;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * The request for a page of a list, in the bytes of its record: the number of the page, and what it has in common with
 * requests for other pages of the list. Mutable, so that a reader of many records makes no objects.
 */
public final class ListRequest {

    /** In place of the indexes of a value, that those of the next header field follow. */
    private static final int NEXT_FIELD = -1;

    private static final int MOST_DIGITS = 18;

    private final byte[] text;

    /** The URL without the number, and the values of header fields, in pairs of indexes. */
    private int[] spans = new int[16];

    private int length;
    private OptionalLong number = OptionalLong.empty();
    private PagedList list;
    private byte[] parameter = {};
    private List<byte[]> fields = List.of();

    /**
     * Creates a request that is not known yet.
     *
     * @param text the text of several records
     */
    public ListRequest(byte[] text) {
        this.text = text;
    }

    /**
     * Replaces the request by that of another record.
     *
     * @param cursor the cursor that has read the record
     * @param other the list of its response
     * @return whether the request can be compared with others
     */
    @SuppressWarnings("ReferenceEquality") // an equal list only costs time
    public boolean set(EntryCursor cursor, PagedList other) {
        if (list != other) {
            list = other;
            parameter = bytes(other.parameter());
            fields = new ArrayList<>();
            for (String name : other.headers()) {
                fields.add(bytes(name));
            }
        }
        length = 0;
        addUrl(cursor.url().from(), cursor.url().to());
        for (int i = 0; i < fields.size(); i++) {
            addValues(fields.get(i), cursor.requestHeaders());
        }
        return other.cookies().isEmpty();
    }

    /**
     * Returns the number of the page.
     *
     * @return the number; empty if it is not known, or the request is written in an unusual way
     */
    public OptionalLong number() {
        return number;
    }

    /**
     * Returns whether another request is one for the same list.
     *
     * @param other a request in the same text
     * @return whether everything but the numbers of the pages is the same; false also if the requests are written in
     *     different ways
     */
    @SuppressWarnings("ReferenceEquality") // an equal list only costs time
    public boolean isForSameList(ListRequest other) {
        if (list == null || list != other.list || length != other.length) {
            return false;
        }
        for (int i = 0; i < length; i += 2) {
            boolean isValue = spans[i] != NEXT_FIELD;
            if (isValue != (other.spans[i] != NEXT_FIELD) || (isValue && !isSame(i, other))) {
                return false;
            }
        }
        return true;
    }

    private boolean isSame(int index, ListRequest other) {
        int from = other.spans[index];
        return Arrays.equals(text, spans[index], spans[index + 1], text, from, other.spans[index + 1]);
    }

    /** Adds the URL without the number of the page, or all of it if the number cannot be told from the rest. */
    private void addUrl(int from, int to) {
        number = list.first();
        int at = from;
        boolean isUsual = true;
        while (at < to && text[at] != '?') {
            isUsual &= text[at++] != '#';
        }
        int digits = 0;
        int afterDigits = 0;
        while (isUsual && at < to) {
            int pair = at + 1;
            at = endOfPair(pair, to);
            int value = pair + parameter.length;
            if (value <= at && Arrays.equals(text, pair, value, parameter, 0, parameter.length)) {
                boolean isNamed = value == at || text[value] == '=';
                isUsual = !isNamed || (digits == 0 && value < at && isNumber(value + 1, at));
                digits = isNamed ? value + 1 : digits;
                afterDigits = isNamed ? at : afterDigits;
            }
            isUsual &= at == to || text[at] == '&';
        }
        if (!isUsual) {
            number = OptionalLong.empty();
        }
        if (isUsual && digits > 0) {
            number = OptionalLong.of(number(digits, afterDigits));
            add(from, digits);
            add(afterDigits, to);
        } else {
            add(from, to);
        }
    }

    /** Returns the index after a parameter of the query, or of what may mean something else than it says. */
    private int endOfPair(int from, int to) {
        int at = from;
        while (at < to && text[at] != '&' && text[at] != '%' && text[at] != '+' && text[at] != '#') {
            at++;
        }
        return at;
    }

    private boolean isNumber(int from, int to) {
        boolean isNumber = from < to && to - from <= MOST_DIGITS;
        for (int i = from; i < to; i++) {
            isNumber &= text[i] >= '0' && text[i] <= '9';
        }
        return isNumber;
    }

    private long number(int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = 10 * value + text[i] - '0';
        }
        return value;
    }

    private void addValues(byte[] name, HeaderSpans headers) {
        for (int i = 0; i < headers.size(); i++) {
            if (headers.hasName(i, text, name)) {
                add(headers.valueFrom(i), headers.valueTo(i));
            }
        }
        add(NEXT_FIELD, NEXT_FIELD);
    }

    private void add(int from, int to) {
        if (length == spans.length) {
            spans = Arrays.copyOf(spans, 2 * length);
        }
        spans[length++] = from;
        spans[length++] = to;
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
