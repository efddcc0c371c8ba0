package io.github.chatspec.judge.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.schema.DateTime;
import io.github.chatspec.judge.schema.SchemaWalk;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.IntPredicate;

/** Reports the first item of an array that does not stand where the promised order ({@code x-sorted-by}) puts it. */
public final class OrderRule extends Rule {

    private static final String MARK = "x-sorted-by";
    private static final int IN_ORDER = -1;

    public OrderRule() {
        super(
                "order",
                Level.ERROR,
                "The items of an array do not stand in the order that the contract promises.",
                RuleExample.body(
                        "{\"type\": \"array\", \"x-sorted-by\": {\"property\": \"n\", \"order\": \"descending\"}}",
                        "[{\"n\": 1}, {\"n\": 2}]"));
    }

    @Override
    public void check(Evaluation subject, Findings out) {
        subject.visits()
                .forEach((pointer, visit) -> visit.schemas().stream()
                        .filter(schema -> subject.contract().at(schema).has(MARK))
                        .forEach(schema -> check(subject, pointer, visit.value(), schema, out)));
    }

    @Override
    public boolean isSilentAt(Contract contract, SchemaWalk.Visit visit) {
        return visit.schemas().stream()
                .map(contract::at)
                .filter(schema -> schema.has(MARK))
                .allMatch(schema -> misplaced(visit.value(), schema.get(MARK), item -> false) == IN_ORDER);
    }

    private void check(Evaluation subject, String pointer, JsonNode array, String schema, Findings out) {
        JsonNode mark = subject.contract().at(schema).get(MARK);
        String property = mark.path("property").asText();
        // What is not as promised in itself stands in no order, and is reported already.
        int item =
                misplaced(array, mark, i -> subject.isBroken(Pointers.append(Pointers.append(pointer, i), property)));
        if (item != IN_ORDER) {
            out.add(
                    this,
                    Pointers.append(pointer, item),
                    subject.place(Pointers.append(schema, MARK)),
                    "The item whose " + property + " is "
                            + subject.found().value(array.get(item).path(property))
                            + " stands behind the one whose " + property + " is "
                            + subject.found().value(array.get(item - 1).path(property)) + "; promised is "
                            + mark.path("order").asText() + " order" + subject.source(pointer, schema));
        }
    }

    /** The first item that does not stand where the order puts it. */
    private static int misplaced(JsonNode array, JsonNode mark, IntPredicate broken) {
        // Only an array has an order: an object in its place is a finding of another rule.
        if (!array.isArray()) {
            return IN_ORDER;
        }
        String property = mark.path("property").asText();
        boolean descending = mark.path("order").asText().equals("descending");
        for (int i = 1; i < array.size(); i++) {
            int order = compare(array.get(i - 1).path(property), array.get(i).path(property));
            boolean known = !broken.test(i - 1) && !broken.test(i);
            if (known && (descending ? order < 0 : order > 0)) {
                return i;
            }
        }
        return IN_ORDER;
    }

    /** Tells whether a text stands where it may behind another. */
    public static boolean isInOrder(String before, String behind, boolean descending) {
        int order = compare(before, behind);
        return descending ? order >= 0 : order <= 0;
    }

    /** Compares moments and numbers by their value, other texts by their letters; what cannot be compared is equal. */
    private static int compare(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue());
        }
        return a.isTextual() && b.isTextual() ? compare(a.textValue(), b.textValue()) : 0;
    }

    private static int compare(String a, String b) {
        int seconds = DateTime.isSortable(a) && DateTime.isSortable(b) ? DateTime.compareSeconds(a, b) : 0;
        if (seconds != 0) {
            return seconds;
        }
        try {
            return moment(a).compareTo(moment(b));
        } catch (DateTimeException e) {
            return isMoment(a) || isMoment(b) ? 0 : a.compareTo(b);
        }
    }

    private static boolean isMoment(String text) {
        try {
            moment(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Java's clock has nine fraction digits; a vendor may print more. */
    private static Instant moment(String text) {
        return OffsetDateTime.parse(text.replaceFirst("(\\.[0-9]{9})[0-9]+", "$1"))
                .toInstant();
    }
}
