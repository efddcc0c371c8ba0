package io.github.chatspec.mock.generation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.HeaderExamples;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.ResponseHeader;
import io.github.chatspec.contract.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Completes the operations of one contract, so that every documented response has a sample. */
final class CompletedOperations {

    /** The name of the samples whose body is generated. */
    private static final String GENERATED = "generated";

    /** The name of the samples without a body. */
    private static final String NO_CONTENT = "no-content";

    /** Statuses whose responses have no body (RFC 9110), whatever a contract documents. */
    private static final Set<Integer> BODILESS = Set.of(204, 205, 304);

    private final Contract contract;
    private final BodyGenerator bodies;

    CompletedOperations(Contract contract, BodyGenerator bodies) {
        this.contract = contract;
        this.bodies = bodies;
    }

    Operation complete(Operation operation) {
        boolean hasSuccess = operation.responses().stream()
                .anyMatch(response -> response.status().matches("[23].."));
        List<Response> responses = operation.responses().stream()
                .map(response -> {
                    // What happens by default is a success, if the contract documents no other.
                    boolean isSuccess = !hasSuccess && response.status().equals("default");
                    return complete(operation, response, isSuccess ? 200 : operation.statusOf(response));
                })
                .toList();
        return operation.withResponses(responses);
    }

    private Response complete(Operation operation, Response response, int status) {
        if (status < 200) {
            return response;
        }
        Map<String, String> headers = headers(operation, response);
        List<Content> contents = new ArrayList<>();
        if (response.contents().isEmpty() || BODILESS.contains(status)) {
            Sample sample = sample(NO_CONTENT, operation, response, status, "", headers, () -> "");
            contents.add(new Content("", Optional.empty(), Optional.empty(), List.of(), List.of(sample)));
        }
        response.contents().stream()
                .filter(content ->
                        !BODILESS.contains(status) || !content.samples().isEmpty())
                .sorted(Comparator.comparing(CompletedOperations::rank))
                .forEach(content -> contents.add(complete(operation, response, content, status, headers)));
        return new Response(
                response.status(), List.copyOf(contents), headers, response.documentedHeaders(), response.place());
    }

    /** Returns the rank by which a content without preference is chosen: those with examples first, then JSON. */
    private static int rank(Content content) {
        return !content.samples().isEmpty() ? 0 : PayloadText.isJson(content.mediaType()) ? 1 : 2;
    }

    private Content complete(
            Operation operation, Response response, Content content, int status, Map<String, String> headers) {
        List<Sample> samples = new ArrayList<>();
        for (Sample sample : content.samples()) {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.putAll(sample.headers());
            Sample adapted = sample.headers().equals(all) ? sample : sample.withHeaders(all);
            samples.add(inMediaType(adapted.status() == status ? adapted : adapted.withStatus(status), content));
        }
        if (samples.isEmpty()) {
            Lazy body = new Lazy(operation, content);
            Sample sample = sample(GENERATED, operation, response, status, content.mediaType(), headers, body);
            body.sample = sample;
            samples.add(sample);
        }
        return content.withSamples(samples);
    }

    private static Sample sample(
            String name,
            Operation operation,
            Response response,
            int status,
            String mediaType,
            Map<String, String> headers,
            Supplier<String> body) {
        return new Sample(
                name,
                operation.id(),
                status,
                mediaType,
                headers,
                name,
                List.of(),
                List.of(),
                body,
                true,
                response.place().toString(),
                response.place());
    }

    /** Returns a sample that is XML, also if the contract gives an object as its example. */
    private Sample inMediaType(Sample sample, Content content) {
        if (!PayloadText.isXml(content.mediaType())) {
            return sample;
        }
        JsonNode node = contract.at(sample.place().pointer());
        JsonNode value =
                node.has("value") && sample.place().pointer().contains("/examples/") ? node.path("value") : node;
        boolean isObject = value.isContainerNode() && !node.has("externalValue");
        return isObject ? sample.withPayload(() -> bodies.written(value, content)) : sample;
    }

    /** Returns the values of the headers, among them generated ones for those that are required. */
    private Map<String, String> headers(Operation operation, Response response) {
        Map<String, String> headers = new LinkedHashMap<>(response.headers());
        for (ResponseHeader header : response.documentedHeaders()) {
            if (header.required()
                    && header.schema().isPresent()
                    && !headers.containsKey(header.name())
                    && HeaderExamples.isSendable(header.name())) {
                bodies.header(
                                operation.id() + " " + header.name(),
                                header.schema().get())
                        .flatMap(value ->
                                header.isContent() ? Optional.of(value.toString()) : HeaderExamples.text(value))
                        .ifPresent(text -> headers.put(header.name(), text));
            }
        }
        return headers.equals(response.headers()) ? response.headers() : headers;
    }

    /** A body that is generated once, on its first use. */
    final class Lazy implements Supplier<String> {

        private final Operation operation;
        private final Content content;
        private Sample sample;
        private BodyGenerator.Body body;
        private NotGeneratedException failure;

        Lazy(Operation operation, Content content) {
            this.operation = operation;
            this.content = content;
        }

        @Override
        public synchronized String get() {
            if (failure != null) {
                throw failure;
            }
            if (body == null) {
                try {
                    body = bodies.body(operation, sample, content);
                } catch (NotGeneratedException e) {
                    failure = e;
                    throw e;
                }
            }
            return body.text();
        }

        /** Returns whether the values of the body, which is generated, are in the contract. */
        synchronized boolean isFromExamples() {
            return body != null && body.isFromExamples();
        }
    }
}
