package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.testing.Ask;
import io.github.chatspec.testing.Http;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is answered where more than one thing is wrong with a request. */
class PrecedenceTest {

    private static MockServer mock;

    @BeforeAll
    static void start() {
        mock = MockServer.start(0);
    }

    @AfterAll
    static void stop() {
        mock.close();
    }

    @ParameterizedTest(name = "{0} before {1}")
    @CsvSource({
        "wrong-method, missing-header",
        "wrong-method, invalid-token",
        "wrong-method, unknown-chat",
        "wrong-method, invalid-page",
        "missing-header, invalid-token",
        "missing-header, expired-token",
        "missing-header, unknown-team",
        "missing-header, unknown-chat",
        "missing-header, livechat",
        "missing-header, invalid-page",
        "invalid-token, unknown-team",
        "expired-token, unknown-team",
        "invalid-token, unknown-chat",
        "expired-token, livechat",
        "expired-token, last-page",
        "unknown-team, unknown-chat",
        "unknown-team, livechat",
        "unknown-team, invalid-page",
        "no-valid-token, unknown-chat",
        "no-valid-token, chat"
    })
    void theFirstConditionDecides(String first, String second) {
        List<Ask> asks = Ask.operations()
                .flatMap(operation -> pair(operation, first, second).stream())
                .toList();

        assertThat(asks).isNotEmpty().allSatisfy(ask -> {
            Exchange answer = Http.send(mock.url(), ask.request());
            assertThat(answer.status()).isEqualTo(ask.sample().status());
            assertThat(Http.json(answer)).isEqualTo(Http.json(ask.sample().body()));
        });
    }

    static List<Ask> asks() {
        return Ask.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asks")
    void whatTheRequestPrefersComesBeforeWhateverIsWrongWithIt(Ask ask) {
        Sample preferred =
                ask.operation().samples().get(ask.operation().samples().size() - 1);
        Request request = new Request(
                ask.request().method(),
                ask.request().url(),
                ask.request().headers().with("Prefer", "example=" + preferred.name()));

        Exchange answer = Http.send(mock.url(), request);

        assertThat(answer.status()).isEqualTo(preferred.status());
        assertThat(answer.body()).isEqualTo(preferred.body());
    }

    private static List<Ask> pair(Operation operation, String first, String second) {
        Optional<Sample> winner = operation.sample(first);
        Optional<Sample> loser = operation.sample(second);
        return winner.isEmpty() || loser.isEmpty() ? List.of() : Ask.both(operation, winner.get(), loser.get());
    }
}
