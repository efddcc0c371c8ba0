package io.github.chatspec.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitHeadersTest {

    private static final RateLimitHeaders HEADERS = new RateLimitHeaders(
            Map.of("Own-Id", "request-id", "Own-Seconds", "seconds-to-wait", "Own-Time", "time-of-day-to-wait-for"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After | 17 | PT17S",
                "retry-after | 0 | PT0S",
                "Retry-After | 000000000000000017 | PT17S",
                "Retry-After | 99999999999999999999 | PT277777777H46M40S",
                "Retry-After | Fri, 20 Nov 2026 12:00:30 GMT | PT30S",
                "Retry-After | Fri, 20 Nov 2026 11:00:00 GMT | PT0S",
                "own-seconds | 30 | PT30S",
                "Own-Time | 12:00:10 | PT10S",
                "Own-Time | 00:00:00 | PT12H",
                "Own-Time | 12:00:00 | PT24H",
            })
    void theWaitIsWhatTheHeaderSays(String name, String value, Duration wait) {
        assertThat(wait(true, Map.of(name, value))).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "soon", "1.5", "Fri, 99 Nov 2026 12:00:30 GMT"})
    void aHeaderThatSaysNothingIsAsNone(String value) {
        assertThat(wait(true, Map.of("Retry-After", value, "Own-Seconds", value, "Own-Time", value)))
                .isEmpty();
    }

    @Test
    void theStandardsHeaderComesBeforeTheVendors() {
        assertThat(wait(true, Map.of("Retry-After", "1", "Own-Seconds", "2", "Own-Time", "12:00:03")))
                .contains(Duration.ofSeconds(1));
        assertThat(wait(true, Map.of("Own-Seconds", "2", "Own-Time", "12:00:03")))
                .contains(Duration.ofSeconds(2));
    }

    @Test
    void theTimeOfDayMattersOnlyWhereTheLimitIsUsedUp() {
        assertThat(wait(false, Map.of("Own-Time", "12:00:10"))).isEmpty();
    }

    @Test
    void theRequestIsNamedByTheVendorsHeader() {
        assertThat(HEADERS.requestId(headers(Map.of("OWN-ID", "abc")))).contains("abc");
        assertThat(HEADERS.requestId(headers(Map.of()))).isEmpty();
    }

    @Test
    void theGeneratedClientsKnowEveryHeaderThatTheContractExplains() {
        assertThat(io.github.chatspec.client.engage.generated.ServerConfiguration.headersThatTell())
                .isNotEmpty()
                .isEqualTo(explained("engage"));
        assertThat(io.github.chatspec.client.helpscout.generated.ServerConfiguration.headersThatTell())
                .isNotEmpty()
                .isEqualTo(explained("helpscout"));
    }

    /** The headers of all responses whose schema has an {@code x-tells}. */
    private static Map<String, String> explained(String name) {
        Contract contract = Contract.builtIn(name);
        Map<String, String> explained = new TreeMap<>();
        for (JsonNode headers : contract.document().path("paths").findValues("headers")) {
            headers.fieldNames().forEachRemaining(header -> {
                String reference = headers.path(header).path("$ref").textValue().substring(1);
                JsonNode tells = contract.at(Pointers.append(Pointers.append(reference, "schema"), "x-tells"));
                if (tells.isTextual()) {
                    explained.put(header, tells.textValue());
                }
            });
        }
        return explained;
    }

    private static Optional<Duration> wait(boolean isSpent, Map<String, String> headers) {
        return HEADERS.wait(headers(headers), isSpent, ScriptedPauses.NOW);
    }

    private static HttpHeaders headers(Map<String, String> headers) {
        Map<String, List<String>> all = new TreeMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return HttpHeaders.of(all, (name, value) -> true);
    }
}
