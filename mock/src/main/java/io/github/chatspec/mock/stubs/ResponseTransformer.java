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
import java.util.function.Supplier;

/** Adapts a response to the request: its media type, delay and fault, and the header that lists applied preferences. */
public final class ResponseTransformer implements ResponseDefinitionTransformerV2 {

    private static final String ACCEPT = "Accept";

    private final Supplier<ServedOperations> operations;

    /** Creates the transformer; the operations are those of the contracts that are served at present. */
    public ResponseTransformer(Supplier<ServedOperations> operations) {
        this.operations = operations;
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
        ResponseDefinition negotiated = refuse(event).orElseGet(() -> negotiate(event));
        if (!hasPreferences && !hasFault) {
            return negotiated;
        }
        PreferHeader preferences = PreferHeader.of(
                hasPreferences ? request.header(PreferHeader.HEADER).values() : List.of());
        FaultHeaders faults = new FaultHeaders(request, preferences);
        ResponseDefinitionBuilder response = ResponseDefinitionBuilder.like(negotiated);
        Optional<MockRefusal> refusal = faults.applyTo(response);
        if (refusal.isPresent()) {
            return refusal.get().response();
        }
        List<String> applied = new ArrayList<>();
        if (SampleStubs.isPreferred(event.getStubMapping())) {
            preferences.forStubs().ifPresent(applied::add);
        }
        faults.appliedWait().ifPresent(applied::add);
        if (!applied.isEmpty()) {
            response.withHeaders(with(negotiated.getHeaders(), "Preference-Applied", String.join(", ", applied)));
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
                .flatMap(id -> operations.get().named(id))
                .flatMap(operation -> BadRequest.of(operation, violations))
                .map(BadRequest::response);
    }

    /** Returns the response in the media type that the client prefers, or a refusal if it accepts none. */
    private ResponseDefinition negotiate(ServeEvent event) {
        ResponseDefinition response = event.getResponseDefinition();
        Request request = event.getRequest();
        Optional<Operation> operation = SampleStubs.operation(event.getStubMapping())
                .flatMap(id -> operations.get().named(id));
        if (!request.containsHeader(ACCEPT) || operation.isEmpty()) {
            return response;
        }
        Optional<Sample> sample = sample(operation.get(), event.getStubMapping(), response);
        if (sample.isEmpty()) {
            return response;
        }
        AcceptHeader accept = AcceptHeader.of(request.header(ACCEPT).values());
        // The sort is stable, so the first of several equally preferred ones wins.
        Sample best = alternatives(operation.get(), sample.get()).stream()
                .sorted(Comparator.comparingDouble(one -> -accept.weight(one.mediaType())))
                .toList()
                .get(0);
        if (accept.weight(best.mediaType()) == 0) {
            return MockRefusal.response(Reply.notAcceptable(operation.get())).build();
        }
        return best.equals(sample.get()) ? response : SampleStubs.response(best).build();
    }

    /** Returns a sample and, for each other media type of its status, the sample of the same name or else the first. */
    private static List<Sample> alternatives(Operation operation, Sample sample) {
        List<Sample> alternatives = new ArrayList<>(List.of(sample));
        operation.response(sample.status()).stream()
                .flatMap(response -> response.contents().stream())
                .filter(content -> !content.mediaType().equals(sample.mediaType()))
                .forEach(content -> content.samples().stream()
                        .min(Comparator.comparing(other -> !other.name().equals(sample.name())))
                        .ifPresent(alternatives::add));
        return alternatives;
    }

    private static Optional<Sample> sample(Operation operation, StubMapping stub, ResponseDefinition response) {
        return operation.samples().stream()
                .filter(sample -> sample.name().equals(stub.getName())
                        && sample.status() == response.getStatus()
                        && sample.mediaType()
                                .equals(response.getHeaders()
                                        .getHeader("Content-Type")
                                        .firstValue()))
                .findFirst();
    }
}
