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
 * Creates exchanges from responses of the JDK's HTTP client.
 *
 * <p>Usage: {@code Exchanges.of(client.send(request, BodyHandlers.ofByteArray()))}.
 */
public final class Exchanges {

    private Exchanges() {}

    /**
     * Creates an exchange from a response.
     *
     * @param response the response
     * @return the response and the request that led to it, which after a redirect is the last one
     */
    public static Exchange of(HttpResponse<byte[]> response) {
        return of(response, response.body());
    }

    /**
     * Creates an exchange from a response whose body was not handled as bytes, for example written to a file.
     *
     * @param response the response
     * @param body the bytes of its body as received, or null if there is none
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

    /** Omits the pseudo-header fields of HTTP/2, such as {@code :status}. */
    private static Headers headers(HttpHeaders sent) {
        Map<String, List<String>> fields = new LinkedHashMap<>(sent.map());
        fields.keySet().removeIf(name -> name.startsWith(":"));
        return Headers.of(fields);
    }
}
