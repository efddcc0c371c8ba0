package io.github.chatspec.review;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.change.Change.Action;
import io.github.chatspec.review.change.Compatibility;
import io.github.chatspec.review.change.Witness;
import io.github.chatspec.review.schema.ContractSide;
import io.github.chatspec.review.witness.ExampleRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pairs the operations of two contracts by method and path. */
final class OperationComparison {

    private final ChangeList list;
    private final List<Pair> pairs = new ArrayList<>();

    /** An operation that both contracts have. */
    record Pair(Operation older, Operation newer) {}

    OperationComparison(ChangeList list) {
        this.list = list;
    }

    /** Adds the operations that only one of the contracts has, and returns the others. */
    List<Pair> pairs() {
        Map<String, Operation> news = new LinkedHashMap<>();
        for (Operation operation : list.newer().contract().operations()) {
            news.put(key(operation), operation);
        }
        for (Operation operation : list.older().contract().operations()) {
            Operation same = news.remove(key(operation));
            if (same == null) {
                removed(operation);
            } else {
                pairs.add(new Pair(operation, same));
            }
        }
        news.values().forEach(this::added);
        return pairs;
    }

    /** Returns method and path; the names of the parameters in a path mean nothing. */
    private static String key(Operation operation) {
        return operation.method() + " " + operation.path().replaceAll("\\{[^}]*}", "{}");
    }

    private void removed(Operation operation) {
        ExampleRequest request = ExampleRequest.of(list.older(), operation);
        Optional<Finding> finding = unknown(list.newer(), request.to(operation));
        list.add(
                "operation",
                Action.REMOVED,
                "the operation " + operation.method() + " " + operation.path() + " was removed",
                new ChangeList.Places(operation.place().pointer(), "/paths"),
                usage(operation),
                new ChangeList.Assessment(
                        Compatibility.BREAKING,
                        "The operation is gone.",
                        Optional.of(new Witness(
                                request.shown(operation),
                                operation.id(),
                                0,
                                Optional.empty(),
                                "",
                                true,
                                Optional.empty(),
                                Optional.empty(),
                                finding.map(Finding::message)
                                        .orElse("The newer contract answers this request with another operation.")))),
                new RecordedRequests(operation).all());
    }

    private void added(Operation operation) {
        list.add(
                "operation",
                Action.ADDED,
                "the operation " + operation.method() + " " + operation.path() + " was added",
                new ChangeList.Places("/paths", operation.place().pointer()),
                usage(operation),
                ChangeList.Assessment.of(Compatibility.COMPATIBLE, "No earlier client calls it."),
                new RecordedRequests(operation).all());
    }

    private static Change.Usage usage(Operation operation) {
        return ChangeList.usage(operation.id(), Direction.REQUEST, "");
    }

    private static Optional<Finding> unknown(ContractSide side, Request request) {
        return side.judge().judge(Exchange.of(request).status(200)).stream()
                .filter(finding -> finding.rule().equals("operation-unknown"))
                .findFirst();
    }
}
