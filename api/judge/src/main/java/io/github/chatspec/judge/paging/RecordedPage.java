package io.github.chatspec.judge.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.exchange.EntryCursor;
import io.github.chatspec.exchange.EscapedJson;
import io.github.chatspec.exchange.HeaderSpans;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the page of an exchange without findings from the bytes of its record, about four times as fast as from the
 * exchange. Whatever is written in an unusual way is read from the exchange.
 */
final class RecordedPage {

    private final PagedList list;
    private final byte[] text;
    private final EntryCursor cursor;
    private final byte[] key;
    private final byte[] sort;
    /** The index of the value of the property that was looked for last; -1 if the object does not have it. */
    private int found;

    RecordedPage(PagedList list, byte[] text, EntryCursor cursor) {
        this.list = list;
        this.text = text;
        this.cursor = cursor;
        this.key = list.key().getBytes(StandardCharsets.UTF_8);
        this.sort =
                list.order().isPresent() ? list.order().get().property().getBytes(StandardCharsets.UTF_8) : new byte[0];
    }

    /** Returns the request with those of its header fields that tell lists apart, or null if it is unusual. */
    Request request() {
        HeaderSpans fields = cursor.requestHeaders();
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : list.headers()) {
            byte[] lowerCase = name.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < fields.size(); i++) {
                if (fields.hasName(i, text, lowerCase)) {
                    if (hasBackslash(fields.valueFrom(i), fields.valueTo(i))) {
                        return null;
                    }
                    headers.computeIfAbsent(name, absent -> new ArrayList<>())
                            .add(string(fields.valueFrom(i), fields.valueTo(i)));
                }
            }
        }
        return list.cookies().isEmpty()
                ? new Request(cursor.method().in(text), cursor.url().in(text), Headers.of(headers))
                : null;
    }

    /** Returns the items, or null if the body is unusual. */
    List<ListPage.Row> rows() {
        int at = EscapedJson.afterBlanks(text, cursor.body().from());
        for (String name : Pointers.segments(list.pointer())) {
            if (afterObject(at, name.getBytes(StandardCharsets.UTF_8), null, null) < 0 || found < 0) {
                return null;
            }
            at = found;
        }
        return text[at] == '[' ? rows(EscapedJson.afterBlanks(text, at + 1)) : null;
    }

    private List<ListPage.Row> rows(int from) {
        List<ListPage.Row> rows = new ArrayList<>();
        int at = from;
        while (text[at] != ']') {
            JsonNode[] values = {MissingNode.getInstance(), MissingNode.getInstance()};
            int end = afterObject(at, key, sort, values);
            if (end < 0 || rows.size() == PagedLists.MOST_ROWS) {
                return null;
            }
            rows.add(new ListPage.Row(values[0], values[1]));
            at = EscapedJson.afterBlanks(text, end);
            at = text[at] == ',' ? EscapedJson.afterBlanks(text, at + 1) : at;
        }
        return rows;
    }

    /**
     * Reads an object, and returns the index after it; -1 if it is unusual.
     *
     * @param first the property whose index is kept, and whose value is the first one
     * @param second the property of the second value
     * @param values receives the values; null to keep only the index
     */
    private int afterObject(int from, byte[] first, byte[] second, JsonNode[] values) {
        found = -1;
        if (text[from] != '{') {
            return -1;
        }
        int at = EscapedJson.afterBlanks(text, from + 1);
        while (text[at] != '}') {
            int name = at + 2;
            int nameEnd = EscapedJson.isString(text, at) ? EscapedJson.endOfString(text, name) : -1;
            if (nameEnd < 0 || hasBackslash(name, nameEnd)) {
                return -1;
            }
            int value = EscapedJson.afterBlanks(text, EscapedJson.afterBlanks(text, nameEnd + 2) + 1);
            int end = EscapedJson.afterValue(text, value);
            if (end < 0) {
                return -1;
            }
            if (is(name, nameEnd, first)) {
                found = value;
            }
            if (values != null
                    && !(read(name, nameEnd, first, value, end, values, 0)
                            && read(name, nameEnd, second, value, end, values, 1))) {
                return -1;
            }
            at = EscapedJson.afterBlanks(text, end);
            at = text[at] == ',' ? EscapedJson.afterBlanks(text, at + 1) : at;
        }
        return at + 1;
    }

    /** Keeps a value if its property is the given one, and returns whether the value is usual. */
    private boolean read(int name, int nameEnd, byte[] wanted, int from, int end, JsonNode[] values, int index) {
        if (!is(name, nameEnd, wanted)) {
            return true;
        }
        if (EscapedJson.isString(text, from)) {
            // The quotes are two characters each.
            if (end - from > PagedLists.MOST_CHARACTERS || hasBackslash(from + 2, end - 2)) {
                return false;
            }
            values[index] = TextNode.valueOf(string(from + 2, end - 2));
            return true;
        }
        boolean isNumber = text[from] == '-' || (text[from] >= '0' && text[from] <= '9');
        if (isNumber) {
            values[index] = StrictJson.number(string(from, end)).orElse(MissingNode.getInstance());
        }
        return !isNumber || !values[index].isMissingNode();
    }

    private boolean is(int from, int to, byte[] wanted) {
        return Arrays.equals(text, from, to, wanted, 0, wanted.length);
    }

    private boolean hasBackslash(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    private String string(int from, int to) {
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }
}
