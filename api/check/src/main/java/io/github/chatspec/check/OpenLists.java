package io.github.chatspec.check;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.paging.ListPage;
import io.github.chatspec.judge.rule.Findings;
import io.github.chatspec.report.JudgedExchange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The last pages of the lists that a recording contains, with which the next ones are compared.
 *
 * <p>Of more than {@link #MOST} lists, those that were used last are kept. A part of a recording can therefore be replaced
 * by its {@linkplain PageBorders borders}: between two pages of a list, only the number of different lists counts.
 */
final class OpenLists {

    /** A recorder that follows more lists at once loses the connection between their pages. */
    static final int MOST = 16;

    private final Judge judge;
    /** The last page by list; the list that was used last is at the end. */
    private final LinkedHashMap<Long, ListPage> pages = new LinkedHashMap<>();

    OpenLists(Judge judge) {
        this.judge = judge;
    }

    /** Returns whether a page of the same list is known. */
    boolean has(ListPage page) {
        return pages.containsKey(page.list());
    }

    /** Returns an exchange with what comparing its page with the one before it finds, and keeps the page. */
    JudgedExchange compared(JudgedExchange judged, ListPage page) {
        ListPage before = put(page);
        if (before == null) {
            return judged;
        }
        try {
            List<Finding> found = judge.compare(before, page);
            return found.isEmpty() ? judged : judged.with(merged(judged.findings(), found));
        } catch (RuntimeException | Error e) {
            return judged.withFailure(e);
        }
    }

    /** Keeps a page, and returns the one of the same list that it replaces, or null. */
    ListPage put(ListPage page) {
        ListPage before = pages.remove(page.list());
        pages.put(page.list(), page);
        if (pages.size() > MOST) {
            pages.remove(pages.keySet().iterator().next());
        }
        return before;
    }

    /** Returns the pages, that of the list that was used last at the end. */
    List<ListPage> pages() {
        return List.copyOf(pages.values());
    }

    /** Returns the findings of an exchange with others, in the order of reports. */
    static List<Finding> merged(List<Finding> findings, List<Finding> others) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(others);
        return Findings.sorted(all);
    }
}
