package io.github.chatspec.serving;

import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;

/** Converts requests of Jetty to the requests that contracts and judge work with. */
public final class JettyRequests {

    private JettyRequests() {}

    /**
     * Returns whether a request has a body.
     *
     * @param request a request of Jetty
     * @return whether its body has any bytes
     */
    public static boolean hasBody(org.eclipse.jetty.server.Request request) {
        return BodyReader.body(request).length > 0;
    }

    /**
     * Returns the body of a request.
     *
     * @param request a request of Jetty, with or without the wrappers of the front door
     * @return its bytes, which must not be changed; none if it did not pass the front door
     */
    public static ByteBuffer body(org.eclipse.jetty.server.Request request) {
        return ByteBuffer.wrap(BodyReader.loggedBody(request));
    }

    /**
     * Converts a request.
     *
     * @param request a request of Jetty
     * @return its method, its path and query as they were sent, all its header fields, and its body
     */
    public static Request requestWithBody(org.eclipse.jetty.server.Request request) {
        return request(request).withBody(BodyReader.body(request));
    }

    /**
     * Converts a request.
     *
     * @param request a request of Jetty
     * @return its method, its path and query as they were sent, and all its header fields
     */
    public static Request request(org.eclipse.jetty.server.Request request) {
        return new Request(request.getMethod(), request.getHttpURI().getPathQuery(), headers(request.getHeaders()));
    }

    /**
     * Converts the header fields of a request.
     *
     * @param fields header fields of Jetty
     * @return the fields in their order
     */
    public static Headers headers(HttpFields fields) {
        String[] sent = new String[2 * fields.size()];
        int next = 0;
        for (HttpField field : fields) {
            sent[next++] = field.getName();
            sent[next++] = String.valueOf(field.getValue());
        }
        return Headers.ofSent(sent);
    }

    /**
     * Returns the origin under which a client reached the server.
     *
     * @param request a request of Jetty
     * @return scheme, host and port, of an absolute target if there is one, otherwise of the field {@code Host}
     */
    static String origin(org.eclipse.jetty.server.Request request) {
        HttpURI uri = request.getHttpURI();
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
