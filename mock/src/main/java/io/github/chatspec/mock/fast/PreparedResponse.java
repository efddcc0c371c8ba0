package io.github.chatspec.mock.fast;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.mock.http.MockMetrics;
import io.github.chatspec.mock.stubs.SampleStubs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The answer of a stub, ready to be sent. */
final class PreparedResponse {

    private final StubMapping stub;
    private final List<HttpField> fields = new ArrayList<>();
    private final List<HttpHeader> logged = new ArrayList<>();
    private final String mediaType;
    private final byte[] body;

    private PreparedResponse(StubMapping stub) {
        this.stub = stub;
        byte[] given = stub.getResponse().getByteBody();
        body = given == null ? new byte[0] : given;
        String type = "";
        HttpHeaders headers = stub.getResponse().getHeaders();
        if (headers != null) {
            for (HttpHeader header : headers.all()) {
                header.values().forEach(value -> add(header.key(), value));
                type = header.keyEquals("Content-Type") ? header.firstValue() : type;
            }
        }
        mediaType = type;
        add("Matched-Stub-Id", stub.getId().toString());
        if (stub.getName() != null) {
            add("Matched-Stub-Name", stub.getName());
        }
        if (headers == null || !headers.getHeader("Content-Length").isPresent()) {
            fields.add(new PreEncodedHttpField("Content-Length", String.valueOf(body.length)));
        }
    }

    /** Makes the answer of a stub, or nothing where it is not the same for every request. */
    static PreparedResponse of(StubMapping stub) {
        ResponseDefinition answer = stub.getResponse();
        boolean plain = answer.getStatus() >= 200
                && answer.getStatusMessage() == null
                && answer.getFault() == null
                && answer.getFixedDelayMilliseconds() == null
                && answer.getDelayDistribution() == null
                && answer.getChunkedDribbleDelay() == null
                && !answer.isProxyResponse()
                && answer.getBodyFileName() == null
                && isEmpty(answer.getTransformers());
        boolean alone =
                !stub.isInScenario() && isEmpty(stub.getPostServeActions()) && isEmpty(stub.getServeEventListeners());
        return plain && alone ? new PreparedResponse(stub) : null;
    }

    /** Counts itself as a listener of WireMock's would. */
    void count(MockMetrics metrics) {
        metrics.count(
                stub.getMetadata().getString(SampleStubs.OPERATION, ""),
                stub.getResponse().getStatus());
    }

    private static boolean isEmpty(List<?> list) {
        return list == null || list.isEmpty();
    }

    private void add(String name, String value) {
        fields.add(new PreEncodedHttpField(name, value));
        logged.add(HttpHeader.httpHeader(name, value));
    }

    /** Tells whether a client that accepts these media types is content with this answer. */
    boolean isAccepted(String accept) {
        return accept.equals("*/*") || accept.equals(mediaType);
    }

    void send(Response response, Callback callback) {
        response.setStatus(stub.getResponse().getStatus());
        for (HttpField field : fields) {
            response.getHeaders().add(field);
        }
        // Jetty sends no body to whoever asks for the head only, and counts it all the same.
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    StubMapping stub() {
        return stub;
    }

    LoggedResponse logged() {
        return new LoggedResponse(
                stub.getResponse().getStatus(),
                new HttpHeaders(logged),
                Base64.getEncoder().encodeToString(body),
                null,
                new String(body, StandardCharsets.UTF_8));
    }
}
