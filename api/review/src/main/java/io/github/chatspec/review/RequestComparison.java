package io.github.chatspec.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.contract.RequestBody;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.review.change.Change.Action;
import io.github.chatspec.review.change.Change.Usage;
import io.github.chatspec.review.change.Compatibility;
import io.github.chatspec.review.change.Witness;
import io.github.chatspec.review.schema.ContractSide;
import io.github.chatspec.review.witness.BodyPair;
import io.github.chatspec.review.witness.ExampleRequest;
import io.github.chatspec.review.witness.TextSearch;
import io.github.chatspec.routing.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Compares what an operation asks of a request: parameters, the body and credentials. */
final class RequestComparison {

    private final ChangeList list;
    private final BodyComparison bodies;
    private final Operation older;
    private final Operation newer;
    private final Usage usage;
    private final RecordedRequests recorded;

    RequestComparison(ChangeList list, BodyComparison bodies, OperationComparison.Pair operations) {
        this.list = list;
        this.bodies = bodies;
        this.older = operations.older();
        this.newer = operations.newer();
        this.usage = ChangeList.usage(older.id(), Direction.REQUEST, "");
        this.recorded = new RecordedRequests(older);
    }

    void compare() {
        List<Parameter> news = new ArrayList<>(newer.parameters());
        for (Parameter parameter : older.parameters()) {
            Optional<Parameter> same = counterpart(parameter);
            same.ifPresent(news::remove);
            if (same.isPresent()) {
                compare(parameter, same.get());
            } else {
                add(
                        "parameter",
                        Action.REMOVED,
                        "the " + name(parameter) + " was removed",
                        new ChangeList.Places(
                                parameter.place().pointer(), newer.place().pointer()),
                        ChangeList.Assessment.of(
                                Compatibility.COMPATIBLE, "Requests that still have it are not refused."),
                        recorded.having(parameter));
            }
        }
        news.forEach(this::added);
        compareBodies();
        compareCredentials();
    }

    private static String name(Parameter parameter) {
        return parameter.in() + " parameter " + parameter.name();
    }

    /** Returns the same parameter of the newer contract; a path parameter is known by its position. */
    private Optional<Parameter> counterpart(Parameter parameter) {
        if (parameter.in().equals("path")) {
            int at = names(older).indexOf(parameter.name());
            String other = at >= 0 && at < names(newer).size() ? names(newer).get(at) : parameter.name();
            return newer.parameters().stream()
                    .filter(candidate ->
                            candidate.in().equals("path") && candidate.name().equals(other))
                    .findFirst();
        }
        boolean ignoresCase = parameter.in().equals("header");
        return newer.parameters().stream()
                .filter(candidate -> candidate.in().equals(parameter.in()))
                .filter(candidate -> ignoresCase
                        ? candidate.name().equalsIgnoreCase(parameter.name())
                        : candidate.name().equals(parameter.name()))
                .findFirst();
    }

