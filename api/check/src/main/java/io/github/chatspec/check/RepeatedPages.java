package io.github.chatspec.check;

import io.github.chatspec.exchange.EntryCursor;
import io.github.chatspec.exchange.RecordChunk;
import io.github.chatspec.judge.clean.ResponseKind;
import io.github.chatspec.judge.paging.ListPage;
import io.github.chatspec.judge.paging.ListRequest;
import io.github.chatspec.judge.paging.PagedList;
import io.github.chatspec.judge.paging.PagedLists;
import java.util.Arrays;
import java.util.Optional;

/**
 * The pages of a batch whose request is that of the page before them, as of a client that asks for the first page again and
 * again. None of them is the next page of the list, and only the last one can have a next page. The items of the others are
 * therefore not read.
 */
final class RepeatedPages {

    private final RecordChunk chunk;
    private final InputJudge judge;

    /** The request of the last page, if it is known. */
    private ListRequest request;

    private ListRequest before;
    private boolean isKnown;

    /** The number of the list that the last page belongs to, if {@link #hasList}. */
    private long list;

    private boolean hasList;

    /** Where the records begin and end that were added, in turn. */
    private int[] records = new int[32];

    private int size;

    RepeatedPages(RecordChunk chunk, InputJudge judge) {
        this.chunk = chunk;
        this.judge = judge;
        this.request = new ListRequest(chunk.text());
        this.before = new ListRequest(chunk.text());
    }

    /** Returns whether the request for a page is the one for the last page, which it replaces. */
    boolean isRepeated(EntryCursor cursor, PagedList ofPage) {
        ListRequest last = request;
        request = before;
        before = last;
        boolean wasKnown = isKnown;
        isKnown = request.set(cursor, ofPage);
        boolean isSameList = wasKnown && isKnown && request.isForSameList(last);
        hasList &= isSameList;
        return isSameList && request.number().equals(last.number());
    }

    /** Returns the page that a cursor has read, if it can be compared with others and is written in the usual way. */
    Optional<ListPage> page(EntryCursor cursor, ResponseKind kind) {
        PagedList ofPage = kind.list().orElseThrow();
        return hasList && request.number().isPresent()
                ? PagedLists.page(
                        chunk.text(),
                        cursor,
                        kind.operation(),
                        ofPage,
                        list,
                        request.number().getAsLong())
                : PagedLists.page(chunk.text(), cursor, kind.operation(), ofPage);
    }

    /** Keeps the list of the last page, for which {@link #isRepeated} was called. */
    void keepList(ListPage page) {
        list = page.list();
        hasList = isKnown;
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
        isKnown = false;
        hasList = false;
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
