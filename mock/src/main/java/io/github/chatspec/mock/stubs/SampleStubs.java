package io.github.chatspec.mock.stubs;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getOrHead;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.options;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathTemplate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.github.tomakehurst.wiremock.matching.UrlPattern;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ExampleCondition;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.Sample;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Turns a contract into WireMock stubs.
 *
 * <p>The smallest use: {@code SampleStubs.of(contract).forEach(wireMock::addStubMapping)}.
 *
 * <p>A sample becomes one stub that its name leads to ({@code Prefer: example=}), and one for each alternative of its
 * {@code x-when}; all of them bear the sample's name. They are tried in the order of DESIGN: what the request prefers,
 * then {@link Operation#choices()}.
 */
public final class SampleStubs {

    /** The header by which the mock's own refusals are told from the vendor's. */
    public static final String REFUSAL_HEADER = "chatspec-refusal";

    /** The key under which a stub tells its operation. */
    public static final String OPERATION = "chatspec-operation";

    private static final int PREFERRED = 1;
    private static final int UNKNOWN_PREFERENCE = 2;
    static final int FIRST_CHOICE = 10;
    private static final int LAST = 1_000_000;

    private final Contract contract;
    private final List<StubMapping> stubs = new ArrayList<>();
    private final Set<String> identities = new HashSet<>();

    private SampleStubs(Contract contract) {
        this.contract = contract;
    }

    /**
     * Derives the stubs of a contract.
     *
     * @param contract the contract
     * @return the stubs; their ids are the same each time
     */
    public static List<StubMapping> of(Contract contract) {
        SampleStubs derivation = new SampleStubs(contract);
        contract.operations().forEach(derivation::operation);
        derivation.methods();
        return List.copyOf(derivation.stubs);
    }

    private void operation(Operation operation) {
        // WireMock takes its time to make a pattern, so that all stubs of an operation share that of its path.
        UrlPattern address = urlPathTemplate(operation.path());
        preferred(operation, address);
        add(
                known(operation, address)
                        .withName("no-example")
                        .atPriority(LAST - 2)
                        .willReturn(refusal(operation, "no-example", "has no example for such a request")),
                operation,
                "no-example");
        int priority = FIRST_CHOICE;
        for (Map.Entry<ExampleCondition, Sample> choice : operation.choices()) {
            MappingBuilder stub = onlyWhen(operation, address, choice.getKey());
            add(
                    named(stub, choice.getValue())
                            .atPriority(choice.getKey().otherMethod() ? LAST - 1 : priority)
                            .willReturn(answer(choice.getValue())),
                    operation,
                    choice.getValue().name() + " " + priority);
            priority++;
        }
    }

    private void preferred(Operation operation, UrlPattern address) {
        for (Response response : operation.responses()) {
            boolean first = true;
            for (Sample sample : response.samples()) {
                add(
                        named(any(address), sample)
                                .atPriority(PREFERRED)
                                .withHeader(PreferHeader.HEADER, matching(prefers(sample, first)))
                                .willReturn(answer(sample)),
                        operation,
                        "prefer " + sample.name());
                first = false;
            }
        }
        add(
                any(address)
                        .withName("unknown-preference")
                        .atPriority(UNKNOWN_PREFERENCE)
                        .withHeader(PreferHeader.HEADER, matching("(?i)(?:.*[,;\\s])?(code|example)\\s*=.*"))
                        .willReturn(refusal(operation, "unknown-preference", "has no such example")),
                operation,
                "unknown-preference");
    }

    private static MappingBuilder named(MappingBuilder stub, Sample sample) {
        return stub.withName(sample.name());
    }

    private void add(MappingBuilder stub, Operation operation, String what) {
        String identity = operation.qualifiedId() + " " + what;
        // Examples of several statuses or media types may bear one name.
        while (!identities.add(identity)) {
            identity += " again";
        }
        stubs.add(stub.withId(UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)))
                .withMetadata(metadata(operation))
                .build());
    }

    static Map<String, String> metadata(Operation operation) {
        return Map.of(OPERATION, operation.qualifiedId());
    }

    /** The priority of the first choice that has a rank or comes behind it. */
    static int priority(Operation operation, ExampleCondition.Rank rank) {
        List<Map.Entry<ExampleCondition, Sample>> choices = operation.choices();
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).getKey().rank().compareTo(rank) >= 0) {
                return FIRST_CHOICE + i;
            }
        }
        return FIRST_CHOICE + choices.size();
    }

    /** The operation that a stub was made for, by its qualified id; nothing for a stub that was made by others. */
    static Optional<String> operation(StubMapping stub) {
        return stub == null || stub.getMetadata() == null || !stub.getMetadata().containsKey(OPERATION)
                ? Optional.empty()
                : Optional.of(stub.getMetadata().getString(OPERATION));
    }

    /** Tells whether a stub is one that a preference leads to. */
    static boolean isPreferred(StubMapping stub) {
        return operation(stub).isPresent() && Objects.equals(stub.getPriority(), PREFERRED);
    }

    private static MappingBuilder known(Operation operation, UrlPattern address) {
        return operation.method().equals("GET") ? getOrHead(address) : request(operation.method(), address);
    }

    /** The stub that takes any method comes last, since what the path knows has been answered before it. */
    static MappingBuilder onlyWhen(Operation operation, UrlPattern address, ExampleCondition condition) {
        MappingBuilder stub = condition.otherMethod() ? any(address) : known(operation, address);
        if (condition.rank() == ExampleCondition.Rank.REPEATED) {
            // WireMock looks at the values one by one, so only the address tells that there are several.
            stub = known(operation, urlMatching(RepeatedParameter.address(operation, condition)));
        } else {
            for (Map.Entry<String, ExampleCondition.Matcher> part :
                    condition.path().entrySet()) {
                stub.withPathParam(part.getKey(), segment(part.getValue()));
            }
            for (Map.Entry<String, ExampleCondition.Matcher> part :
                    condition.query().entrySet()) {
                stub.withQueryParam(part.getKey(), pattern(part.getValue()));
            }
        }
        for (Map.Entry<String, ExampleCondition.Matcher> part :
                condition.headers().entrySet()) {
            stub.withHeader(part.getKey(), pattern(part.getValue()));
        }
        return stub;
    }

    private static StringValuePattern pattern(ExampleCondition.Matcher matcher) {
        if (matcher instanceof ExampleCondition.Equal equal) {
            return equalTo(equal.value());
        }
        return matcher instanceof ExampleCondition.Matches matches ? matching("(?s)" + matches.regex()) : absent();
    }

    /** WireMock compares a path segment as it was sent. */
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

    /**
     * The expression for a Prefer header (RFC 7240) that asks for a sample by its name, or, where the sample is the
     * first of its status, by the status alone.
     */
    private static String prefers(Sample sample, boolean first) {
        String end = "\"?(?=\\s*(?:[,;]|$))";
        String begin = "(?:.*[,;\\s])?";
        String code = begin + "code\\s*=\\s*\"?" + sample.status() + end;
        String name = begin + "example\\s*=\\s*\"?" + Pattern.quote(sample.name()) + end;
        String byName = "(?=" + name + ")(?:(?=" + code + ")|(?!" + begin + "code\\s*=)).*";
        String byCode = "(?=" + code + ")(?!" + begin + "example\\s*=).*";
        return "(?i)" + (first ? "(?:" + byName + "|" + byCode + ")" : byName);
    }

    static ResponseDefinitionBuilder answer(Sample sample) {
        ResponseDefinitionBuilder answer = new ResponseDefinitionBuilder()
                .withStatus(sample.status())
                .withHeader("Content-Type", sample.mediaType())
                .withBody(sample.text());
        sample.headers().forEach(answer::withHeader);
        return answer;
    }

    private static ResponseDefinitionBuilder refusal(Operation operation, String refusal, String reason) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put(
                "message",
                "The contract of " + operation.qualifiedId() + " " + reason
                        + "; ask for one of these by its code, its name, or both.");
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
                .withHeader(REFUSAL_HEADER, refusal)
                .withBody(body.toPrettyString());
    }

    /** Answers OPTIONS, and, where no example says what a wrong method is answered with, refuses it plainly. */
    private void methods() {
        Map<String, Set<String>> methods = new LinkedHashMap<>();
        Map<String, Operation> operations = new LinkedHashMap<>();
        for (Operation operation : contract.operations()) {
            Set<String> known = methods.computeIfAbsent(operation.path(), path -> new LinkedHashSet<>());
            known.add(operation.method());
            if (operation.method().equals("GET")) {
                known.add("HEAD");
            }
            operations.putIfAbsent(operation.path(), operation);
        }
        methods.forEach((path, known) -> {
            known.add("OPTIONS");
            String allow = String.join(", ", known);
            add(
                    options(urlPathTemplate(path))
                            .withName("options")
                            .atPriority(FIRST_CHOICE)
                            .willReturn(new ResponseDefinitionBuilder()
                                    .withStatus(204)
                                    .withHeader("Allow", allow)),
                    operations.get(path),
                    "options");
            add(
                    any(urlPathTemplate(path))
                            .withName("method-not-allowed")
                            .atPriority(LAST)
                            .willReturn(new ResponseDefinitionBuilder()
                                    .withStatus(405)
                                    .withHeader("Allow", allow)
                                    .withHeader(REFUSAL_HEADER, "method-not-allowed")),
                    operations.get(path),
                    "method-not-allowed");
        });
    }
}