    private static List<String> names(Operation operation) {
        List<String> names = new ArrayList<>();
        java.util.regex.Matcher matcher =
                java.util.regex.Pattern.compile("\\{([^}]*)}").matcher(operation.path());
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private void added(Parameter parameter) {
        ChangeList.Places places =
                new ChangeList.Places(older.place().pointer(), parameter.place().pointer());
        String summary = "the " + (parameter.required() ? "required " : "") + name(parameter) + " was added";
        add(
                "parameter",
                Action.ADDED,
                summary,
                places,
                parameter.required()
                        ? required(parameter)
                        : ChangeList.Assessment.of(Compatibility.COMPATIBLE, "Requests without it are still accepted."),
                parameter.required() ? recorded.lacking(parameter) : recorded.having(parameter));
    }

    private void add(
            String subject,
            Action action,
            String summary,
            ChangeList.Places places,
            ChangeList.Assessment assessment,
            Predicate<RecordedAnswers.Answer> touching) {
        list.add(subject, action, summary, places, usage, assessment, touching);
    }

    /** Returns the verdict on a parameter that is required now: breaking if a request without it is refused. */
    private ChangeList.Assessment required(Parameter parameter) {
        return refused(ExampleRequest.of(list.older(), older).without(parameter), "")
                .orElse(ChangeList.Assessment.of(
                        Compatibility.UNDECIDED, "The judge does not refuse a request without it."));
    }

    /** Returns breaking if the older contract accepts a request and the newer one refuses it. */
    private Optional<ChangeList.Assessment> refused(ExampleRequest request, String about) {
        List<Finding> before = findings(list.older(), older, request);
        List<Finding> after = findings(list.newer(), newer, request).stream()
                .filter(finding -> finding.cause().orElse("").contains(about))
                .toList();
        if (!before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ChangeList.Assessment(
                Compatibility.BREAKING,
                "A request that the older contract allows is refused.",
                Optional.of(new Witness(
                        request.shown(older),
                        older.id(),
                        0,
                        Optional.empty(),
                        "",
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        after.get(0).message()))));
    }

    private static List<Finding> findings(ContractSide side, Operation operation, ExampleRequest request) {
        Request sent = request.to(operation);
        return side.judge().judge(Exchange.of(sent), Optional.of(new Router.Route(side.contract(), operation))).stream()
                .filter(finding -> finding.rule().startsWith("request-"))
                .toList();
    }

    private void compare(Parameter old, Parameter now) {
        ChangeList.Places places =
                new ChangeList.Places(old.place().pointer(), now.place().pointer());
        if (!old.in().equals("path") && old.required() != now.required()) {
            add(
                    "parameter",
                    Action.CHANGED,
                    "the " + name(old) + " became " + (now.required() ? "required" : "optional"),
                    places,
                    now.required()
                            ? required(now)
                            : ChangeList.Assessment.of(
                                    Compatibility.COMPATIBLE, "Requests that have it are still accepted."),
                    recorded.lacking(old));
        }
        if (old.schema().isPresent() && now.schema().isPresent()) {
            TextSearch.Judges judges = (isNewer, value) -> valueFindings(isNewer, isNewer ? now : old, value);
            TextSearch search = new TextSearch(list.older(), list.newer(), Direction.REQUEST, judges);
            bodies.add(new BodyComparison.Described(
                    usage,
                    "the " + name(old),
                    older.method() + " " + older.path() + " with the " + name(old),
                    0,
                    old.schema().get(),
                    now.schema().get(),
                    Optional.of(recorded.refusedByOne(
                            Set.copyOf(List.of(old.in() + " " + old.name(), now.in() + " " + now.name())))),
                    Optional.of((change, isOnlyChange) -> search.search(change))));
        }
        compareStyles(old, now, places);
    }

    private List<Finding> valueFindings(boolean isNewer, Parameter parameter, JsonNode value) {
        ContractSide side = isNewer ? list.newer() : list.older();
        Operation operation = isNewer ? newer : older;
        ExampleRequest request = ExampleRequest.of(side, operation)
                .with(parameter, ExampleRequest.texts(side.contract(), parameter, value));
        return findings(side, operation, request).stream()
                .filter(finding -> finding.cause()
                        .filter((parameter.in() + " " + parameter.name())::equals)
                        .isPresent())
                .toList();
    }

    /** Compares how values are written: a value in the old style that the new one cannot read is a proof. */
    private void compareStyles(Parameter old, Parameter now, ChangeList.Places places) {
        JsonNode before = list.older().contract().at(old.place().pointer());
        JsonNode after = list.newer().contract().at(now.place().pointer());
        for (String key : List.of("style", "explode", "allowReserved", "allowEmptyValue", "content")) {
            if (!before.path(key).equals(after.path(key)) && !isDefault(before, after, key)) {
                add(
                        key,
                        Action.CHANGED,
                        key + " of the " + name(old) + " changed",
                        places,
                        ChangeList.Assessment.of(
                                Compatibility.UNDECIDED, "The way in which values are written differs."),
                        recorded.having(old));
            }
        }
    }

    private static boolean isDefault(JsonNode before, JsonNode after, String key) {
        return switch (key) {
            case "explode" -> explode(before) == explode(after);
            case "style" -> style(before).equals(style(after));
            case "allowReserved", "allowEmptyValue" ->
                before.path(key).asBoolean() == after.path(key).asBoolean();
            default -> before.has("content") && after.has("content");
        };
    }

    private static String style(JsonNode parameter) {
        boolean isForm = parameter.path("in").asText().matches("query|cookie");
        return parameter.path("style").asText(isForm ? "form" : "simple");
    }

    private static boolean explode(JsonNode parameter) {
        return parameter.path("explode").asBoolean(style(parameter).equals("form"));
    }

    private void compareBodies() {
        Optional<RequestBody> old = older.requestBody();
        Optional<RequestBody> now = newer.requestBody();
        ChangeList.Places places = new ChangeList.Places(
                old.map(body -> body.place().pointer()).orElse(older.place().pointer()),
                now.map(body -> body.place().pointer()).orElse(newer.place().pointer()));
        boolean isRequired = now.filter(RequestBody::required).isPresent();
        boolean wasRequired = old.filter(RequestBody::required).isPresent();
        if (old.isPresent() != now.isPresent() || isRequired != wasRequired) {
            Action action = old.isEmpty() ? Action.ADDED : now.isEmpty() ? Action.REMOVED : Action.CHANGED;
            String summary = "the request body of " + older.method() + " " + older.path()
                    + (action == Action.CHANGED
                            ? " became " + (isRequired ? "required" : "optional")
                            : " was " + action.name().toLowerCase(Locale.ROOT));
            add(
                    "request-body",
                    action,
                    summary,
                    places,
                    bodyAssessment(isRequired && !wasRequired, now),
                    action == Action.CHANGED ? recorded.withBody(Optional.empty()) : recorded.all());
        }
        if (old.isPresent() && now.isPresent()) {
            contents(old.get(), now.get());
        }
    }

    private ChangeList.Assessment bodyAssessment(boolean becameRequired, Optional<RequestBody> now) {
        if (becameRequired) {
            return refused(ExampleRequest.of(list.older(), older).withoutBody(), "body")
                    .orElse(ChangeList.Assessment.of(
                            Compatibility.UNDECIDED, "The judge does not refuse a request without it."));
        }
        return now.isEmpty()
                ? ChangeList.Assessment.of(
                        Compatibility.UNDECIDED, "The contract does not describe what happens to a body that is sent.")
                : ChangeList.Assessment.of(Compatibility.COMPATIBLE, "Requests without a body are accepted.");
    }

    private void contents(RequestBody old, RequestBody now) {
        for (Map.Entry<String, Optional<String>> content : old.schemas().entrySet()) {
            Optional<String> type = ContentTypes.covering(now.schemas().keySet(), content.getKey());
            ChangeList.Places places =
                    new ChangeList.Places(old.place().pointer(), now.place().pointer());
            if (type.isEmpty()) {
                ExampleRequest request = ExampleRequest.of(list.older(), older)
                        .withBody(list.older(), content.getKey(), content.getValue());
                add(
                        "media-type",
                        Action.REMOVED,
                        "the media type " + content.getKey() + " of the request body was removed",
                        places,
                        refused(request, "")
                                .orElse(ChangeList.Assessment.of(
                                        Compatibility.UNDECIDED,
                                        "The judge does not refuse a request with this media type.")),
                        recorded.withBody(Optional.of(content.getKey())));
                continue;
            }
            Optional<String> same = now.schemas().get(type.get());
            if (content.getValue().isPresent() && same.isPresent()) {
                bodies.add(new BodyPair(
                        older,
                        newer,
                        Direction.REQUEST,
                        0,
                        "",
                        content.getKey(),
                        content.getValue().get(),
                        same.get(),
                        RequestSamples.of(list, old, now, content.getKey())));
            } else if (content.getValue().isPresent() || same.isPresent()) {
                add(
                        "schema",
                        same.isPresent() ? Action.ADDED : Action.REMOVED,
                        "the schema of the request body was " + (same.isPresent() ? "added" : "removed"),
                        places,
                        ChangeList.Assessment.of(
                                same.isPresent() ? Compatibility.UNDECIDED : Compatibility.COMPATIBLE,
                                same.isPresent()
                                        ? "The older contract does not describe which bodies are sent."
                                        : "Any body is accepted."),
                        recorded.withBody(Optional.of(content.getKey())));
            }
        }
        for (String type : now.schemas().keySet()) {
            if (ContentTypes.covering(old.schemas().keySet(), type).isEmpty()) {
                add(
                        "media-type",
                        Action.ADDED,
                        "the media type " + type + " of the request body was added",
                        new ChangeList.Places(old.place().pointer(), now.place().pointer()),
                        ChangeList.Assessment.of(Compatibility.COMPATIBLE, "Earlier requests do not use it."),
                        recorded.withBody(Optional.of(type)));
            }
        }
    }

    private void compareCredentials() {
        new CredentialComparison(list, older, newer, this::refused).compare();
    }
}
