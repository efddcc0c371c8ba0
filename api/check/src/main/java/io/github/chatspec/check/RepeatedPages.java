package io.github.chatspec.check;

import io.github.chatspec.exchange.ByteSpan;
import io.github.chatspec.exchange.EntryCursor;
import io.github.chatspec.exchange.HeaderSpans;
import io.github.chatspec.exchange.RecordChunk;
import io.github.chatspec.judge.clean.ResponseKind;
import io.github.chatspec.judge.paging.ListPage;
import io.github.chatspec.judge.paging.PagedList;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The pages of a batch whose request is that of the page before them, as of a client that asks for the first page again and
 * again. None of them is the next page of the list, and only the last one can have a next page. The items of the others are
 * therefore not read.
 */
final class RepeatedPages {

    private final RecordChunk chunk;
    private final InputJudge judge;

    /** What the request of the last page has in common with others for the same page of the same list. */
    private byte[] request = {};

    /** The length of it; negative if no request is known. */
    private int length = -1;

    private byte[] before = {};
    private ResponseKind kind;

    /** Where the records begin and end that were added, in turn. */
    private int[] records = new int[32];

    private int size;

    RepeatedPages(RecordChunk chunk, InputJudge judge) {
        this.chunk = chunk;
        this.judge = judge;
    }

    /** Returns whether the request for a page is the one for the last page, which it replaces. */
    boolean isRepeated(EntryCursor cursor, ResponseKind other, PagedList list) {
        byte[] text = chunk.text();
        byte[] swapped = before;
        before = request;
        request = swapped;
        int lengthBefore = length;
        length = list.cookies().isEmpty() ? 0 : -1;
        if (length < 0) {
            return false;
        }
        ByteSpan url = cursor.url();
        append(text, url.from(), url.to());
        List<String> names = list.headers();
        HeaderSpans fields = cursor.requestHeaders();
        for (int name = 0; name < names.size(); name++) {
            byte[] lowerCase = names.get(name).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < fields.size(); i++) {
                if (fields.hasName(i, text, lowerCase)) {
                    append(name);
                    append(text, fields.valueFrom(i), fields.valueTo(i));
                }
            }
        }
        boolean isSame =
                lengthBefore >= 0 && other.equals(kind) && Arrays.equals(request, 0, length, before, 0, lengthBefore);
        kind = other;
        return isSame;
    }

    private void append(byte[] text, int from, int to) {
        append(to - from);
        reserve(to - from);
        System.arraycopy(text, from, request, length, to - from);
        length += to - from;
    }

    private void append(int number) {
        reserve(Integer.BYTES);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            request[length++] = (byte) (number >>> shift);
        }
    }

    private void reserve(int count) {
        if (length + count > request.length) {
            request = Arrays.copyOf(request, Math.max(2 * request.length, length + count));
        }
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
            Optional<ListPage> page =
                    judge.judge().pagedLists().page(chunk.text(), cursor, ofPage.operation(), ofPage.route());
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
