package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts the events of WireMock to the exchanges that the judge takes. */
final class ServedExchange {

    private ServedExchange() {}

    /** Returns the exchange, or empty if a fault was sent instead of a response. */
    static Optional<Exchange> of(ServeEvent event) {
        LoggedRequest request = event.getRequest();
        LoggedResponse response = event.getResponse();
        if (response.getFault() != null) {
            return Optional.empty();
        }
        byte[] body = response.getBody();
        return Optional.of(Exchange.of(request(request))
                .status(response.getStatus())
                .headers(headers(response.getHeaders()))
                .body(body == null ? new byte[0] : body));
    }

    private static Request request(LoggedRequest request) {
        return new Request(request.getMethod().getName(), request.getUrl(), headers(request.getHeaders()));
    }

    private static Headers headers(HttpHeaders headers) {
        if (headers == null) {
            return Headers.NONE;
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        headers.all().forEach(field -> fields.put(field.key(), field.values()));
        return Headers.of(fields);
    }
}
