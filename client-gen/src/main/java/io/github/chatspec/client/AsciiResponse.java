package io.github.chatspec.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/**
 * A response whose JSON body is written in ASCII.
 *
 * <p>The generated client reads a body in the platform's charset, which before JDK 18 is that of the locale, so that
 * under {@code LC_ALL=C} every other letter would be lost. JSON can say the same with escapes, which every charset has.
 *
 * <p>The smallest use: {@code client.setResponseInterceptor(AsciiResponse::new)}.
 */
public final class AsciiResponse implements HttpResponse<InputStream> {

    private static final int FIRST_BEYOND_ASCII = 0x80;

    private final HttpResponse<InputStream> response;

    /**
     * Wraps a response.
     *
     * @param response a response with a JSON body in UTF-8
     */
    public AsciiResponse(HttpResponse<InputStream> response) {
        this.response = response;
    }

    @Override
    public InputStream body() {
        if (response.body() == null) {
            return null;
        }
        try (InputStream in = response.body()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            StringBuilder ascii = new StringBuilder(text.length());
            text.chars().forEach(c -> {
                if (c < FIRST_BEYOND_ASCII) {
                    ascii.append((char) c);
                } else {
                    ascii.append(String.format("\\u%04x", c));
                }
            });
            return new ByteArrayInputStream(ascii.toString().getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
    public Optional<HttpResponse<InputStream>> previousResponse() {
        return response.previousResponse();
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
