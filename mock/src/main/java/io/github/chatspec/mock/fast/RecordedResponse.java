package io.github.chatspec.mock.fast;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Records what WireMock sends, so that an equal request can be answered without WireMock. */
final class RecordedResponse extends Response.Wrapper {

    /** Larger bodies take longer to send than to find. */
    private static final int MAX_BODY = 256 << 10;

    private final Consumer<RecordedResponse> complete;
    /** The fields that do not depend on WireMock, for example the date. */
    private final HttpFields before;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private HttpFields fields;
    private ServeEvent event;
    private boolean tooLarge;

    /**
     * Creates a response.
     *
     * @param request the request
     * @param response the response to it, which is sent
     * @param complete is called when the whole response was passed on
     */
    RecordedResponse(Request request, Response response, Consumer<RecordedResponse> complete) {
        super(request, response);
        this.complete = complete;
        this.before = HttpFields.build(response.getHeaders()).asImmutable();
    }

    /** Sets what WireMock logs about the request and the response. */
    void setEvent(ServeEvent event) {
        this.event = event;
    }

    /** Returns what WireMock logs, or null if it did not answer the request. */
    ServeEvent event() {
        return event;
    }

    /** Returns the header fields that were added, and the length of the body. */
    HttpFields fields() {
        HttpFields.Mutable added = HttpFields.build();
        for (HttpField field : fields) {
            if (!before.contains(field)) {
                added.add(field);
            }
        }
        if (!added.contains(HttpHeader.CONTENT_LENGTH) && body.size() > 0) {
            added.put(HttpHeader.CONTENT_LENGTH, body.size());
        }
        return added.asImmutable();
    }

    byte[] body() {
        return body.toByteArray();
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
        if (fields == null) {
            fields = HttpFields.build(getHeaders()).asImmutable();
        }
        int size = content == null ? 0 : content.remaining();
        tooLarge |= body.size() + size > MAX_BODY;
        if (size > 0 && !tooLarge) {
            byte[] bytes = new byte[size];
            content.duplicate().get(bytes);
            body.writeBytes(bytes);
        }
        super.write(last, content, callback);
        if (last && !tooLarge) {
            complete.accept(this);
        }
    }
}
