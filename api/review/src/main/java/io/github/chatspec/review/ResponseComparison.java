package io.github.chatspec.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.StrictJson;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.change.Change.Action;
import io.github.chatspec.review.change.Compatibility;
import io.github.chatspec.review.change.Witness;
import io.github.chatspec.review.schema.ContractSide;
import io.github.chatspec.review.witness.BodyPair;
import io.github.chatspec.routing.Router;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Compares the responses of an operation: statuses, media types, and what they describe. */
final class ResponseComparison {

    private final ChangeList list;
    private final BodyComparison bodies;
    private final RecordedBodies recorded;
    private final Operation older;
    private final Operation newer;

    ResponseComparison(
            ChangeList list, BodyComparison bodies, RecordedBodies recorded, OperationComparison.Pair operations) {
        this.list = list;
        this.bodies = bodies;
        this.recorded = recorded;
        this.older = operations.older();
        this.newer = operations.newer();
    }

    void compare() {
        for (Response response : older.responses()) {
            Optional<Response> same = row(newer, response.status());
            int status = older.statusOf(response);
            Optional<Response> covering = same.isPresent() ? same : newer.response(status);
            if (covering.isEmpty()) {
                gone(response, status);
                continue;
            }
            if (same.isEmpty()) {
                moved(response, covering.get(), Action.REMOVED);
            }
            pair(response, covering.get(), same.isPresent() && isRange(response) ? common(response) : status);
        }
        for (Response response : newer.responses()) {
            if (row(older, response.status()).isEmpty()) {
                int status = newer.statusOf(response);
                Optional<Response> covering = older.response(status);
                if (covering.isPresent()) {
                    moved(covering.get(), response, Action.ADDED);
                    pair(covering.get(), response, status);
                } else {
                    come(response, status);
                }
            }
        }
    }

    private static boolean isRange(Response response) {
        return !response.status().matches("[1-5][0-9]{2}");
    }

    /** Returns a status that both contracts document with the same range. */
    private int common(Response response) {
        int first = older.statusOf(response);
        for (int status = first; status < 600; status++) {
            boolean isOlder = older.response(status).filter(response::equals).isPresent();
            if (isOlder && row(newer, response.status()).equals(newer.response(status))) {
                return status;
            }
        }
        return first;
    }

    private static Optional<Response> row(Operation operation, String status) {
        return operation.responses().stream()
                .filter(response -> response.status().equalsIgnoreCase(status))
                .findFirst();
    }

    private void gone(Response response, int status) {
        list.add(
                "status",
                Action.REMOVED,
                "the status " + response.status() + " of " + name(older) + " was removed",
                new ChangeList.Places(response.place().pointer(), newer.place().pointer()),
                usage(response.status()),
                new ChangeList.Assessment(
                        Compatibility.BREAKING,
                        "A status that clients handle is gone.",
                        Optional.of(exchange(response, status, true, statusFinding(list.newer(), newer, status)))),
                new RecordedRequests(older).answeredBy(response));
    }

    private void come(Response response, int status) {
        Optional<Finding> finding = statusFinding(list.older(), older, status);
        boolean isExpected = finding.isEmpty() || finding.get().level() != Level.ERROR;
        list.add(
                "status",
                Action.ADDED,
                "the status " + response.status() + " of " + name(newer) + " was added",
                new ChangeList.Places(older.place().pointer(), response.place().pointer()),
                usage(response.status()),
                isExpected
                        ? ChangeList.Assessment.of(
                                Compatibility.COMPATIBLE, "HTTP itself defines what this status means here.")
                        : new ChangeList.Assessment(
                                Compatibility.BREAKING,
                                "Readers of the older contract did not expect this status.",
                                Optional.of(exchange(response, status, false, finding))),
                new RecordedRequests(older).answeredBy(response));
    }

    private void moved(Response old, Response now, Action action) {
        String row = action == Action.ADDED ? now.status() : old.status();
        String other = action == Action.ADDED ? old.status() : now.status();
        list.add(
                "status",
                action,
                "the status " + row + " of " + name(newer) + " was "
                        + action.name().toLowerCase(Locale.ROOT),
                new ChangeList.Places(old.place().pointer(), now.place().pointer()),
                Optional.of(usage(row)),
                ChangeList.Assessment.of(
                        Compatibility.COMPATIBLE, "The other contract describes it as " + other + "."));
    }

    private Witness exchange(Response response, int status, boolean isRefusedByNewer, Optional<Finding> finding) {
        return new Witness(
                older.method() + " " + older.path() + ": " + status,
                older.id(),
                status,
                Optional.empty(),
                "",
                isRefusedByNewer,
                Optional.empty(),
                Optional.empty(),
                finding.map(Finding::message)
                        .orElse("The status " + response.status() + " is not documented for this operation."));
    }

