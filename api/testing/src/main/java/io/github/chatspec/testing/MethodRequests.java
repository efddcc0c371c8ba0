package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the responses to methods that no contract documents. */
public abstract class MethodRequests extends ServerFixture {

    /** Methods that no operation has. */
    protected static final List<String> OTHERS = List.of("DELETE", "PATCH", "POST", "PUT", "BREW");

    protected MethodRequests(RunningServer server) {
        super(server);
    }

    protected static Stream<Operation> operations() {
        return SampleRequests.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void headIsAnsweredLikeGetWithoutABody(Operation operation) {
        Request good = SampleRequests.good(operation);
        for (Headers headers : List.of(good.headers(), Headers.NONE)) {
            Exchange get = send(new Request("GET", good.url(), headers));
            Exchange head = send(new Request("HEAD", good.url(), headers));

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
                send(new Request("OPTIONS", SampleRequests.good(operation).url(), Headers.NONE));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(allowed(answer)).containsExactlyInAnyOrder(operation.method(), "HEAD", "OPTIONS");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anyOtherMethodIsRefusedWithTheMethodsThatThePathKnows(Operation operation) {
        for (String method : OTHERS) {
            Exchange answer = sendAs(method, operation);

            assertThat(answer.status()).isEqualTo(405);
            assertThat(allowed(answer)).containsExactlyInAnyOrder(operation.method(), "HEAD", "OPTIONS");
        }
    }

    /** Sends a request that is good except for its method. */
    protected final Exchange sendAs(String method, Operation operation) {
        Request good = SampleRequests.good(operation);
        return send(new Request(method, good.url(), good.headers()));
    }

    private static List<String> allowed(Exchange answer) {
        return List.of(TestHttp.header(answer, "Allow").split(",\\s*", -1));
    }
}
