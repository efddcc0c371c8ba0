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
import io.github.chatspec.mock.state.StoredCollections;
import io.github.chatspec.mock.violations.CurrentViolations;
import io.github.chatspec.mock.violations.RequestViolation;
import io.github.chatspec.serving.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Adapts a response to the request: its media type, delay and fault, and the header that lists applied preferences. */
public final class ResponseTransformer implements ResponseDefinitionTransformerV2 {

    static final String NAME = "chatspec-response-transformer";

    private final Supplier<ServedContracts> served;
    private final StoredResponses stored;
    private final AtomicLong dynamicResponses = new AtomicLong();

    /**
     * Creates a transformer.
     *
     * @param served supplies the contracts that are served at present
     * @param collections the items of their collections
     */
    public ResponseTransformer(Supplier<ServedContracts> served, StoredCollections collections) {
        this.served = served;
        this.stored = new StoredResponses(served, collections);
    }

    @Override
    public String getName() {
        return NAME;
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
                .flatMap(operation -> BadRequest.of(operation, violations)
                        .filter(bad -> !(bad.isOnlyInBody() && served.get().isWithoutGoodBody(operation))))
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
        if (StoredStubs.contain(event.getStubMapping()) && !preferences.isDynamic()) {
            Optional<ResponseDefinition> ofItems = stored.response(event);
            if (ofItems.isPresent()) {
                return ofItems.get();
            }
        }
        ResponseDefinition response = event.getResponseDefinition();
        StubMapping stub = event.getStubMapping();
        Request request = event.getRequest();
        boolean isConstant =
                !ContentNegotiation.isNeeded(request) && !preferences.isDynamic() && !SampleStubs.isLazy(stub);
        if (isConstant && !SampleStubs.isPreferred(stub)) {
            return response;
        }
        Optional<Operation> operation = operation(event);
        Optional<Sample> sample = operation.flatMap(one -> SampleResponses.sample(one, stub));
        if (sample.isEmpty()) {
            return response;
        }
        Optional<Sample> best = ContentNegotiation.best(request, operation.get(), sample.get());
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
}
