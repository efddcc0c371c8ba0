package io.github.chatspec.review;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.ResponseHeader;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.review.change.Change.Action;
import io.github.chatspec.review.change.Compatibility;
import io.github.chatspec.review.change.Witness;
import io.github.chatspec.review.schema.ContractSide;
import io.github.chatspec.review.witness.TextSearch;
import io.github.chatspec.routing.Router;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares the headers of a response. */
final class HeaderComparison {

    private final ChangeList list;
    private final BodyComparison bodies;
    private final Operation older;
    private final Operation newer;
    private final RecordedRequests recorded;

    HeaderComparison(ChangeList list, BodyComparison bodies, OperationComparison.Pair operations) {
        this.list = list;
        this.bodies = bodies;
        this.older = operations.older();
        this.newer = operations.newer();
        this.recorded = new RecordedRequests(older);
    }

    void compare(Response old, Response now, int status) {
        for (ResponseHeader header : old.documentedHeaders()) {
            Optional<ResponseHeader> same = header(now, header.name());
            if (same.isEmpty()) {
                removed(header, old, now, status);
            } else {
                compare(header, same.get(), old, status);
            }
        }
        for (ResponseHeader header : now.documentedHeaders()) {
            if (header(old, header.name()).isEmpty()) {
                list.add(
                        "header",
                        Action.ADDED,
                        "the header " + header.name() + " was added",
                        new ChangeList.Places(
                                old.place().pointer(), header.place().pointer()),
                        ChangeList.usage(older.id(), Direction.RESPONSE, old.status()),
                        ChangeList.Assessment.of(
                                Compatibility.COMPATIBLE, "Readers of the older contract do not read it."),
                        recorded.answeredBy(old, header.name(), true));
            }
        }
    }

    private static Optional<ResponseHeader> header(Response response, String name) {
        return response.documentedHeaders().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private void removed(ResponseHeader header, Response old, Response now, int status) {
        list.add(
                "header",
                Action.REMOVED,
                "the header " + header.name() + " was removed",
                new ChangeList.Places(header.place().pointer(), now.place().pointer()),
                ChangeList.usage(older.id(), Direction.RESPONSE, old.status()),
                header.required()
                        ? lacking(header, status)
                        : ChangeList.Assessment.of(
                                Compatibility.COMPATIBLE, "The older contract allowed responses without it."),
                recorded.answeredBy(old, header.name(), true));
    }

    private ChangeList.Assessment lacking(ResponseHeader header, int status) {
        Optional<Finding> missing = findings(list.older(), older, status, Headers.NONE).stream()
                .filter(finding -> finding.rule().equals("header-missing"))
                .filter(finding -> finding.message().contains(header.name()))
                .findFirst();
        return new ChangeList.Assessment(
                Compatibility.BREAKING,
                "A response may lack a header that readers of the older contract rely on.",
                Optional.of(new Witness(
                        older.method() + " " + older.path() + ": " + status + " without " + header.name(),
                        older.id(),
                        status,
                        Optional.empty(),
                        "",
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        missing.map(Finding::message)
                                .orElse("The older contract requires the header " + header.name() + "."))));
    }

    private void compare(ResponseHeader header, ResponseHeader same, Response old, int status) {
        ChangeList.Places places =
                new ChangeList.Places(header.place().pointer(), same.place().pointer());
        if (header.required() != same.required()) {
            list.add(
                    "header",
                    Action.CHANGED,
                    "the header " + header.name() + (same.required() ? " became required" : " became optional"),
                    places,
                    ChangeList.usage(older.id(), Direction.RESPONSE, old.status()),
                    same.required()
                            ? ChangeList.Assessment.of(
                                    Compatibility.COMPATIBLE, "Readers of the older contract do not rely on it.")
                            : lacking(header, status),
                    recorded.answeredBy(old, header.name(), false));
        }
        if (header.schema().isPresent() && same.schema().isPresent()) {
            TextSearch.Judges judges = (isNewer, value) -> {
                ContractSide side = isNewer ? list.newer() : list.older();
                String text = value.isTextual() ? value.textValue() : value.toString();
                return findings(side, isNewer ? newer : older, status, Headers.NONE.with(header.name(), text)).stream()
                        .filter(finding -> finding.rule().equals("header-type")
                                && finding.cause()
                                        .filter(header.name().toLowerCase(Locale.ROOT)::equals)
                                        .isPresent())
                        .toList();
            };
            TextSearch search = new TextSearch(list.older(), list.newer(), Direction.RESPONSE, judges);
            bodies.add(new BodyComparison.Described(
                    ChangeList.usage(older.id(), Direction.RESPONSE, old.status() + " header " + header.name()),
                    "the header " + header.name(),
                    older.method() + " " + older.path() + ": " + status + " with the header " + header.name(),
                    status,
                    header.schema().get(),
                    same.schema().get(),
                    Optional.of(recorded.answeredBy(old, header.name(), true)),
                    Optional.of((change, isOnlyChange) -> search.search(change))));
        }
    }

    private static List<Finding> findings(ContractSide side, Operation operation, int status, Headers headers) {
        Exchange exchange = Exchange.ofOperation(operation.qualifiedId())
                .status(status)
                .headers(headers)
                .body(new byte[0]);
        return side.judge().judge(exchange, Optional.of(new Router.Route(side.contract(), operation)));
    }
}
