package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.testing.RawClient;
import io.github.chatspec.testing.RequestSuite;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no good request get an answer that says so, and the mock goes on. */
class MockRawRequestsTest {

    private static MockServer mock;

    @BeforeAll
    static void start() {
        mock = MockServer.start(0);
    }

    @AfterAll
    static void stop() {
        mock.close();
    }

    static List<Operation> operations() {
        return SampleRequests.operations().toList();
    }

    static Stream<Arguments> broken() {
        return operations().stream()
                .flatMap(operation -> RequestSuite.broken(operation).entrySet().stream()
                        .map(request -> Arguments.of(operation.qualifiedId(), request.getKey(), request.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("broken")
    void aBrokenRequestIsRefusedAndTheNextOneAnswered(String operation, String name, String request) {
        assertThat(operation + name).isNotEmpty();

        assertThat(TestHttp.sendRaw(mock.url(), request)).isBetween(400, 499);

        assertThat(SampleRequests.operations())
                .allSatisfy(good ->
                        assertThat(TestHttp.send(mock.url(), good).status()).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%25", "/nope%25/", "/nope%2525", "/%25zz", "/__files/%25"})
    void anUnknownPathIsNotFoundWhateverItContains(String path) {
        assertThat(TestHttp.sendRaw(mock.url(), "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .isEqualTo(404);
        assertThat(TestHttp.sendRaw(mock.url(), "POST " + path + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD /?a=%zz HTTP/1.1\r\nHost: x\r\n", "HEAD / HTTP/1.1\r\n"})
    void whoAsksForTheHeadGetsNoBodyWhateverIsWrong(String request) throws IOException {
        assertThat(answer(request)).matches("(?s)HTTP/1.1 400 .*\r\n\r\n").doesNotContain("<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HEAD / a HTTP/1.1\r\nHost: x\r\n\r\n",
                "HEAD /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n"
            })
    void whoSendsWhatCannotBeReadIsToldThatTheConnectionEnds(String request) throws IOException {
        try (RawClient client = new RawClient(mock.url())) {
            client.send(request);
            RawClient.RawResponse told = client.read(request.startsWith("HEAD"));

            assertThat(told.status()).isEqualTo(400);
            assertThat(told.field("Connection")).isEqualTo("close");
            assertThat(told.field("Content-Type")).isEqualTo("application/json");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: x\r\nX Y: z\r\n"})
    void whatIsWrongIsSaidInJson(String request) throws IOException {
        String[] parts = answer(request).split("\r\n\r\n", 2);

        assertThat(parts[0]).startsWith("HTTP/1.1 400 ").containsIgnoringCase("Content-Type: application/json");
        assertThat(TestHttp.json(parts[1].getBytes(StandardCharsets.UTF_8))
                        .path("message")
                        .asText())
                .isNotEmpty();
    }

    private static String answer(String request) throws IOException {
        URI address = URI.create(mock.url());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
