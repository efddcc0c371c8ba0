package io.github.chatspec.mock.stubs;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getOrHead;
import static com.github.tomakehurst.wiremock.client.WireMock.havingExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.options;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathTemplate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.github.tomakehurst.wiremock.matching.UrlPattern;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ExampleCondition;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.mock.state.CollectionOperation;
import io.github.chatspec.mock.state.ItemCollections;
import io.github.chatspec.routing.Router;
import io.github.chatspec.serving.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Turns a contract into WireMock stubs.
 *
 * <p>A sample becomes one stub for the preference that names it ({@code Prefer: example=}), and one for each alternative
 * of its {@code x-when}; all of them have the sample's name. The preference of a request comes first, then
 * {@link Operation#choices()} in their order.
 */
public final class SampleStubs {

    /** The header that distinguishes the mock's own refusals from those that a contract documents. */
    public static final String REFUSAL_HEADER = Reply.REFUSAL;

    /** The metadata key of a stub's operation. */
    public static final String OPERATION = "chatspec-operation";

    /** The metadata key of a stub whose response is completed when it is first requested. */
    private static final String LAZY = "chatspec-lazy";

    /** The priority of a preferred sample; a class of statuses comes after a status, and the default after both. */
    private static final int PREFERRED = 1;

    private static final int LAST_PREFERRED = 3;
    private static final int UNKNOWN_PREFERENCE = 4;
    static final int FIRST_CHOICE = 10;
    private static final int LAST = 1_000_000;
    /** The priority of the stubs that are answered from the items of collections. */
    private static final int STORED = LAST - 3;

    private final List<Operation> operations;
    private final ItemCollections collections;
    private final List<StubMapping> stubs = new ArrayList<>();
    private final Set<String> identities = new HashSet<>();
    /** The patterns by their expressions: a pattern is slow to create, and the same for many operations. */
    private final Map<String, StringValuePattern> patterns = new HashMap<>();

    private SampleStubs(List<Operation> operations, ItemCollections collections) {
        this.operations = operations;
        this.collections = collections;
    }

    /**
     * Returns the stubs of a contract.
     *
     * @param contract the contract
     * @return the stubs, whose ids are the same each time
     */
    public static List<StubMapping> of(Contract contract) {
        return of(contract.operations(), ItemCollections.NONE);
    }

    /** Returns the stubs of operations of one contract, each under its path. */
    static List<StubMapping> of(List<Operation> operations, ItemCollections collections) {
        SampleStubs builder = new SampleStubs(operations, collections);
        operations.forEach(builder::addOperation);
        builder.addMethods();
        return List.copyOf(builder.stubs);
    }

    private void addOperation(Operation operation) {
        // A URL pattern is expensive to create, so all stubs of an operation share one.
        UrlPattern url = urlPathTemplate(operation.path());
        addPreferred(operation, url);
        add(
                withMethod(operation, url)
                        .withName("no-example")
                        .atPriority(LAST - 2)
                        .willReturn(refusal(operation, "no-example", "has no example for such a request")),
                operation,
                "no-example");
        Optional<CollectionOperation> stored = collections.operation(operation.qualifiedId());
        stored.map(one -> one.success().sample())
                .ifPresent(sample -> add(
                        StoredStubs.answered(withMethod(operation, url).atPriority(STORED), response(sample)),
                        StoredStubs.metadata(metadata(operation, sample), sample),
                        operation,
                        StoredStubs.NAME));
        int priority = FIRST_CHOICE - 1;
        for (Map.Entry<ExampleCondition, Sample> choice : operation.choices()) {
            priority++;
            if (stored.isPresent() && StoredStubs.replaces(choice)) {
                continue;
            }
            MappingBuilder stub = stubWhen(operation, url, choice.getKey());
            add(
                    stub.withName(choice.getValue().name())
                            .atPriority(choice.getKey().otherMethod() ? LAST - 1 : priority)
                            .willReturn(response(choice.getValue())),
                    metadata(operation, choice.getValue()),
                    operation,
                    purpose(choice.getValue(), priority));
        }
    }

    private static String purpose(Sample sample, int priority) {
        return sample.name() + " " + priority;
    }

    /** Returns the outlines of the stubs that requests without preferences may match, in the order of the stubs. */
    static List<StubOutline> outlines(
            List<Operation> operations, ItemCollections collections, PathRanks ranks, int variant) {
        List<StubOutline> outlines = new ArrayList<>();
        for (Operation operation : operations) {
            boolean isStored = collections.operation(operation.qualifiedId()).isPresent();
            int priority = FIRST_CHOICE - 1;
            outlines.add(StubOutline.unknown(
                    operation, false, ranks.priority(operation.path(), isStored ? STORED : LAST - 2)));
            for (Map.Entry<ExampleCondition, Sample> choice : operation.choices()) {
                priority++;
                if (isStored && StoredStubs.replaces(choice)) {
                    continue;
                }
                String purpose = purpose(choice.getValue(), priority);
                outlines.add(StubOutline.of(
                        operation,
                        choice.getKey(),
                        choice.getValue(),
                        ranks.priority(operation.path(), choice.getKey().otherMethod() ? LAST - 1 : priority),
                        () -> ContractStubs.id(id(operation, purpose), operation, variant)));
            }
        }
        for (Operation operation : operations) {
            outlines.add(StubOutline.unknown(operation, true, ranks.priority(operation.path(), LAST)));
        }
        return outlines;
    }

    private static UUID id(Operation operation, String purpose) {
        return id(operation.qualifiedId() + " " + purpose);
    }

    private static UUID id(String identity) {
        return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
    }

    private void addPreferred(Operation operation, UrlPattern url) {
        Sample chosen = operation.choices().stream()
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        for (Response response : operation.responses()) {
            StatusRow row = StatusRow.of(response);
            boolean first = true;
            for (Sample sample : response.samples()) {
                // Of several generated samples, the negotiation chooses.
                if (first || !sample.isGenerated()) {
                    String prefers =
                            PreferHeader.expression(sample, row, first, !sample.isGenerated() || sample.equals(chosen));
                    add(
                            any(url).withName(sample.name())
                                    .atPriority(PREFERRED + row.rank())
                                    .withHeader(PreferHeader.HEADER, preference(prefers))
                                    .willReturn(response(sample)),
                            metadata(operation, sample),
                            operation,
                            "prefer " + (sample.isGenerated() ? sample.status() + " " : "") + sample.name());
                }
                first = false;
            }
        }
        add(
                any(url).withName("unknown-preference")
                        .atPriority(UNKNOWN_PREFERENCE)
                        .withHeader(PreferHeader.HEADER, preference("(?i)(?:.*[,;\\s])?(code|example)\\s*=.*"))
                        .willReturn(refusal(operation, "unknown-preference", "has no such example")),
                operation,
                "unknown-preference");
    }

    private StringValuePattern preference(String expression) {
        return patterns.computeIfAbsent(expression, WireMock::matching);
    }

    private void add(MappingBuilder stub, Operation operation, String purpose) {
        add(stub, metadata(operation), operation, purpose);
    }

    private void add(MappingBuilder stub, Map<String, String> metadata, Operation operation, String purpose) {
        String identity = operation.qualifiedId() + " " + purpose;
        // Examples of several statuses or media types may have the same name.
        while (!identities.add(identity)) {
            identity += " again";
        }
        stubs.add(stub.withId(id(identity)).withMetadata(metadata).build());
    }

    static Map<String, String> metadata(Operation operation) {
        return Map.of(OPERATION, operation.qualifiedId());
    }

    static Map<String, String> metadata(Operation operation, Sample sample) {
        return isLazy(sample)
                ? Map.of(OPERATION, operation.qualifiedId(), LAZY, sample.mediaType())
                : metadata(operation);
    }

    /** Returns whether a sample is generated or judged, which takes too long to do for all samples at the start. */
    private static boolean isLazy(Sample sample) {
        return ExampleCheck.isUnknown(sample)
                || (sample.isGenerated() && !sample.mediaType().isEmpty());
    }

    /** Returns whether a stub has only status and media type, since the rest is made when it is first requested. */
    public static boolean isLazy(StubMapping stub) {
        return operation(stub).isPresent() && stub.getMetadata().containsKey(LAZY);
    }

    /** Returns the priority of the first choice of a rank or, if there is none, of the next rank. */
    static int priority(Operation operation, ExampleCondition.Rank rank) {
        List<Map.Entry<ExampleCondition, Sample>> choices = operation.choices();
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).getKey().rank().compareTo(rank) >= 0) {
                return FIRST_CHOICE + i;
            }
        }
        return FIRST_CHOICE + choices.size();
    }

    /** Returns the qualified id of a stub's operation, or empty for a stub that was not derived from a contract. */
    static Optional<String> operation(StubMapping stub) {
        return stub == null || stub.getMetadata() == null || !stub.getMetadata().containsKey(OPERATION)
                ? Optional.empty()
                : Optional.of(stub.getMetadata().getString(OPERATION));
    }

    /** Returns whether a stub is the one for a preference. */
    static boolean isPreferred(StubMapping stub) {
        return operation(stub).isPresent()
                && stub.getPriority() != null
                && PathRanks.withinPath(stub.getPriority()) <= LAST_PREFERRED;
    }

    /** Returns whether a stub was derived from a contract to answer requests that the contract allows. */
    static boolean isForGoodRequests(StubMapping stub) {
        if (operation(stub).isEmpty() || stub.getPriority() == null) {
            return false;
        }
        int priority = PathRanks.withinPath(stub.getPriority());
        boolean isChoice = priority >= FIRST_CHOICE && priority < LAST - 2;
        return priority == LAST - 2 || (isChoice && stub.getResponse().getStatus() < 400);
    }

    private static MappingBuilder withMethod(Operation operation, UrlPattern url) {
        return operation.method().equals("GET") ? getOrHead(url) : request(operation.method(), url);
    }

    /** Returns a stub for the requests that meet a condition. */
    static MappingBuilder stubWhen(Operation operation, UrlPattern url, ExampleCondition condition) {
        // The stub for other methods accepts any method, since it comes after those of the documented methods.
        MappingBuilder stub = condition.otherMethod() ? any(url) : withMethod(operation, url);
        if (condition.rank() == ExampleCondition.Rank.REPEATED) {
            // WireMock matches the values one by one, so only the URL shows that there are several.
            stub = withMethod(operation, urlMatching(RepeatedParameter.regex(operation, condition)));
        } else {
            for (Map.Entry<String, ExampleCondition.Matcher> part :
                    condition.path().entrySet()) {
                stub.withPathParam(part.getKey(), segment(part.getValue()));
            }
            for (Map.Entry<String, ExampleCondition.Matcher> part :
                    condition.query().entrySet()) {
                if (part.getValue() instanceof ExampleCondition.Values several) {
                    stub.withQueryParam(
                            part.getKey(), havingExactly(several.values().toArray(new String[0])));
                } else {
                    stub.withQueryParam(part.getKey(), pattern(part.getValue()));
                }
            }
        }
        for (Map.Entry<String, ExampleCondition.Matcher> part :
                condition.headers().entrySet()) {
            stub.withHeader(part.getKey(), pattern(part.getValue()));
        }
        for (Map.Entry<String, ExampleCondition.Matcher> part :
                condition.cookies().entrySet()) {
            stub.withCookie(part.getKey(), pattern(part.getValue()));
        }
        if (condition.body().isPresent()) {
            JsonNode body = condition.body().get();
            stub.withRequestBody(body.isTextual() ? equalTo(body.textValue()) : equalToJson(body.toString()));
        }
        return stub;
    }

    private static StringValuePattern pattern(ExampleCondition.Matcher matcher) {
        if (matcher instanceof ExampleCondition.Equal equal) {
            return equalTo(equal.value());
        }
        return matcher instanceof ExampleCondition.Matches matches ? matching("(?s)" + matches.regex()) : absent();
    }

    /** Returns the pattern of a path segment, which WireMock matches as it was sent. */
    private static StringValuePattern segment(ExampleCondition.Matcher matcher) {
        if (matcher instanceof ExampleCondition.Equal equal) {
            String encoded =
                    URLEncoder.encode(equal.value(), StandardCharsets.UTF_8).replace("+", "%20");
            return encoded.equals(equal.value())
                    ? equalTo(encoded)
                    : equalTo(encoded).or(equalTo(equal.value()));
        }
        return pattern(matcher);
    }

    /** Returns the response of a sample, or what is known of it now. */
    private static ResponseDefinitionBuilder response(Sample sample) {
        return isLazy(sample) ? SampleResponses.kind(sample) : SampleResponses.of(sample);
    }

    private static ResponseDefinitionBuilder refusal(Operation operation, String name, String reason) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put(
                "message",
                "The contract of " + operation.qualifiedId() + " " + reason
                        + "; ask for one of those listed by its code, its name, or both.");
        for (Sample sample : operation.samples()) {
            body.withArray("/examples")
                    .addObject()
                    .put("code", sample.status())
                    .put("example", sample.name())
                    .put("summary", sample.summary());
        }
        return new ResponseDefinitionBuilder()
                .withStatus(404)
                .withHeader("Content-Type", "application/json")
                .withHeader(REFUSAL_HEADER, name)
                .withBody(body.toPrettyString());
    }

    /** Adds the stubs for OPTIONS, and for methods that the contract neither has nor documents a refusal of. */
    private void addMethods() {
        Map<String, List<Operation>> paths = operations.stream()
                .collect(Collectors.groupingBy(
                        operation -> PathRanks.structure(operation.path()), LinkedHashMap::new, Collectors.toList()));
        paths.forEach((structure, together) -> {
            String path = together.get(0).path();
            Set<String> allowed = Router.methods(together);
            add(
                    options(urlPathTemplate(path))
                            .withName("options")
                            .atPriority(FIRST_CHOICE)
                            .willReturn(MockRefusal.response(Reply.options(allowed))),
                    together.get(0),
                    "options");
            add(
                    any(urlPathTemplate(path))
                            .withName("method-not-allowed")
                            .atPriority(LAST)
                            .willReturn(MockRefusal.response(Reply.methodNotAllowed(allowed))),
                    together.get(0),
                    "method-not-allowed");
        });
    }
}
