package io.github.chatspec.serving.log;

import io.github.chatspec.exchange.Request;
import io.github.chatspec.serving.JettyRequests;
import io.github.chatspec.serving.Reply;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.HostPort;

/**
 * A request that was answered, with what logs need of it after its connection reads the next one.
 *
 * @param time when it was answered, in milliseconds since 1970
 * @param client the address of the client
 * @param method the method
 * @param target path and query as they were sent; {@code -} if there is no path
 * @param protocol the protocol, for example {@code HTTP/1.1}
 * @param fields the header fields of the request
 * @param body the body of the request, which must not be changed
 * @param status the status of the response
 * @param example the name of the example that was sent; empty if a contract has no such example
 * @param refusal the name of the refusal, if the server itself refused the request; empty otherwise
 * @param preference what was applied of the preferences of the request; empty if it had none
 * @param bytes the length of the body of the response
 * @param micros the time that the response took in microseconds
 * @param violations what is wrong with the request, in one sentence each
 */
public record AnsweredRequest(
        long time,
        SocketAddress client,
        String method,
        String target,
        String protocol,
        HttpFields fields,
        ByteBuffer body,
        int status,
        String example,
        String refusal,
        String preference,
        long bytes,
        long micros,
        List<String> violations) {

    /** The request attribute with what is wrong with a request, a list of sentences. */
    public static final String VIOLATIONS = AnsweredRequest.class.getName() + ".violations";

    @SuppressWarnings("unchecked")
    static AnsweredRequest of(org.eclipse.jetty.server.Request request, Response response) {
        HttpFields answer = response.getHeaders();
        Object violations = request.getAttribute(VIOLATIONS);
        return new AnsweredRequest(
                System.currentTimeMillis(),
                request.getConnectionMetaData().getRemoteSocketAddress(),
                request.getMethod(),
                Objects.requireNonNullElse(request.getHttpURI().getPathQuery(), "-"),
                request.getConnectionMetaData().getHttpVersion().asString(),
                request.getHeaders().asImmutable(),
                JettyRequests.body(request),
                response.getStatus(),
                text(answer.get("Matched-Stub-Name")),
                text(answer.get(Reply.REFUSAL)),
                text(answer.get("Preference-Applied")),
                Response.getContentBytesWritten(response),
                (System.nanoTime() - request.getBeginNanoTime()) / 1_000,
                violations == null ? List.of() : (List<String>) violations);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    /** Returns the address of the client without its port. */
    public String clientAddress() {
        return client instanceof InetSocketAddress internet && internet.getAddress() != null
                ? HostPort.normalizeHost(internet.getAddress().getHostAddress())
                : String.valueOf(client);
    }

    /** Returns the path without the query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Returns the request without its body. */
    public Request request() {
        return new Request(method, target, JettyRequests.headers(fields));
    }
}
