package io.github.chatspec.adapter;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Fails calls of Spring's RestClient or RestTemplate whose response violates the contract.
 *
 * <p>Usage: {@code RestClient.builder().requestInterceptor(new ConformanceInterceptor(judge)).build()}. The
 * body is buffered, so that any request factory works.
 */
public final class ConformanceInterceptor implements ClientHttpRequestInterceptor {

    private final Conformance conformance;

    /**
     * Creates an interceptor that fails on errors.
     *
     * @param judge the judge
     */
    public ConformanceInterceptor(Judge judge) {
        this(judge, Level.ERROR);
    }

    /**
     * Creates an interceptor.
     *
     * @param judge the judge
     * @param failOn the least severe level that fails
     */
    public ConformanceInterceptor(Judge judge, Level failOn) {
        this.conformance = new Conformance(judge, failOn);
    }

    /**
     * Makes the call and judges its response.
     *
     * @return the response, whose body can still be read
     * @throws IOException if the call fails or its response cannot be read
     * @throws AssertionError if the response does not conform; the message lists the findings
     */
    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        ClientHttpResponse response = execution.execute(request, body);
        try {
            byte[] answer = response.getBody().readAllBytes();
            String url = request.getURI().toASCIIString();
            conformance.require(Exchange.of(new Request(request.getMethod().name(), url, headers(request.getHeaders())))
                    .status(response.getStatusCode().value())
                    .headers(headers(response.getHeaders()))
                    .body(answer));
            return new ReadResponse(response, answer);
        } catch (IOException | RuntimeException | AssertionError e) {
            response.close();
            throw e;
        }
    }

    private static Headers headers(HttpHeaders sent) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        sent.forEach(fields::put);
        return Headers.of(fields);
    }

    /** A response whose body has been read, and can be read again. */
    private static final class ReadResponse implements ClientHttpResponse {

        private final ClientHttpResponse response;
        private final byte[] body;

        ReadResponse(ClientHttpResponse response, byte[] body) {
            this.response = response;
            this.body = body;
        }

        @Override
        public HttpStatusCode getStatusCode() throws IOException {
            return response.getStatusCode();
        }

        @Override
        public String getStatusText() throws IOException {
            return response.getStatusText();
        }

        @Override
        public HttpHeaders getHeaders() {
            return response.getHeaders();
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public void close() {
            response.close();
        }
    }
}
