package io.github.chatspec.check;

import io.github.chatspec.exchange.EntryCursor;
import io.github.chatspec.exchange.HeaderSpans;
import io.github.chatspec.exchange.RecordChunk;
import io.github.chatspec.judge.clean.ResponseKind;
import io.github.chatspec.judge.paging.ListPage;
import io.github.chatspec.judge.paging.PagedList;
import io.github.chatspec.judge.paging.PagedLists;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The pages of a batch whose request is that of the page before them, as of a client that asks for the first page again and
 * again. None of them is the next page of the list, and only the last one can have a next page. The items of the others are
 * therefore not read.
 */
final class RepeatedPages {

    /** In place of the indexes of a value, that those of the next header field follow. */
    private static final int NEXT_FIELD = -1;

    private final RecordChunk chunk;
    private final InputJudge judge;

    /** What the request of the last page has in common with others for the same page of the same list, in pairs of indexes. */
    private int[] request = new int[16];

    /** The number of indexes; negative if no request is known. */
    private int length = -1;

    private int[] before = new int[16];
    private ResponseKind kind;
    private List<byte[]> fields = List.of();

    /** Where the records begin and end that were added, in turn. */
    private int[] records = new int[32];

    private int size;

    RepeatedPages(RecordChunk chunk, InputJudge judge) {
        this.chunk = chunk;
        this.judge = judge;
    }

    /** Returns whether the request for a page is the one for the last page, which it replaces. */
    boolean isRepeated(EntryCursor cursor, ResponseKind other, PagedList list) {
        int[] swapped = before;
        before = request;
        request = swapped;
        int lengthBefore = length;
        boolean isSameKind = kind != null && other.equals(kind);
        if (!isSameKind) {
            kind = other;
            fields = bytes(list.headers());
        }
        length = -1;
        if (!list.cookies().isEmpty()) {
            return false;
        }
        length = 0;
        addSpan(cursor.url().from(), cursor.url().to());
        for (int i = 0; i < fields.size(); i++) {
            addValues(fields.get(i), cursor.requestHeaders());
        }
        return isSameKind && length == lengthBefore && isSameRequest();
    }

    private static List<byte[]> bytes(List<String> names) {
        List<byte[]> bytes = new ArrayList<>();
        for (String name : names) {
            bytes.add(name.getBytes(StandardCharsets.UTF_8));
        }
        return bytes;
    }

    private void addValues(byte[] name, HeaderSpans headers) {
        for (int i = 0; i < headers.size(); i++) {
            if (headers.hasName(i, chunk.text(), name)) {
                addSpan(headers.valueFrom(i), headers.valueTo(i));
            }
        }
        addSpan(NEXT_FIELD, NEXT_FIELD);
    }

    private void addSpan(int from, int to) {
        if (length == request.length) {
            request = Arrays.copyOf(request, 2 * length);
        }
        request[length++] = from;
        request[length++] = to;
    }

    private boolean isSameRequest() {
        byte[] text = chunk.text();
        for (int i = 0; i < length; i += 2) {
            boolean isValue = request[i] != NEXT_FIELD;
            if (isValue != (before[i] != NEXT_FIELD)
                    || (isValue && !Arrays.equals(text, request[i], request[i + 1], text, before[i], before[i + 1]))) {
                return false;
            }
        }
        return true;
    }

    /** Adds the record of a page whose request is repeated. */
    void add(int from, int to) {
        if (size == records.length) {
            records = Arrays.copyOf(records, 2 * size);
        }
        records[size++] = from;
        records[size++] = to;
    }

    /** Takes the next page for one whose request is not repeated. */
    void forgetRequest() {
        length = -1;
    }

    /**
     * Removes the pages that were added, before another page is compared.
     *
     * @param cursor reads their records again
     * @param ofPages what they have in common
     * @return the last one that can be compared
     */
    Optional<ListPage> takeLast(EntryCursor cursor, ResponseKind ofPages) {
        Optional<ListPage> page = Optional.empty();
        while (page.isEmpty() && size > 0) {
            size -= 2;
            page = page(cursor, ofPages, records[size], records[size + 1]);
        }
        size = 0;
        return page;
    }

    private Optional<ListPage> page(EntryCursor cursor, ResponseKind ofPage, int from, int to) {
        if (cursor.read(chunk.text(), from, to, EntryCursor.ANY_BODY) == to) {
            Optional<ListPage> page = PagedLists.page(
                    chunk.text(), cursor, ofPage.operation(), ofPage.list().orElseThrow());
            if (page.isPresent()) {
                return page;
            }
        }
        return judge.page(chunk.skipped(from, to), ofPage.route());
    }

    /** Returns whether there are pages that were added. */
    boolean isEmpty() {
        return size == 0;
    }
}
