package io.github.chatspec.judge.paging;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.judge.schema.SortOrder;
import java.util.List;

/**
 * One page of a list, as a response showed it.
 *
 * @param operation the operation as {@code contract/operationId}
 * @param status the HTTP status of the response
 * @param list a number that is the same for all pages of one list: a hash of the request without the number of the page
 * @param number the number of the page
 * @param rows the items of the page, in their order
 */
public record ListPage(String operation, int status, long list, long number, List<Row> rows) {

    /**
     * An item of a page.
     *
     * @param key the string or number that identifies it; missing if it has none
     * @param sort the string or number by which the items are sorted; missing if it has none
     */
    public record Row(JsonNode key, JsonNode sort) {}

    /** Copies the rows. */
    public ListPage {
        rows = List.copyOf(rows);
    }

    /**
     * Returns whether this page comes after another one of the same list.
     *
     * @param before the other page
     * @return whether the numbers are consecutive
     */
    public boolean follows(ListPage before) {
        return list == before.list && number == before.number + 1 && number > before.number;
    }

    /**
     * Returns whether the items are in order.
     *
     * @param order the order
     * @return whether none is misplaced
     */
    public boolean isSorted(SortOrder order) {
        for (int i = 1; i < rows.size(); i++) {
            if (!order.isInOrder(rows.get(i - 1).sort(), rows.get(i).sort())) {
                return false;
            }
        }
        return true;
    }
}
