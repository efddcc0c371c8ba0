package io.github.chatspec.mock.fast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.mock.http.MockMetrics;
import io.github.chatspec.mock.stubs.SampleStubs;
import io.github.chatspec.mock.stubs.StubOutline;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The response of a stub, ready to be sent. */
final class PreparedResponse {

    /** The header field of a request that WireMock logs in another form than it was sent. */
    static final String PREFER = "Prefer";

    private final Supplier<StubMapping> stub;
    private final String operation;
    private final ResponseDefinition definition;
    private final int status;
    private final HttpFields fields;
    private final byte[] body;
    /** Null unless the response was recorded. */
    private final ServeEvent event;
    /** Null until the first response is counted. */
    private volatile LongAdder counter;

    private PreparedResponse(
            Supplier<StubMapping> stub,
            String operation,
            ResponseDefinition definition,
            int status,
            HttpFields fields,
            byte[] body,
            ServeEvent event) {
        this.stub = stub;
        this.operation = operation;
        this.definition = definition;
        this.status = status;
        this.fields = fields;
        this.body = body;
        this.event = event;
    }

    /** Prepares the constant response of a stub, which is created only for the journal. */
    static PreparedResponse of(StubOutline outline, Function<UUID, StubMapping> stubs) {
        ResponseDefinition definition = outline.response();
        UUID id = outline.id();
        byte[] bytes = definition.getByteBody();
        byte[] body = bytes == null ? new byte[0] : bytes;
        HttpFields.Mutable fields = HttpFields.build();
        for (HttpHeader header : logged(id, outline.name(), definition)) {
            header.values().forEach(value -> fields.add(new PreEncodedHttpField(header.key(), value)));
        }
        if (!fields.contains("Content-Length")) {
            fields.add(new PreEncodedHttpField("Content-Length", String.valueOf(body.length)));
        }
        return new PreparedResponse(
                () -> stubs.apply(id),
                outline.operation(),
                definition,
                definition.getStatus(),
                fields.asImmutable(),
                body,
                null);
    }

    /** Prepares a response that WireMock has sent, or returns null if it would send another one to an equal request. */
    static PreparedResponse of(RecordedResponse recorded) {
        ServeEvent event = recorded.event();
        if (event == null
                || !event.getWasMatched()
                || isDynamic(event.getResponseDefinition().getHeaders())
                || !isConstant(event.getStubMapping(), event.getStubMapping().getResponse())
                || !isConstant(event.getStubMapping(), event.getResponseDefinition())
                || recorded.getStatus() != event.getResponse().getStatus()) {
            return null;
        }
        HttpFields.Mutable fields = HttpFields.build();
        for (HttpField field : recorded.fields()) {
            fields.add(new PreEncodedHttpField(field.getName(), field.getValue()));
        }
        StubMapping stub = event.getStubMapping();
        return new PreparedResponse(
                () -> stub,
                stub.getMetadata() == null ? "" : stub.getMetadata().getString(SampleStubs.OPERATION, ""),
                event.getResponseDefinition(),
                recorded.getStatus(),
                fields.asImmutable(),
                recorded.body(),
                event);
    }

    int status() {
        return status;
    }

    /** Returns whether a response of a stub is the same for every request that it matches. */
    static boolean isConstant(StubMapping stub, ResponseDefinition response) {
        boolean constant = response.getStatus() >= 200
                && response.getStatusMessage() == null
                && response.getFault() == null
                && response.getFixedDelayMilliseconds() == null
                && response.getDelayDistribution() == null
                && response.getChunkedDribbleDelay() == null
                && !response.isProxyResponse()
                && response.getBodyFileName() == null
                && isEmpty(response.getTransformers());
        // A transformer that the stub names may have replaced the response of the stub by one without transformers.
        boolean independent = !stub.isInScenario()
                && isEmpty(stub.getPostServeActions())
                && isEmpty(stub.getServeEventListeners())
                && isEmpty(stub.getResponse().getTransformers());
        return constant && independent;
    }

    /** Returns whether a response has a body that was generated for one request only. */
    private static boolean isDynamic(HttpHeaders headers) {
        return headers != null
                && headers.getHeader("Preference-Applied").isPresent()
                && headers.getHeader("Preference-Applied").firstValue().contains("dynamic");
    }

    private static boolean isEmpty(List<?> list) {
        return list == null || list.isEmpty();
    }

    /** Returns the header fields as WireMock logs them. */
    private static List<HttpHeader> logged(UUID id, String name, ResponseDefinition definition) {
        List<HttpHeader> logged = new ArrayList<>();
        if (definition.getHeaders() != null) {
            logged.addAll(definition.getHeaders().all());
        }
        logged.add(HttpHeader.httpHeader("Matched-Stub-Id", id.toString()));
        logged.add(HttpHeader.httpHeader("Matched-Stub-Name", name));
        return logged;
    }

    /** Returns about how much of the heap a recorded response occupies. */
    long size() {
        return 2_000L + 3L * body.length;
    }

    /** Counts this response in the metrics. */
    void count(MockMetrics metrics) {
        LongAdder requests = counter;
        if (requests == null) {
            requests = metrics.counter(operation, status);
            counter = requests;
        }
        requests.increment();
    }

    /** Returns whether the field {@code Accept} certainly allows this response. */
    boolean isAccepted(String accept) {
        return accept.equals("*/*") || accept.equals(fields.get("Content-Type"));
    }

    void send(Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().add(fields);
        // For HEAD, Jetty leaves out the body but still counts its length.
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    StubMapping stub() {
        return stub.get();
    }

    ResponseDefinition definition() {
        return definition;
    }

    /** Returns the preferences of the request as WireMock logs them, or null if it logs them as they were sent. */
    List<String> preferences() {
        boolean hasPreferences = event != null && event.getRequest().containsHeader(PREFER);
        return hasPreferences ? event.getRequest().header(PREFER).values() : null;
    }

    /** Returns the cookies of the request as WireMock logs them. */
    JsonNode cookies() {
        return event == null
                ? JsonNodeFactory.instance.objectNode()
                : Json.node(Json.write(event.getRequest().getCookies()));
    }

    /** Returns the response as WireMock logs it. */
    LoggedResponse logged() {
        return event != null
                ? event.getResponse()
                : new LoggedResponse(
                        status,
                        new HttpHeaders(logged(stub().getId(), stub().getName(), definition)),
                        Base64.getEncoder().encodeToString(body),
                        null,
                        new String(body, StandardCharsets.UTF_8));
    }
}
