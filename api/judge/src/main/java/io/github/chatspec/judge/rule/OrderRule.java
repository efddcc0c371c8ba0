package io.github.chatspec.judge.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.schema.SchemaWalk;
import io.github.chatspec.judge.schema.SortOrder;
import java.util.List;

/** Reports the first item of an array that is out of the promised order ({@code x-sorted-by}). */
final class OrderRule extends Rule {

    OrderRule() {
        super(
                "order",
                Level.ERROR,
                "The items of an array are not in the order that the contract promises.",
                RuleExample.body(
                        "{\"type\": \"array\", \"x-sorted-by\": {\"property\": \"n\", \"order\": \"descending\"}}",
                        "[{\"n\": 1}, {\"n\": 2}]"));
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        evaluation
                .visits()
                .forEach((pointer, visit) -> sorting(evaluation.contract(), visit)
                        .forEach(schema -> check(evaluation, pointer, visit.value(), schema, out)));
    }

    private static List<String> sorting(Contract contract, SchemaWalk.Visit visit) {
        return !visit.hasKeyword(SortOrder.EXTENSION)
                ? List.of()
                : visit.schemas().stream()
                        .filter(schema -> contract.at(schema).has(SortOrder.EXTENSION))
                        .toList();
    }

    @Override
    public boolean isSilentAt(Contract contract, SchemaWalk.Visit visit) {
        return sorting(contract, visit).stream()
                .map(contract::at)
                .allMatch(schema -> SortOrder.of(schema.get(SortOrder.EXTENSION))
                        .firstMisplaced(visit.value(), item -> false)
                        .isEmpty());
    }

    private void check(Evaluation evaluation, String pointer, JsonNode array, String schema, Findings out) {
        SortOrder order = SortOrder.of(evaluation.contract().at(schema).get(SortOrder.EXTENSION));
        String property = order.property();
        // A sort value that violates its schema has no order, and is reported already.
        order.firstMisplaced(array, i -> evaluation.isViolated(Pointers.append(Pointers.append(pointer, i), property)))
                .ifPresent(item -> out.add(
                        this,
                        Pointers.append(pointer, item),
                        evaluation.place(Pointers.append(schema, SortOrder.EXTENSION)),
                        "The item whose " + property + " is "
                                + evaluation.renderer().value(array.get(item).path(property))
                                + " comes after the one whose " + property + " is "
                                + evaluation
                                        .renderer()
                                        .value(array.get(item - 1).path(property)) + "; promised is "
                                + (order.descending() ? "descending" : "ascending") + " order"
                                + evaluation.source(pointer, schema)));
    }
}
