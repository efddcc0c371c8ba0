package io.github.chatspec.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.client.engage.EngageClient;
import io.github.chatspec.client.engage.EngageException;
import io.github.chatspec.client.helpscout.HelpScoutClient;
import io.github.chatspec.client.helpscout.HelpScoutException;
import io.github.chatspec.mock.MockServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {

    private static final String CHAT = Samples.id("engage", "livechat");
    private static final String HELP_SCOUT_CHAT = Samples.id("helpscout", "chat");
    private static final Map<String, String> NOTHING = Map.of();

    private static MockServer mock;

    private final ScriptedPauses pauses = ScriptedPauses.overAtOnce();
    private final List<StubMapping> own = new ArrayList<>();

    @BeforeAll
    static void start() {
        mock = MockServer.start(0);
    }

    @AfterAll
    static void stop() {
        mock.close();
    }

    @BeforeEach
    void forget() {
        mock.wireMock().resetRequests();
    }

    @AfterEach
    void takeBack() {
        own.forEach(mock.wireMock()::removeStub);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "empty", "cut-off", "garbage"})
    void aBrokenAnswerIsAskedForAgain(String fault) {
        Map<String, String> broken = Map.of("chatspec-fault", fault);
        ScriptedHttpClient http = ScriptedHttpClient.first(broken, broken, NOTHING);

        assertThat(engage(http).get(CHAT).getChatId()).isEqualTo(CHAT);
        assertThat(http.sent()).isEqualTo(3);
        assertThat(pauses.taken()).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "empty", "cut-off", "garbage"})
    void anAnswerThatStaysBrokenIsGivenUp(String fault) {
        ScriptedHttpClient http = ScriptedHttpClient.always(Map.of("chatspec-fault", fault));

        EngageException failure =
                catchThrowableOfType(EngageException.class, () -> engage(http).get(CHAT));

        assertThat(http.sent()).isEqualTo(4);
        assertThat(failure.attempts()).isEqualTo(4);
        assertThat(failure.status()).isEmpty();
        assertThat(failure).hasCauseInstanceOf(IOException.class);
        assertThat(failure.getMessage().lines())
                .containsExactly(
                        "Webex Engage did not respond; check the base URL and the network, or allow more time.",
                        "  GET " + mock.url() + "/v3.1/chats/" + CHAT + ", attempt 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal-error", "chat-unavailable"})
    void aServerErrorIsAskedForAgain(String example) {
        ScriptedHttpClient http = ScriptedHttpClient.first(Map.of("Prefer", "example=" + example), NOTHING);

        assertThat(engage(http).get(CHAT).getChatId()).isEqualTo(CHAT);
        assertThat(http.sent()).isEqualTo(2);
        assertThat(mock.wireMock().getAllServeEvents()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing-header", "unknown-chat", "unknown-team", "wrong-method"})
    void aRefusalOfTheRequestIsNotAskedForAgain(String example) {
        ScriptedHttpClient http = ScriptedHttpClient.always(Map.of("Prefer", "example=" + example));

        assertThatThrownBy(() -> engage(http).get(CHAT)).isInstanceOf(EngageException.class);
        assertThat(http.sent()).isEqualTo(1);
        assertThat(mock.wireMock().getAllServeEvents()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{\"response\": {\"chat_id\": ",
                "[]",
                "{}",
                "{\"response\": null}",
                "{\"response\": {}}"
            })
    void aResponseOtherThanAChatIsNotRetried(String body) {
        own.add(mock.wireMock()
                .stubFor(WireMock.get(WireMock.anyUrl())
                        .atPriority(1)
                        .willReturn(WireMock.okJson(body).withHeader("trxid", "7"))));
        ScriptedHttpClient http = ScriptedHttpClient.first();

        EngageException failure =
                catchThrowableOfType(EngageException.class, () -> engage(http).get(CHAT));

        assertThat(http.sent()).isEqualTo(1);
        assertThat(failure.status()).hasValue(200);
        assertThat(failure.requestId()).contains("7");
        assertThat(failure.vendorCode()).isEmpty();
        assertThat(failure).hasMessageContaining("does not conform to the contract");
    }

    @Test
    void aWaitForEverIsNotBegun() {
        own.add(mock.wireMock()
                .stubFor(WireMock.get(WireMock.anyUrl())
                        .atPriority(1)
                        .willReturn(WireMock.status(429).withHeader("Retry-After", "99999999999999999999"))));
        ScriptedHttpClient http = ScriptedHttpClient.first();

        assertThatThrownBy(() -> engage(http).get(CHAT)).isInstanceOf(EngageException.class);
        assertThat(http.sent()).isEqualTo(1);
    }

    @Test
    void theVendorsOwnSecondsAreWaited() {
        ScriptedHttpClient http = ScriptedHttpClient.first(Map.of("Prefer", "code=429"), NOTHING);

        assertThat(helpScout(http).get(HELP_SCOUT_CHAT).getId()).isNotEmpty();
        assertThat(pauses.taken()).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void aWaitThatIsLongerThanAllPausesMayBeIsNotBegun() {
        ScriptedHttpClient http = ScriptedHttpClient.always(Map.of("Prefer", "code=429"));
        HelpScoutClient client = pauses.in(HelpScoutClient.builder())
                .baseUrl(mock.url())
                .token("demo")
                .httpClient(http)
                .retry(RetryPolicy.standard().withAllPauses(Duration.ofSeconds(29)))
                .build();

        assertThatThrownBy(() -> client.get(HELP_SCOUT_CHAT)).isInstanceOfSatisfying(HelpScoutException.class, e -> {
            assertThat(e.status()).hasValue(429);
            assertThat(e.description()).contains("API rate limit exceeded");
        });
        assertThat(http.sent()).isEqualTo(1);
        assertThat(pauses.taken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | Retry-After | 17 | PT17S",
                "503 | Retry-After | 17 | PT17S",
                "429 | Retry-After | Fri, 20 Nov 2026 12:00:09 GMT | PT9S",
                "429 | Rate-Limit-Reset | 12:00:20 | PT20S",
                "503 | Rate-Limit-Reset | 12:00:20 | PT0.2S",
                "429 | Nothing | - | PT0.2S",
            })
    void theWaitThatTheAnswerAsksForIsTaken(int status, String header, String value, Duration wait) {
        own.add(mock.wireMock()
                .stubFor(WireMock.get(WireMock.anyUrl())
                        .atPriority(1)
                        .withHeader("first", WireMock.equalTo("yes"))
                        .willReturn(WireMock.status(status).withHeader(header, value))));
        ScriptedHttpClient http = ScriptedHttpClient.first(Map.of("first", "yes"), NOTHING);

        assertThat(engage(http).get(CHAT).getChatId()).isEqualTo(CHAT);
        assertThat(pauses.taken()).containsExactly(wait);
    }

    @Test
    void aClosedPortFailsAfterRetries() throws IOException {
        EngageClient client = engage(HttpClient.newHttpClient(), "http://127.0.0.1:" + SilentServer.closedPort());

        assertThatThrownBy(() -> client.get(CHAT))
                .isInstanceOf(EngageException.class)
                .hasCauseInstanceOf(IOException.class);
        assertThat(pauses.taken()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"})
    void anAttemptEndsWithTheTimeOutWhereverTheServerFallsSilent(String beginning) throws Exception {
        try (SilentServer silence = SilentServer.after(beginning)) {
            EngageClient client = pauses.in(EngageClient.builder())
                    .baseUrl(silence.url())
                    .token("demo")
                    .team("868")
                    .requestTimeout(Duration.ofMillis(50))
                    .build();

            assertThatThrownBy(() -> client.get(CHAT))
                    .isInstanceOfSatisfying(
                            EngageException.class, e -> assertThat(e.attempts()).isEqualTo(4))
                    .hasCauseInstanceOf(java.util.concurrent.TimeoutException.class);
            assertThat(pauses.taken()).hasSize(3);
        }
    }

    @Test
    void aPolicyOfOneAttemptAsksOnce() {
        ScriptedHttpClient http = ScriptedHttpClient.always(Map.of("chatspec-fault", "reset"));
        EngageClient client = EngageClient.builder()
                .baseUrl(mock.url())
                .token("demo")
                .team("868")
                .httpClient(http)
                .retry(RetryPolicy.none())
                .build();

        assertThatThrownBy(() -> client.list(1)).isInstanceOf(EngageException.class);
        assertThat(http.sent()).isEqualTo(1);
    }

    private EngageClient engage(HttpClient http) {
        return engage(http, mock.url());
    }

    private EngageClient engage(HttpClient http, String url) {
        return pauses.in(EngageClient.builder())
                .baseUrl(url)
                .token("demo")
                .team("868")
                .httpClient(http)
                .build();
    }

    private HelpScoutClient helpScout(HttpClient http) {
        return pauses.in(HelpScoutClient.builder())
                .baseUrl(mock.url())
                .token("demo")
                .httpClient(http)
                .build();
    }
}
