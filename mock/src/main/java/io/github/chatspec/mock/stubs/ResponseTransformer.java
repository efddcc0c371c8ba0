package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.mock.violations.CurrentViolations;
import io.github.chatspec.mock.violations.RequestViolation;
import io.github.chatspec.serving.AcceptHeader;
import io.github.chatspec.serving.Reply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Adapts a response to the request: its media type, delay and fault, and the header that lists applied preferences. */
public final class ResponseTransformer implements ResponseDefinitionTransformerV2 {

    private static final String ACCEPT = "Accept";

    private final Supplier<ServedContracts> served;
    private final AtomicLong dynamicResponses = new AtomicLong();

    /** Creates the transformer for the contracts that are served at present. */
    public ResponseTransformer(Supplier<ServedContracts> served) {
        this.served = served;
    }

    @Override
    public String getName() {
        return "chatspec-response-transformer";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        boolean hasPreferences = request.containsHeader(PreferHeader.HEADER);
        boolean hasFault = request.containsHeader(FaultHeaders.DELAY) || request.containsHeader(FaultHeaders.FAULT);
        PreferHeader preferences = PreferHeader.of(
                hasPreferences ? request.header(PreferHeader.HEADER).values() : List.of());
        ResponseDefinition chosen = refuse(event).orElseGet(() -> choose(event, preferences));
        if (!hasPreferences && !hasFault) {
            return chosen;
        }
        FaultHeaders faults = new FaultHeaders(request, preferences);
        ResponseDefinitionBuilder response = ResponseDefinitionBuilder.like(chosen);
        Optional<MockRefusal> refusal = faults.applyTo(response);
        if (refusal.isPresent()) {
            return refusal.get().response();
        }
        List<String> applied = new ArrayList<>();
        if (SampleStubs.isPreferred(event.getStubMapping())) {
            preferences.forStubs().ifPresent(applied::add);
        }
        if (preferences.isDynamic() && sample(event).isPresent()) {
            applied.add(PreferHeader.format(PreferHeader.DYNAMIC, "true"));
        }
        faults.appliedWait().ifPresent(applied::add);
        if (!applied.isEmpty()) {
            response.withHeaders(with(chosen.getHeaders(), "Preference-Applied", String.join(", ", applied)));
        }
        return response.build();
    }

    private static HttpHeaders with(HttpHeaders headers, String name, String value) {
        return (headers == null ? new HttpHeaders() : headers).plus(new HttpHeader(name, value));
    }

    /** Returns the refusal of a request that violates the contract, unless a stub for such a request was found. */
    private Optional<ResponseDefinition> refuse(ServeEvent event) {
        List<RequestViolation> violations = CurrentViolations.get();
        if (violations.isEmpty() || !SampleStubs.isForGoodRequests(event.getStubMapping())) {
            return Optional.empty();
        }
        return SampleStubs.operation(event.getStubMapping())
                .flatMap(id -> served.get().operations().named(id))
                .flatMap(operation -> BadRequest.of(operation, violations))
                .map(BadRequest::response);
    }

    private Optional<Operation> operation(ServeEvent event) {
        return SampleStubs.operation(event.getStubMapping())
                .flatMap(id -> served.get().operations().named(id));
    }

    private Optional<Sample> sample(ServeEvent event) {
        return operation(event).flatMap(operation -> SampleResponses.sample(operation, event.getStubMapping()));
    }

    /** Returns the response of the sample that the request asks for, or a refusal if it accepts none. */
    private ResponseDefinition choose(ServeEvent event, PreferHeader preferences) {
        ResponseDefinition response = event.getResponseDefinition();
        StubMapping stub = event.getStubMapping();
        Request request = event.getRequest();
        boolean isConstant = !request.containsHeader(ACCEPT) && !preferences.isDynamic() && !SampleStubs.isLazy(stub);
        if (isConstant && !SampleStubs.isPreferred(stub)) {
            return response;
        }
        Optional<Operation> operation = operation(event);
        Optional<Sample> sample = operation.flatMap(one -> SampleResponses.sample(one, stub));
        if (sample.isEmpty()) {
            return response;
        }
        Optional<Sample> best = negotiate(request, operation.get(), sample.get());
        if (best.isEmpty()) {
            return MockRefusal.response(Reply.notAcceptable(operation.get())).build();
        }
        ResponseDefinition chosen =
                isConstant || (best.equals(sample) && !preferences.isDynamic() && !SampleStubs.isLazy(stub))
                        ? response
                        : response(operation.get(), best.get(), preferences.isDynamic());
        return SampleStubs.isPreferred(stub) ? withStatus(chosen, operation.get(), best.get(), preferences) : chosen;
    }

    private ResponseDefinition response(Operation operation, Sample sample, boolean isDynamic) {
        return (isDynamic && !sample.mediaType().isEmpty()
                        ? SampleResponses.of(
                                sample,
                                () -> served.get().another(operation, sample, dynamicResponses.incrementAndGet()))
                        : SampleResponses.of(sample))
                .build();
    }

    /** Returns a response with the preferred status, if its sample is documented for several. */
    private static ResponseDefinition withStatus(
            ResponseDefinition response, Operation operation, Sample sample, PreferHeader preferences) {
        Optional<String> code = preferences.value(PreferHeader.CODE);
        boolean hasSeveral = SampleResponses.documented(operation, sample)
                .filter(row -> !StatusRow.of(row).isExact())
                .isPresent();
        return code.isPresent() && hasSeveral && response.getStatus() == sample.status()
                ? ResponseDefinitionBuilder.like(response)
                        .withStatus(Integer.parseInt(code.get()))
                        .build()
                : response;
    }

    /** Returns the sample in the media type that the client prefers, or nothing if it accepts none. */
    private static Optional<Sample> negotiate(Request request, Operation operation, Sample sample) {
        if (!request.containsHeader(ACCEPT) || sample.mediaType().isEmpty()) {
            return Optional.of(sample);
        }
        AcceptHeader accept = AcceptHeader.of(request.header(ACCEPT).values());
        // The sort is stable, so the first of several equally preferred ones wins.
        Sample best = alternatives(operation, sample).stream()
                .sorted(Comparator.comparingDouble(one -> -accept.weight(one.mediaType())))
                .toList()
                .get(0);
        return accept.weight(best.mediaType()) == 0 ? Optional.empty() : Optional.of(best);
    }

    /** Returns a sample and, for each other media type of its status, the sample of the same name or else the first. */
    private static List<Sample> alternatives(Operation operation, Sample sample) {
        List<Sample> alternatives = new ArrayList<>(List.of(sample));
        SampleResponses.documented(operation, sample).stream()
                .flatMap(response -> response.contents().stream())
                .filter(content -> !content.mediaType().isEmpty())
                .filter(content -> !content.mediaType().equals(sample.mediaType()))
                .forEach(content -> content.samples().stream()
                        .min(Comparator.comparing(other -> !other.name().equals(sample.name())))
                        .ifPresent(alternatives::add));
        return alternatives;
    }
}
