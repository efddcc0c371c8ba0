package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the response to requests with several errors. */
public abstract class Precedence extends ServerFixture {

    protected Precedence(RunningServer server) {
        super(server);
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
        List<SampleRequests> asks = SampleRequests.operations()
                .flatMap(operation -> pair(operation, first, second).stream())
                .toList();

        assertThat(asks).isNotEmpty().allSatisfy(ask -> server().assertExample(ask.sample(), send(ask.request())));
    }

    private static List<SampleRequests> pair(Operation operation, String first, String second) {
        Optional<Sample> winner = operation.sample(first);
        Optional<Sample> loser = operation.sample(second);
        return winner.isEmpty() || loser.isEmpty()
                ? List.of()
                : SampleRequests.both(operation, winner.get(), loser.get());
    }
}
