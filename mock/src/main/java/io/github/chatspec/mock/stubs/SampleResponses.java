package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.mock.generation.NotGeneratedException;
import io.github.chatspec.serving.Reply;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns samples into responses. */
final class SampleResponses {

    private static final String CONTENT_TYPE = "Content-Type";

    private SampleResponses() {}

    /** Returns status and media type of a sample. */
    static ResponseDefinitionBuilder kind(Sample sample) {
        ResponseDefinitionBuilder response = new ResponseDefinitionBuilder().withStatus(sample.status());
        return sample.mediaType().isEmpty() ? response : response.withHeader(CONTENT_TYPE, sample.mediaType());
    }

    private static ResponseDefinitionBuilder head(Sample sample) {
        ResponseDefinitionBuilder response = kind(sample);
        sample.headers().forEach(response::withHeader);
        return response;
    }

    /** Returns the response of a sample, or a refusal if its body cannot be generated. */
    static ResponseDefinitionBuilder of(Sample sample) {
        return of(sample, sample::text);
    }

    /** Returns the response of a sample with another body, or a refusal if that cannot be generated. */
    static ResponseDefinitionBuilder of(Sample sample, Supplier<String> body) {
        try {
            return with(sample, body.get());
        } catch (NotGeneratedException e) {
            return notGenerated(e);
        }
    }

    /** Returns the refusal of a request whose response cannot be generated. */
    static ResponseDefinitionBuilder notGenerated(NotGeneratedException reason) {
        return MockRefusal.response(Reply.refusal(
                501,
                "not-generated",
                "The body of this response cannot be generated from its schema; add an example to the contract.",
                "reasons",
                List.of(reason.getMessage())));
    }

    /** Returns the response of a sample, or nothing if its body cannot be generated. */
    static Optional<ResponseDefinitionBuilder> ifGenerated(Sample sample) {
        try {
            return Optional.of(with(sample, sample.text()));
        } catch (NotGeneratedException e) {
            return Optional.empty();
        }
    }

    private static ResponseDefinitionBuilder with(Sample sample, String body) {
        return sample.mediaType().isEmpty() ? head(sample) : head(sample).withBody(body);
    }

    /** Finds the sample of which a stub was made. */
    static Optional<Sample> sample(Operation operation, StubMapping stub) {
        ResponseDefinition response = stub.getResponse();
        String mediaType = response.getHeaders() != null
                        && response.getHeaders().getHeader(CONTENT_TYPE).isPresent()
                ? response.getHeaders().getHeader(CONTENT_TYPE).firstValue()
                : "";
        String name = StoredStubs.sample(stub);
        return operation.samples().stream()
                .filter(sample -> sample.name().equals(name)
                        && sample.status() == response.getStatus()
                        && sample.mediaType().equals(mediaType))
                .findFirst();
    }

    /** Finds the documented response to which a sample belongs. */
    static Optional<Response> documented(Operation operation, Sample sample) {
        return operation.responses().stream()
                .filter(response -> response.samples().contains(sample))
                .findFirst();
    }
}
