package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.testing.Ask;
import io.github.chatspec.testing.Http;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the mock makes of methods that no contract speaks of. */
class MethodsTest {

    private static MockServer mock;

    @BeforeAll
    static void start() {
        mock = MockServer.start(0);
    }

    @AfterAll
    static void stop() {
        mock.close();
    }

    static Stream<Operation> operations() {
        return Ask.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void headIsAnsweredLikeGetWithoutABody(Operation operation) {
        Request good = Ask.good(operation);
        for (Headers headers : List.of(good.headers(), Headers.NONE)) {
            Exchange get = Http.send(mock.url(), new Request("GET", good.url(), headers));
            Exchange head = Http.send(mock.url(), new Request("HEAD", good.url(), headers));

            assertThat(head.status()).isEqualTo(get.status());
            assertThat(head.headers().orElseThrow().first("Content-Type"))
                    .isEqualTo(get.headers().orElseThrow().first("Content-Type"));
            assertThat(head.body()).isEmpty();
            assertThat(get.body()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void optionsNamesTheMethodsThatThePathKnowsAndAsksForNoHeader(Operation operation) {
        Exchange answer =
                Http.send(mock.url(), new Request("OPTIONS", Ask.good(operation).url(), Headers.NONE));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(allowed(answer)).containsExactlyInAnyOrder(operation.method(), "HEAD", "OPTIONS");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anyOtherMethodIsRefusedWithTheMethodsThatThePathKnows(Operation operation) {
        for (String method : List.of("DELETE", "PATCH", "POST", "PUT", "BREW")) {
            Request good = Ask.good(operation);
            Exchange answer = Http.send(mock.url(), new Request(method, good.url(), good.headers()));

            assertThat(answer.status()).isEqualTo(405);
            assertThat(allowed(answer)).containsExactlyInAnyOrder(operation.method(), "HEAD", "OPTIONS");
            boolean documented = operation.response(405).isPresent();
            assertThat(Http.header(answer, SampleStubs.REFUSAL_HEADER).isEmpty())
                    .isEqualTo(documented);
        }
    }

    private static List<String> allowed(Exchange answer) {
        return List.of(Http.header(answer, "Allow").split(",\\s*", -1));
    }
}
