package io.github.chatspec.adapter;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes exchanges of what the JDK's HTTP client received.
 *
 * <p>The smallest use: {@code Exchanges.of(client.send(request, BodyHandlers.ofByteArray()))}.
 */
public final class Exchanges {

    private Exchanges() {}

    /**
     * Makes an exchange of a response.
     *
     * @param response the response
     * @return the response and the request that led to it, which after a redirect is the last one
     */
    public static Exchange of(HttpResponse<byte[]> response) {
        return of(response, response.body());
    }

    /**
     * Makes an exchange of a response whose body was handled in another way than as bytes, for example put in a file.
     *
     * @param response the response
     * @param body the bytes of its body as they were received, or null where there was none
     * @return the response and the request that led to it, which after a redirect is the last one
     */
    public static Exchange of(HttpResponse<?> response, byte[] body) {
        HttpRequest request = response.request();
        String url = request.uri().toASCIIString();
        return Exchange.of(new Request(request.method(), url, headers(request.headers())))
                .status(response.statusCode())
                .headers(headers(response.headers()))
                .body(body == null ? new byte[0] : body);
    }

    /** Leaves out what HTTP/2 keeps among the headers and is none, such as {@code :status}. */
    private static Headers headers(HttpHeaders sent) {
        Map<String, List<String>> fields = new LinkedHashMap<>(sent.map());
        fields.keySet().removeIf(name -> name.startsWith(":"));
        return Headers.of(fields);
    }
}