    private static Optional<Finding> statusFinding(ContractSide side, Operation operation, int status) {
        Exchange exchange = Exchange.ofOperation(operation.qualifiedId())
                .status(status)
                .headers(Headers.NONE)
                .body(new byte[0]);
        return side.judge().judge(exchange, Optional.of(new Router.Route(side.contract(), operation))).stream()
                .filter(finding -> finding.rule().equals("status-undocumented"))
                .findFirst();
    }

    private static String name(Operation operation) {
        return operation.method() + " " + operation.path();
    }

    private Change.Usage usage(String status) {
        return ChangeList.usage(older.id(), Direction.RESPONSE, status);
    }

    private void pair(Response old, Response now, int status) {
        new HeaderComparison(list, bodies, new OperationComparison.Pair(older, newer)).compare(old, now, status);
        Set<String> paired = new LinkedHashSet<>();
        for (Content content : old.contents()) {
            Optional<Content> same = content(now, content.mediaType());
            same.ifPresent(found -> paired.add(found.mediaType()));
            if (same.isEmpty()) {
                mediaType(old, now, content.mediaType(), status, Action.REMOVED);
            } else if (content.schema().isPresent() && same.get().schema().isPresent()) {
                body(old, content, same.get(), status);
            } else if (content.schema().isPresent() || same.get().schema().isPresent()) {
                schemaOnOneSide(old, now, content, same.get());
            }
        }
        for (Content content : now.contents()) {
            if (!paired.contains(content.mediaType())
                    && content(old, content.mediaType()).isEmpty()) {
                mediaType(old, now, content.mediaType(), status, Action.ADDED);
            }
        }
    }

    /** Returns the content of a media type, or of a range that includes it. */
    private static Optional<Content> content(Response response, String mediaType) {
        Optional<Content> exact = response.contents().stream()
                .filter(content -> content.mediaType().equalsIgnoreCase(mediaType))
                .findFirst();
        return exact.isPresent()
                ? exact
                : MediaType.parse(mediaType)
                        .flatMap(type -> response.contents().stream()
                                .filter(content -> type.isWithin(content.mediaType()))
                                .findFirst());
    }

    private void body(Response old, Content content, Content same, int status) {
        List<JsonNode> seeds = new ArrayList<>();
        for (Sample sample : content.samples()) {
            StrictJson.read(sample.body()).ifPresent(seeds::add);
        }
        for (Sample sample : same.samples()) {
            StrictJson.read(sample.body()).ifPresent(seeds::add);
        }
        seeds.addAll(recorded.of(older, status));
        bodies.add(new BodyPair(
                older,
                newer,
                Direction.RESPONSE,
                status,
                old.status(),
                content.mediaType(),
                content.schema().orElseThrow(),
                same.schema().orElseThrow(),
                seeds));
    }

    private void schemaOnOneSide(Response old, Response now, Content content, Content same) {
        boolean isAdded = content.schema().isEmpty();
        list.add(
                "schema",
                isAdded ? Action.ADDED : Action.REMOVED,
                "the schema of " + content.mediaType() + " of status " + old.status() + " of " + name(older) + " was "
                        + (isAdded ? "added" : "removed"),
                new ChangeList.Places(
                        content.schema().orElse(old.place().pointer()),
                        same.schema().orElse(now.place().pointer())),
                Optional.of(usage(old.status())),
                isAdded
                        ? ChangeList.Assessment.of(Compatibility.COMPATIBLE, "The older contract allowed any body.")
                        : ChangeList.Assessment.of(
                                Compatibility.UNDECIDED, "Without a schema, no body can be judged."));
    }

    private void mediaType(Response old, Response now, String mediaType, int status, Action action) {
        boolean isGone = action == Action.REMOVED;
        Witness witness = new Witness(
                older.method() + " " + older.path() + ": " + status + " " + mediaType,
                older.id(),
                status,
                Optional.empty(),
                "",
                true,
                Optional.empty(),
                Optional.empty(),
                "The newer contract does not document " + mediaType + " for status " + old.status() + ".");
        list.add(
                "media-type",
                action,
                "the media type " + mediaType + " of status " + old.status() + " of " + name(older) + " was "
                        + action.name().toLowerCase(Locale.ROOT),
                new ChangeList.Places(old.place().pointer(), now.place().pointer()),
                Optional.of(usage(old.status())),
                isGone
                        ? new ChangeList.Assessment(
                                Compatibility.BREAKING, "A media type that clients read is gone.", Optional.of(witness))
                        : ChangeList.Assessment.of(
                                Compatibility.COMPATIBLE, "Clients choose among media types with Accept."));
    }
}
