package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.serving.AcceptHeader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gives an answer the form that the request asks for: its media type, its delay, its fault, and what of it was applied. */
public final class ResponseTransformer implements ResponseDefinitionTransformerV2 {

    private static final String ACCEPT = "Accept";

    private final ServedOperations served;

    public ResponseTransformer(ServedOperations served) {
        this.served = served;
    }

    @Override
    public String getName() {
        return "chatspec-asked-answer";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        boolean preferring = request.containsHeader(PreferHeader.HEADER);
        boolean disturbed = request.containsHeader(FaultHeaders.DELAY) || request.containsHeader(FaultHeaders.FAULT);
        ResponseDefinition negotiated = negotiated(event);
        if (!preferring && !disturbed) {
            return negotiated;
        }
        PreferHeader preferences =
                PreferHeader.of(preferring ? request.header(PreferHeader.HEADER).values() : List.of());
        FaultHeaders disturbance = new FaultHeaders(request, preferences);
        ResponseDefinitionBuilder answer = ResponseDefinitionBuilder.like(negotiated);
        Optional<MockRefusal> refused = disturbance.disturb(answer);
        if (refused.isPresent()) {
            return refused.get().answer();
        }
        List<String> applied = new ArrayList<>();
        if (SampleStubs.isPreferred(event.getStubMapping())) {
            preferences.forStubs().ifPresent(applied::add);
        }
        disturbance.applied().ifPresent(applied::add);
        if (!applied.isEmpty()) {
            answer.withHeaders(with(negotiated.getHeaders(), "Preference-Applied", String.join(", ", applied)));
        }
        return answer.build();
    }

    private static HttpHeaders with(HttpHeaders headers, String name, String value) {
        return (headers == null ? new HttpHeaders() : headers).plus(new HttpHeader(name, value));
    }

    /** The answer, or the same in a media type that is taken, or a refusal where there is none. */
    private ResponseDefinition negotiated(ServeEvent event) {
        ResponseDefinition answer = event.getResponseDefinition();
        Request request = event.getRequest();
        Optional<Operation> operation =
                SampleStubs.operation(event.getStubMapping()).flatMap(served::named);
        if (!request.containsHeader(ACCEPT) || operation.isEmpty()) {
            return answer;
        }
        Optional<Sample> sample = sample(operation.get(), event.getStubMapping(), answer);
        if (sample.isEmpty()) {
            return answer;
        }
        AcceptHeader acceptance = AcceptHeader.of(request.header(ACCEPT).values());
        // Of two that are taken as gladly the first one stays first, since a sort keeps the order of equals.
        Sample best = alternatives(operation.get(), sample.get()).stream()
                .sorted(Comparator.comparingDouble(one -> -acceptance.weight(one.mediaType())))
                .toList()
                .get(0);
        if (acceptance.weight(best.mediaType()) == 0) {
            return refusal(operation.get());
        }
        return best.equals(sample.get()) ? answer : SampleStubs.answer(best).build();
    }

    /** The examples of one status: the given one, those of its name, and then the first of every other media type. */
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

    private static Optional<Sample> sample(Operation operation, StubMapping stub, ResponseDefinition answer) {
        return operation.samples().stream()
                .filter(sample -> sample.name().equals(stub.getName())
                        && sample.status() == answer.getStatus()
                        && sample.mediaType()
                                .equals(answer.getHeaders()
                                        .getHeader("Content-Type")
                                        .firstValue()))
                .findFirst();
    }

    private static ResponseDefinition refusal(Operation operation) {
        List<String> mediaTypes = operation.responses().stream()
                .flatMap(response -> response.contents().stream())
                .map(Content::mediaType)
                .distinct()
                .toList();
        return new MockRefusal(
                        406,
                        "not-acceptable",
                        "The contract of " + operation.qualifiedId()
                                + " has no example in a media type that the request accepts; accept one of these.",
                        "mediaTypes",
                        mediaTypes)
                .answer();
    }
}
