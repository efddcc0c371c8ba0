package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Converts the requests and header fields of WireMock to those that the judge takes. */
public final class WireMockMessages {

    private WireMockMessages() {}

    /**
     * Returns a request.
     *
     * @param request the request that WireMock received
     * @return the request, whose URL begins with the path
     */
    public static Request request(LoggedRequest request) {
        return new Request(request.getMethod().getName(), request.getUrl(), headers(request.getHeaders(), Set.of()));
    }

    /**
     * Returns header fields.
     *
     * @param headers the header fields; null for none
     * @param omitted the names of fields to leave out, in lower case
     * @return the other header fields
     */
    public static Headers headers(HttpHeaders headers, Set<String> omitted) {
        if (headers == null) {
            return Headers.NONE;
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (HttpHeader field : headers.all()) {
            if (!omitted.contains(field.key().toLowerCase(Locale.ROOT))) {
                fields.put(field.key(), field.values());
            }
        }
        return Headers.of(fields);
    }
}
