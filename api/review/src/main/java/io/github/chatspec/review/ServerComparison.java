package io.github.chatspec.review;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.review.change.Change.Action;
import io.github.chatspec.review.change.Compatibility;
import io.github.chatspec.review.change.Witness;
import java.util.List;
import java.util.Optional;

/** Compares the servers of an operation. */
final class ServerComparison {

    private final ChangeList list;

    ServerComparison(ChangeList list) {
        this.list = list;
    }

    void compare(OperationComparison.Pair operations) {
        Operation older = operations.older();
        Operation newer = operations.newer();
        for (String server : older.servers()) {
            if (!newer.servers().contains(server)) {
                add(older, "the server " + server + " was removed", Action.REMOVED, removed(older, server));
            }
        }
        for (String server : newer.servers()) {
            if (!older.servers().contains(server)) {
                add(
                        older,
                        "the server " + server + " was added",
                        Action.ADDED,
                        ChangeList.Assessment.of(Compatibility.COMPATIBLE, "Earlier clients do not call it."));
            }
        }
    }

    private void add(Operation operation, String summary, Action action, ChangeList.Assessment assessment) {
        list.add(
                "server",
                action,
                summary,
                new ChangeList.Places("/servers", "/servers"),
                ChangeList.usage(operation.id(), Direction.REQUEST, ""),
                assessment,
                new RecordedRequests(operation).all().and(answer -> !answer.isOfBoth()));
    }

    private ChangeList.Assessment removed(Operation older, String server) {
        String path = older.pathsOn(server).get(0);
        String origin = new Request("GET", server, Headers.NONE).origin();
        String url = (origin + path).replaceAll("\\{[^}]*}", "a");
        Exchange exchange =
                Exchange.of(new Request(older.method(), url, Headers.NONE)).status(200);
        List<Finding> unknown = list.newer().judge().judge(exchange).stream()
                .filter(finding -> finding.rule().equals("operation-unknown"))
                .toList();
        boolean isKnown = list.older().judge().route(exchange).isPresent();
        if (unknown.isEmpty() || !isKnown) {
            return ChangeList.Assessment.of(
                    Compatibility.COMPATIBLE, "Another server of the newer contract includes its addresses.");
        }
        return new ChangeList.Assessment(
                Compatibility.BREAKING,
                "Requests to this server are no longer described.",
                Optional.of(new Witness(
                        older.method() + " " + url,
                        older.id(),
                        0,
                        Optional.empty(),
                        "",
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        unknown.get(0).message())));
    }
}
