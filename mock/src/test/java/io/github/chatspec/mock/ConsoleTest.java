package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.testing.RawClient;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** What a mock prints of the requests that it answers. */
class ConsoleTest {

    private final BlockingQueue<String> console = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> accessLog = new LinkedBlockingQueue<>();

    @Test
    void eachRequestIsALineWithItsOperationAndExampleAlsoOnTheFastPath() {
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        try (MockServer mock = start()) {
            for (int i = 0; i < 3; i++) {
                TestHttp.send(mock.url(), operation);
            }
            assertThat(mock.fastPathResponses()).isPositive();
        }

        assertThat(lines(console))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .contains(" GET " + SampleRequests.good(operation).url() + " 200 " + operation.qualifiedId()
                                + " ")
                        .matches(".* [a-z-]+"));
        assertThat(lines(accessLog))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("\"GET "));
    }

    @Test
    void eachViolationIsALineBelowItsRequestAndOwnPagesAreOnlyInTheAccessLog() {
        try (MockServer mock = start()) {
            TestHttp.send(mock.url(), new Request("GET", "/nowhere", Headers.NONE));
            TestHttp.send(mock.url(), new Request("GET", "/__chatspec/health", Headers.NONE));
        }

        assertThat(lines(console)).hasSize(2);
        assertThat(lines(console).get(0)).endsWith(" GET /nowhere 404");
        assertThat(lines(console).get(1)).isEqualTo("  No contract has an operation for GET /nowhere.");
        assertThat(lines(accessLog)).hasSize(2);
    }

    @Test
    void aStatusLineHasTheUsualReasonPhrase() throws IOException {
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        Request good = SampleRequests.good(operation);
        try (MockServer mock = start();
                RawClient client = new RawClient(mock.url())) {
            StringBuilder request =
                    new StringBuilder("GET " + good.url() + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
            good.headers()
                    .asMap()
                    .forEach((name, values) -> request.append(name)
                            .append(": ")
                            .append(values.get(0))
                            .append("\r\n"));
            client.send(request + "Prefer: code=500\r\n\r\n");

            assertThat(client.readAll()).startsWith("HTTP/1.1 500 Internal Server Error\r\n");
        }
    }

    private MockServer start() {
        return MockServer.start(new MockOptions().console(console::add, false).accessLog(accessLog::add));
    }

    private static List<String> lines(BlockingQueue<String> written) {
        return String.join("\n", written).lines().toList();
    }
}
