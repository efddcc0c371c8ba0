package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.testing.Ask;
import io.github.chatspec.testing.Http;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no good request get an answer that says so, and the mock goes on. */
class RawRequestsTest {

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
        return Ask.operations().toList();
    }

    static Stream<Arguments> broken() {
        return operations().stream().flatMap(operation -> {
            String path = Ask.good(operation).url();
            String host = "Host: x\r\n";
            return Stream.of(
                    row(operation, "a stray percent in the path", "GET " + path + "/%zz HTTP/1.1", host),
                    row(operation, "a stray percent in the query", "GET " + path + "?a=%zz HTTP/1.1", host),
                    row(operation, "a stray percent in a name", "GET " + path + "?%zz=1 HTTP/1.1", host),
                    row(operation, "no UTF-8 in the path", "GET " + path + "%ff HTTP/1.1", host),
                    row(operation, "no UTF-8 in the query", "GET " + path + "?a=%ff HTTP/1.1", host),
                    row(operation, "half a letter in the query", "GET " + path + "?a=%c3 HTTP/1.1", host),
                    row(operation, "a surrogate in the query", "GET " + path + "?a=%ed%a0%80 HTTP/1.1", host),
                    row(operation, "no UTF-8 bytes in the path", "GET " + path + "\u00ff HTTP/1.1", host),
                    row(operation, "NUL in the path", "GET " + path + "\u0000 HTTP/1.1", host),
                    row(operation, "an escaped NUL in the path", "GET " + path + "%00 HTTP/1.1", host),
                    row(operation, "NUL in the method", "G\u0000T " + path + " HTTP/1.1", host),
                    row(operation, "NUL in a header", "GET " + path + " HTTP/1.1", host + "X-Y: a\u0000b\r\n"),
                    row(operation, "CR in a header", "GET " + path + " HTTP/1.1", host + "X-Y: a\rb\r\n"),
                    row(operation, "no host", "GET " + path + " HTTP/1.1", ""),
                    row(operation, "two hosts", "GET " + path + " HTTP/1.1", host + "Host: y\r\n"),
                    row(operation, "a header of 64 KB", "GET " + path + " HTTP/1.1", host + field(64 << 10)),
                    row(operation, "a header of 1 MB", "GET " + path + " HTTP/1.1", host + field(1 << 20)),
                    row(operation, "1,000 headers", "GET " + path + " HTTP/1.1", host + fields(1000)),
                    row(operation, "a space in a header's name", "GET " + path + " HTTP/1.1", host + "X Y: z\r\n"),
                    row(operation, "a method of 64 KB", "G".repeat(64 << 10) + " " + path + " HTTP/1.1", host),
                    row(operation, "a target of 1 MB", "GET " + path + "a".repeat(1 << 20) + " HTTP/1.1", host),
                    row(operation, "a length below zero", "GET " + path + " HTTP/1.1", host + "Content-Length: -3\r\n"),
                    row(operation, "a tunnel", "CONNECT x:80 HTTP/1.1", host),
                    row(operation, "no HTTP", "\u0016\u0003\u0001 \u0000 \u0001", host));
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("broken")
    void whatIsNoGoodRequestIsRefusedAndTheMockGoesOn(String operation, String name, String line, String headers)
            throws IOException {
        assertThat(operation + name).isNotEmpty();

        assertThat(status(line + "\r\n" + headers + "\r\n")).isBetween(400, 499);

        assertThat(Ask.operations())
                .allSatisfy(
                        good -> assertThat(Http.send(mock.url(), good).status()).isEqualTo(200));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aTargetWithAnyHostIsTakenForItsPath(Operation operation) throws IOException {
        String headers = Ask.good(operation).headers().asMap().entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue().get(0) + "\r\n")
                .collect(Collectors.joining());
        String path = Ask.good(operation).url();

        for (String origin : List.of("http://vendor.example", "https://vendor.example:8443", mock.url())) {
            String host = URI.create(origin).getAuthority();
            assertThat(status("GET " + origin + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\n"))
                    .as(origin)
                    .isEqualTo(200);
        }
    }

    @Test
    void theServerAsAWholeCanBeAskedForItsOptions() throws IOException {
        assertThat(status("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n")).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HEAD /%zz HTTP/1.1\r\nHost: x\r\n", "HEAD / a HTTP/1.1\r\nHost: x\r\n", "HEAD / HTTP/1.1\r\n"})
    void whoAsksForTheHeadGetsNoBodyWhateverIsWrong(String request) throws IOException {
        assertThat(answer(request)).matches("(?s)HTTP/1.1 400 .*\r\n\r\n").doesNotContain("<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: x\r\nX Y: z\r\n"})
    void whatIsWrongIsSaidInJson(String request) throws IOException {
        String[] parts = answer(request).split("\r\n\r\n", 2);

        assertThat(parts[0]).startsWith("HTTP/1.1 400 ").containsIgnoringCase("Content-Type: application/json");
        assertThat(Http.json(parts[1].getBytes(StandardCharsets.UTF_8))
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

    private static Arguments row(Operation operation, String name, String line, String headers) {
        return Arguments.of(operation.qualifiedId(), name, line, headers);
    }

    private static String field(int size) {
        return "X-Y: " + "z".repeat(size) + "\r\n";
    }

    private static String fields(int count) {
        return IntStream.range(0, count).mapToObj(i -> "X-Y-" + i + ": z\r\n").collect(Collectors.joining());
    }

    /** The status of the answer; the mock may answer and hang up before everything was written. */
    private static int status(String request) throws IOException {
        URI address = URI.create(mock.url());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            } catch (IOException e) {
                assertThat(e).as("it hung up").isNotNull();
            }
            String line = line(socket.getInputStream());
            assertThat(line).matches("HTTP/1\\.[01] [0-9]{3}.*");
            return Integer.parseInt(line.substring(9, 12));
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }
}
