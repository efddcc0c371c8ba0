package io.github.chatspec.judge.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.paging.ListPage;
import io.github.chatspec.judge.paging.PagedList;
import io.github.chatspec.judge.schema.SortOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reports an item that is on two consecutive pages of a list, or is missing on the one to which its sort value belongs
 * ({@code x-paged-by}).
 *
 * <p>The sentences do not show values, since they are written where the exchange with its secrets may not be known.
 */
public final class PagingRule extends Rule {

    PagingRule() {
        super(
                "paging",
                Level.WARNING,
                "Two consecutive pages of a list have the same row, or the second has a row that belongs on the first.",
                RuleExample.pages(
                        "{\"items\": {}, \"x-paged-by\": {\"parameter\": \"limit\", \"key\": \"n\"}}",
                        "[{\"n\": 7}]",
                        "[{\"n\": 7}]"));
    }

    /** Reports nothing about a single exchange. */
    @Override
    public void check(Evaluation evaluation, Findings out) {}

    /**
     * Compares a page with the one before it.
     *
     * @param contract the contract
     * @param list the list
     * @param before the page whose number is one less
     * @param page the page
     * @param policy decides about level and ignores
     * @return at most one finding for each of the two reasons
     */
    public List<Finding> compare(
            Contract contract, PagedList list, ListPage before, ListPage page, FindingPolicy policy) {
        Set<Object> keys = new HashSet<>();
        for (ListPage.Row row : before.rows()) {
            if (!row.key().isMissingNode()) {
                keys.add(JsonEquality.key(row.key()));
            }
        }
        Optional<Level> level = policy.levelOf(this, level());
        List<Finding> findings = new ArrayList<>();
        if (level.isPresent()) {
            Places places = new Places(contract, list, page, level.get());
            repeated(places, keys).ifPresent(findings::add);
            misplaced(places, keys, before).ifPresent(findings::add);
        }
        findings.removeIf(policy::ignores);
        return Findings.sorted(findings);
    }

    /** What all findings about one page have in common. */
    private record Places(Contract contract, PagedList list, ListPage page, Level level) {

        Finding finding(String rule, int row, String property, String cause, String message) {
            return new Finding(
                    rule,
                    level,
                    Optional.of(page.operation()),
                    page.status(),
                    Optional.of(list.pointer(row, property)),
                    Optional.empty(),
                    Optional.of(contract.place(Pointers.append(list.schema(), PagedList.EXTENSION))),
                    Optional.of(cause),
                    property + " of this row" + message + Evaluation.source(contract, list.schema()),
                    false);
        }
    }

    private Optional<Finding> repeated(Places places, Set<Object> keys) {
        List<ListPage.Row> rows = places.page().rows();
        int first = -1;
        int repeated = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (isIn(keys, rows.get(i))) {
                first = repeated == 0 ? i : first;
                repeated++;
            }
        }
        String others = repeated == 1 ? "" : " and of " + (repeated == 2 ? "another one" : repeated - 1 + " others");
        return repeated == 0
                ? Optional.empty()
                : Optional.of(places.finding(
                        id(),
                        first,
                        places.list().key(),
                        "repeated",
                        others + " is on two consecutive pages; either the list has a row twice, or new rows arrived"
                                + " between the two requests"));
    }

    /** Finds a row with a sort value between those of two rows of the page before, which no new row has. */
    private Optional<Finding> misplaced(Places places, Set<Object> keys, ListPage before) {
        if (places.list().order().isEmpty() || before.rows().isEmpty()) {
            return Optional.empty();
        }
        SortOrder order = places.list().order().get();
        if (!before.isSorted(order) || !places.page().isSorted(order)) {
            // The order within a page is reported already.
            return Optional.empty();
        }
        JsonNode first = before.rows().get(0).sort();
        JsonNode last = before.rows().get(before.rows().size() - 1).sort();
        for (int i = 0; i < places.page().rows().size(); i++) {
            ListPage.Row row = places.page().rows().get(i);
            if (!row.key().isMissingNode() && !isIn(keys, row) && order.isBetween(first, last, row.sort())) {
                return Optional.of(places.finding(
                        id(),
                        i,
                        order.property(),
                        "order",
                        " is between the first and the last one of the response before, which does not have the row;"
                                + " promised is " + (order.descending() ? "descending" : "ascending")
                                + " order across pages"));
            }
        }
        return Optional.empty();
    }

    private static boolean isIn(Set<Object> keys, ListPage.Row row) {
        return !row.key().isMissingNode() && keys.contains(JsonEquality.key(row.key()));
    }
}
