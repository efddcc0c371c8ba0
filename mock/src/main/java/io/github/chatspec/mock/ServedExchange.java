package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.mock.stubs.WireMockMessages;
import java.util.Optional;
import java.util.Set;

/** Converts the events of WireMock to the exchanges that the judge takes. */
final class ServedExchange {

    private ServedExchange() {}

    /** Returns the exchange, or empty if a fault was sent instead of a response. */
    static Optional<Exchange> of(ServeEvent event) {
        LoggedResponse response = event.getResponse();
        if (response.getFault() != null) {
            return Optional.empty();
        }
        byte[] body = response.getBody();
        return Optional.of(Exchange.of(WireMockMessages.request(event.getRequest()))
                .status(response.getStatus())
                .headers(WireMockMessages.headers(response.getHeaders(), Set.of()))
                .body(body == null ? new byte[0] : body));
    }
}
