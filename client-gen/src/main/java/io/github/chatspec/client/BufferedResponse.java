package io.github.chatspec.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import javax.net.ssl.SSLSession;

/**
 * A response with a buffered body, which is converted to ASCII.
 *
 * <p>The generated client decodes a body with the default charset, which before JDK 18 is that of the locale, so that
 * under {@code LC_ALL=C} all characters that are not ASCII would be lost. JSON escapes work with every charset.
 *
 * @param <T> the type of the decoded body
 */
record BufferedResponse<T>(HttpResponse<byte[]> response, T body) implements HttpResponse<T> {

    private static final int FIRST_BEYOND_ASCII = 0x80;
    private static final String MARK = "\ufeff";

    private static final Subscription ALL_AT_ONCE = new Subscription() {
        @Override
        public void request(long items) {}

        @Override
        public void cancel() {}
    };

    /** Passes a buffered response to the handler that would have read it from the connection. */
    static <T> CompletionStage<HttpResponse<T>> of(HttpResponse<byte[]> response, BodyHandler<T> handler) {
        BodySubscriber<T> reader = handler.apply(new Head(response));
        reader.onSubscribe(ALL_AT_ONCE);
        reader.onNext(List.of(ByteBuffer.wrap(ascii(response))));
        reader.onComplete();
        return reader.getBody().thenApply(body -> new BufferedResponse<>(response, body));
    }

    private static byte[] ascii(HttpResponse<byte[]> response) {
        // A compressed body cannot be converted.
        if (response.headers().firstValue("Content-Encoding").isPresent()) {
            return response.body();
        }
        String text = new String(response.body(), StandardCharsets.UTF_8);
        StringBuilder ascii = new StringBuilder(text.length());
        // A byte order mark is ignored (RFC 8259, section 8.1).
        text.chars().skip(text.startsWith(MARK) ? 1 : 0).forEach(c -> {
            if (c < FIRST_BEYOND_ASCII) {
                ascii.append((char) c);
            } else {
                ascii.append("\\u").append(HexFormat.of().toHexDigits((char) c));
            }
        });
        return ascii.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private record Head(HttpResponse<byte[]> response) implements ResponseInfo {

        @Override
        public int statusCode() {
            return response.statusCode();
        }

        @Override
        public HttpHeaders headers() {
            return response.headers();
        }

        @Override
        public HttpClient.Version version() {
            return response.version();
        }
    }

    @Override
    public int statusCode() {
        return response.statusCode();
    }

    @Override
    public HttpRequest request() {
        return response.request();
    }

    @Override
    public Optional<HttpResponse<T>> previousResponse() {
        return Optional.empty();
    }

    @Override
    public HttpHeaders headers() {
        return response.headers();
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return response.sslSession();
    }

    @Override
    public URI uri() {
        return response.uri();
    }

    @Override
    public HttpClient.Version version() {
        return response.version();
    }
}
