package io.github.chatspec.judge.evaluation;

import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Response;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.MediaType;
import java.util.Comparator;
import java.util.Optional;

/**
 * The content that a response promises for one exchange.
 *
 * @param content the media type and schema
 * @param schema the JSON Pointer of the schema, after references with nothing next to them; empty if the content has no schema
 * @param isJson whether the received body should be JSON
 * @param isBinary whether any bytes are promised, even those of a JSON text
 */
record PromisedContent(Content content, Optional<String> schema, boolean isJson, boolean isBinary) {

    // No lambdas on the way of a clean body: the first one costs a new process as much as evaluating the body does.
    static Optional<PromisedContent> of(
            Contract contract, Response response, Exchange exchange, Optional<MediaType> received) {
        Optional<Content> chosen = choose(response, exchange, received);
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        Content content = chosen.get();
        Optional<String> schema =
                content.schema().isPresent() ? contract.schema(content.schema().get()) : Optional.empty();
        boolean isBinary = schema.isPresent()
                && contract.at(schema.get()).path("type").asText().equals("string")
                && contract.at(schema.get()).path("format").asText().equals("binary");
        return Optional.of(new PromisedContent(content, schema, isJson(content, received, isBinary), isBinary));
    }

    /** The received type decides, since the documented one may be a range. */
    private static boolean isJson(Content content, Optional<MediaType> received, boolean isBinary) {
        if (received.isPresent() && !received.get().isRange()) {
            return received.get().isJson();
        }
        return MediaType.isJson(content.mediaType()) && !isBinary;
    }

    private static Optional<Content> choose(Response response, Exchange exchange, Optional<MediaType> received) {
        if (HttpSemantics.hasNoBody(exchange)) {
            return Optional.empty();
        }
        Optional<Content> matching = received.isPresent() ? matching(response, received.get()) : Optional.empty();
        if (matching.isPresent()) {
            return matching;
        }
        // A body of an undocumented JSON type is still validated against the documented JSON.
        if (exchange.headers().isEmpty()
                || (received.isPresent() && received.get().isJson())) {
            for (Content candidate : response.contents()) {
                if (MediaType.isJson(candidate.mediaType())) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Content> matching(Response response, MediaType mediaType) {
        return response.contents().stream()
                .filter(candidate -> mediaType.isWithin(candidate.mediaType()))
                .min(Comparator.comparing(candidate -> -MediaType.specificity(candidate.mediaType())));
    }
}
