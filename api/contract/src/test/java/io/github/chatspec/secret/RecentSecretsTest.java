package io.github.chatspec.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentSecretsTest {

    private static final Optional<Operation> OPERATION =
            Contract.builtIn("engage").operation("getChat");

    private final RecentSecrets recent = new RecentSecrets();

    @Test
    void theSecretsOfAnExchangeAreItsCredentials() {
        for (int round = 0; round < 2; round++) {
            for (int user = 0; user < 1000; user++) {
                Exchange exchange = exchange("Bearer first-" + user, "session=second-" + user);
                String text = "first-" + user + " second-" + user + " first-" + (user + 1) + "0";

                assertThat(recent.of(exchange, OPERATION).hidden(text))
                        .isEqualTo(Secrets.of(exchange, OPERATION).hidden(text))
                        .doesNotContain("first-" + user + " ", "second-" + user + " ");
            }
        }
    }

    @Test
    void exchangesWithTheSameCredentialsShareTheirSecrets() {
        assertThat(recent.of(exchange("Bearer abcdefgh", "a=1"), OPERATION))
                .isSameAs(recent.of(exchange("Bearer abcdefgh", "a=1"), OPERATION));
    }

    private static Exchange exchange(String credential, String cookie) {
        Headers sent = Headers.NONE.with("access_token", credential).with("Cookie", cookie);
        return Exchange.of(new Request("GET", "https://host.invalid/chats/1", sent))
                .status(200);
    }
}
