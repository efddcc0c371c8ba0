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

/** The response of a stub, ready to be sent. */
final class PreparedResponse {

    private final StubMapping stub;
    private final int status;
    private final List<HttpField> fields = new ArrayList<>();
    private final List<HttpHeader> logged = new ArrayList<>();
    private final String mediaType;
    private final byte[] body;

    private PreparedResponse(StubMapping stub, ResponseDefinition response) {
        this.stub = stub;
        this.status = response.getStatus();
        byte[] bytes = response.getByteBody();
        body = bytes == null ? new byte[0] : bytes;
        String type = "";
        HttpHeaders headers = response.getHeaders();
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

    int status() {
        return status;
    }

    /** Returns whether the response of a stub is the same for every request. */
    static boolean isConstant(StubMapping stub) {
        ResponseDefinition response = stub.getResponse();
        boolean constant = response.getStatus() >= 200
                && response.getStatusMessage() == null
                && response.getFault() == null
                && response.getFixedDelayMilliseconds() == null
                && response.getDelayDistribution() == null
                && response.getChunkedDribbleDelay() == null
                && !response.isProxyResponse()
                && response.getBodyFileName() == null
                && isEmpty(response.getTransformers());
        boolean independent =
                !stub.isInScenario() && isEmpty(stub.getPostServeActions()) && isEmpty(stub.getServeEventListeners());
        return constant && independent;
    }

    /** Prepares the constant response of a stub, which may have a body that the stub does not have yet. */
    static PreparedResponse of(StubMapping stub, ResponseDefinition response) {
        return new PreparedResponse(stub, response);
    }

    /** Counts this response in the metrics. */
    void count(MockMetrics metrics) {
        metrics.count(stub.getMetadata().getString(SampleStubs.OPERATION, ""), status);
    }

    private static boolean isEmpty(List<?> list) {
        return list == null || list.isEmpty();
    }

    private void add(String name, String value) {
        fields.add(new PreEncodedHttpField(name, value));
        logged.add(HttpHeader.httpHeader(name, value));
    }

    /** Returns whether the field {@code Accept} certainly allows this response. */
    boolean isAccepted(String accept) {
        return accept.equals("*/*") || accept.equals(mediaType);
    }

    void send(Response response, Callback callback) {
        response.setStatus(status);
        for (HttpField field : fields) {
            response.getHeaders().add(field);
        }
        // For HEAD, Jetty leaves out the body but still counts its length.
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    StubMapping stub() {
        return stub;
    }

    LoggedResponse logged() {
        return new LoggedResponse(
                status,
                new HttpHeaders(logged),
                Base64.getEncoder().encodeToString(body),
                null,
                new String(body, StandardCharsets.UTF_8));
    }
}
