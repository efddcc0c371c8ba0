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
 * Makes every call of Spring's RestClient or RestTemplate fail whose answer departs from the contract.
 *
 * <p>The smallest use: {@code RestClient.builder().requestInterceptor(new ConformanceInterceptor(judge)).build()}. The
 * body is read whole and handed on, so that any request factory will do.
 */
public final class ConformanceInterceptor implements ClientHttpRequestInterceptor {

    private final Conformance conformance;

    /**
     * Makes an interceptor that fails on errors.
     *
     * @param judge the judge to ask
     */
    public ConformanceInterceptor(Judge judge) {
        this(judge, Level.ERROR);
    }

    /**
     * Makes an interceptor.
     *
     * @param judge the judge to ask
     * @param failOn the lightest level that fails
     */
    public ConformanceInterceptor(Judge judge, Level failOn) {
        this.conformance = new Conformance(judge, failOn);
    }

    /**
     * Lets the call happen and judges its answer.
     *
     * @return the answer, whose body can still be read
     * @throws IOException if the call fails or its answer cannot be read
     * @throws AssertionError if the answer does not conform; the message lists the findings
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
