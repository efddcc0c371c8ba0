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

    /** The request for the last page; only set if {@link #isRequestKnown}. */
    private ListRequest lastRequest;

    /** Receives the next request; the two objects take turns. */
    private ListRequest spareRequest;

    private boolean isRequestKnown;

    /** The number of the list that the last page belongs to, if {@link #hasList}. */
    private long listNumber;

    private boolean hasList;

    /** The index of the first byte of each added record, followed by the index after its last byte. */
    private int[] recordBounds = new int[32];

    private int size;

    RepeatedPages(RecordChunk chunk, InputJudge judge) {
        this.chunk = chunk;
        this.judge = judge;
        this.lastRequest = new ListRequest(chunk.text());
        this.spareRequest = new ListRequest(chunk.text());
    }

    /** Returns whether the request for a page is the one for the last page, which it replaces. */
    boolean isRepeated(EntryCursor cursor, PagedList ofPage) {
        ListRequest last = lastRequest;
        lastRequest = spareRequest;
        spareRequest = last;
        boolean wasKnown = isRequestKnown;
        isRequestKnown = lastRequest.set(cursor, ofPage);
        boolean isSameList = wasKnown && isRequestKnown && lastRequest.isForSameList(last);
        hasList &= isSameList;
        return isSameList && lastRequest.number().equals(last.number());
    }

    /** Returns the page that a cursor has read, if it can be compared with others and is written in the usual way. */
    Optional<ListPage> page(EntryCursor cursor, ResponseKind kind) {
        PagedList ofPage = kind.list().orElseThrow();
        return hasList && lastRequest.number().isPresent()
                ? PagedLists.page(
                        chunk.text(),
                        cursor,
                        kind.operation(),
                        ofPage,
                        listNumber,
                        lastRequest.number().getAsLong())
                : PagedLists.page(chunk.text(), cursor, kind.operation(), ofPage);
    }

    /** Keeps the list of the last page, for which {@link #isRepeated} was called. */
    void keepList(ListPage page) {
        listNumber = page.list();
        hasList = isRequestKnown;
    }

    /** Adds the record of a page whose request is repeated. */
    void add(int from, int to) {
        if (size == recordBounds.length) {
            recordBounds = Arrays.copyOf(recordBounds, 2 * size);
        }
        recordBounds[size++] = from;
        recordBounds[size++] = to;
    }

    /** Takes the next page for one whose request is not repeated. */
    void forgetRequest() {
        isRequestKnown = false;
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
            page = page(cursor, ofPages, recordBounds[size], recordBounds[size + 1]);
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
