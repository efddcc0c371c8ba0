package io.github.chatspec.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.chatspec.client.engage.EngageClient;
import io.github.chatspec.client.engage.EngageException;
import io.github.chatspec.client.helpscout.HelpScoutClient;
import io.github.chatspec.client.helpscout.HelpScoutException;
import io.github.chatspec.mock.MockServer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSourceTest {

    private static final String CHAT = Samples.id("engage", "livechat");
    private static final String HELP_SCOUT_CHAT = Samples.id("helpscout", "chat");

    private static MockServer mock;

    private final ScriptedHttpClient http = ScriptedHttpClient.first();

    /** Supplies one token after the other, and fails when it is asked for more. */
    private static final class Supply implements Supplier<String> {

        private final Queue<String> tokens;
        private int asked;

        Supply(String... tokens) {
            this.tokens = new ArrayDeque<>(List.of(tokens));
        }

        @Override
        public String get() {
            asked++;
            return tokens.remove();
        }
    }

    @BeforeAll
    static void start() {
        mock = MockServer.start(0);
    }

    @AfterAll
    static void stop() {
        mock.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired-token", "invalid-token"})
    void theSupplierIsAskedAgainWhenTheTokenIsRefused(String refused) {
        Supply engage = new Supply(refused, "demo");
        Supply helpScout = new Supply(refused, "demo");

        assertThat(engage(engage).get(CHAT).getChatId()).isEqualTo(CHAT);
        assertThat(http.sent()).isEqualTo(2);
        assertThat(helpScout(helpScout).get(HELP_SCOUT_CHAT).getId()).isNotEmpty();
        assertThat(http.sent()).isEqualTo(4);
    }

    @Test
    void theTokenIsKeptForTheNextCall() {
        Supply supply = new Supply("expired-token", "demo");
        EngageClient client = engage(supply);
        client.get(CHAT);
        client.list(1);

        assertThat(supply.asked).isEqualTo(2);
        assertThat(http.sent()).isEqualTo(3);
    }

    @Test
    void theSupplierIsAskedAgainOnlyOnceInACall() {
        Supply supply = new Supply("expired-token", "invalid-token", "demo");

        assertThatThrownBy(() -> engage(supply).get(CHAT))
                .isInstanceOfSatisfying(
                        EngageException.class,
                        e -> assertThat(e.vendorCode())
                                .hasValue(Integer.parseInt(Samples.operation("engage", "getChat")
                                        .sample("invalid-token")
                                        .orElseThrow()
                                        .text()
                                        .replaceAll("(?s).*\"status_code\": ([0-9]+).*", "$1"))));
        assertThat(supply.asked).isEqualTo(2);
        assertThat(http.sent()).isEqualTo(2);
    }

    @Test
    void aTokenThatNeverChangesIsNotSentAgain() {
        HelpScoutClient client = HelpScoutClient.builder()
                .baseUrl(mock.url())
                .token("expired-token")
                .httpClient(http)
                .build();

        assertThatThrownBy(() -> client.find(HELP_SCOUT_CHAT))
                .isInstanceOf(HelpScoutException.class)
                .hasMessageContaining("give the client a valid token");
        assertThat(http.sent()).isEqualTo(1);
    }

    @Test
    void manyCallsWithTheSameRefusedTokenAskOnce() {
        Supply supply = new Supply("expired-token", "demo");
        EngageClient client = engage(supply);

        List<CompletableFuture<?>> calls = Stream.generate(() -> client.getAsync(CHAT))
                .limit(20)
                .<CompletableFuture<?>>map(call -> call)
                .toList();
        calls.forEach(CompletableFuture::join);

        assertThat(supply.asked).isEqualTo(2);
    }

    @Test
    void aSupplierThatFailsIsTheCause() {
        IllegalStateException broken = new IllegalStateException("no network");

        assertThatThrownBy(() -> engage(() -> {
                            throw broken;
                        })
                        .get(CHAT))
                .isInstanceOf(EngageException.class)
                .hasCause(broken)
                .hasMessageContaining("Cannot get an access token");
        assertThat(http.sent()).isZero();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "sec\nret", "sec ret", "sécret"})
    void anInvalidTokenIsNeitherSentNorShown(String token) {
        assertThatThrownBy(() -> engage(() -> token).get(CHAT))
                .isInstanceOf(EngageException.class)
                .hasMessageContaining("Cannot get an access token")
                .hasStackTraceContaining("a value that is not an access token")
                .extracting(Throwables::getStackTrace, STRING)
                .doesNotContain("cret");
        assertThat(http.sent()).isZero();
    }

    @Test
    void aSupplierThatFailsTheSecondTimeIsTheCauseOfTheRefusal() {
        assertThatThrownBy(() -> engage(new Supply("expired-token")).get(CHAT))
                .isInstanceOfSatisfying(
                        EngageException.class, e -> assertThat(e.status()).hasValue(401))
                .hasCauseInstanceOf(java.util.NoSuchElementException.class);
    }

    private EngageClient engage(Supplier<String> tokens) {
        return EngageClient.builder()
                .baseUrl(mock.url())
                .token(tokens)
                .team("868")
                .httpClient(http)
                .build();
    }

    private HelpScoutClient helpScout(Supplier<String> tokens) {
        return HelpScoutClient.builder()
                .baseUrl(mock.url())
                .token(tokens)
                .httpClient(http)
                .build();
    }
}
