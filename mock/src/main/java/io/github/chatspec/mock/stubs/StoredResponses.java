package io.github.chatspec.mock.stubs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.json.StrictJson;
import io.github.chatspec.mock.generation.NotGeneratedException;
import io.github.chatspec.mock.state.CollectionOperation;
import io.github.chatspec.mock.state.Outcome;
import io.github.chatspec.mock.state.StoredCollections;
import io.github.chatspec.serving.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers the operations of collections with the items that are stored. */
final class StoredResponses {

    private static final String LOCATION = "Location";

    private final Supplier<ServedContracts> served;
    private final StoredCollections collections;

    StoredResponses(Supplier<ServedContracts> served, StoredCollections collections) {
        this.served = served;
        this.collections = collections;
    }

    /** Returns the response to a request, unless it has a body that cannot be stored. */
    Optional<ResponseDefinition> response(ServeEvent event) {
        Request request = event.getRequest();
        Optional<CollectionOperation> found = SampleStubs.operation(event.getStubMapping())
                .flatMap(id -> served.get().collections().operation(id));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        CollectionOperation operation = found.get();
        JsonNode body = operation.role().hasBody() ? body(request) : MissingNode.getInstance();
        if (operation.role().hasBody() && !body.isObject()) {
            return Optional.empty();
        }
        Sample success = operation.success().sample();
        if (ContentNegotiation.best(request, operation.operation(), success).isEmpty()) {
            return Optional.of(MockRefusal.response(Reply.notAcceptable(operation.operation()))
                    .build());
        }
        String path = request.getUrl().split("\\?", 2)[0];
        try {
            return Optional.of(
                    response(operation.operation(), request, path, collections.answer(operation, path, body)));
        } catch (NotGeneratedException e) {
            return Optional.of(SampleResponses.notGenerated(e).build());
        }
    }

    private static JsonNode body(Request request) {
        boolean isJson = !request.containsHeader("Content-Type")
                || MediaType.isJson(request.header("Content-Type").firstValue());
        return isJson
                ? StrictJson.read(request.getBody()).orElse(MissingNode.getInstance())
                : MissingNode.getInstance();
    }

    private ResponseDefinition response(Operation operation, Request request, String path, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return done(operation, request, path, done);
        }
        if (outcome instanceof Outcome.Unknown unknown) {
            return refusal(operation, 404, "unknown-item", "There is no item with the id \"" + unknown.id() + "\".");
        }
        if (outcome instanceof Outcome.Taken taken) {
            return refusal(
                    operation, 409, "item-exists", "There is an item with the id \"" + taken.id() + "\" already.");
        }
        return ProblemDetails.response("collection-full", ProblemDetails.of(507, ((Outcome.Full) outcome).reason()))
                .build();
    }

    private static ResponseDefinition refusal(Operation operation, int status, String name, String detail) {
        return ContractRefusal.of(operation, status)
                .orElseGet(() -> ProblemDetails.response(name, ProblemDetails.of(status, detail))
                        .build());
    }

    private ResponseDefinition done(Operation operation, Request request, String path, Outcome.Done done) {
        Sample sample = ContentNegotiation.best(
                        request, operation, done.answer().sample())
                .orElse(done.answer().sample());
        ResponseDefinition response = SampleResponses.of(
                        sample,
                        () -> done.body()
                                .map(body -> text(operation, sample, body))
                                .orElseGet(sample::text))
                .build();
        boolean isNew = operation.method().equals("POST") && !done.id().isEmpty();
        return isNew ? located(response, path.replaceFirst("/$", "") + "/" + encoded(done.id())) : response;
    }

    private String text(Operation operation, Sample sample, JsonNode body) {
        return MediaType.isJson(sample.mediaType())
                ? body.toString()
                : served.get().written(operation, sample, body);
    }

    /** Returns a response with the address of a new item, if it has such a header. */
    private static ResponseDefinition located(ResponseDefinition response, String address) {
        if (response.getHeaders() == null
                || !response.getHeaders().getHeader(LOCATION).isPresent()) {
            return response;
        }
        List<HttpHeader> headers = response.getHeaders().all().stream()
                .map(header -> header.keyEquals(LOCATION) ? new HttpHeader(LOCATION, address) : header)
                .toList();
        return ResponseDefinitionBuilder.like(response)
                .withHeaders(new HttpHeaders(headers))
                .build();
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
