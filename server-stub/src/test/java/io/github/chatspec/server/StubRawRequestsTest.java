package io.github.chatspec.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.testing.RawClient;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that are no good request get an answer that says so and nothing else, and the stub goes on. */
class StubRawRequestsTest {

    private static ServerStub stub;

    @BeforeAll
    static void start() {
        stub = ServerStub.start(0);
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    static List<Operation> operations() {
        return SampleRequests.operations().toList();
    }

    static Stream<Arguments> broken() {
        String path = SampleRequests.good(operations().get(0)).url();
        String host = "Host: x\r\n";
        return Stream.of(
                row(400, "a stray percent in the path", path + "/%zz HTTP/1.1", host),
                row(400, "a stray percent in the query", path + "?a=%zz HTTP/1.1", host),
                row(400, "no UTF-8 in the path", path + "%ff HTTP/1.1", host),
                row(400, "half a letter in the query", path + "?a=%c3 HTTP/1.1", host),
                row(400, "an escaped NUL in the path", path + "%00 HTTP/1.1", host),
                row(400, "NUL in the path", path + "\u0000 HTTP/1.1", host),
                row(400, "no UTF-8 bytes in the path", path + "\u00ff HTTP/1.1", host),
                row(400, "NUL in a header", path + " HTTP/1.1", host + "X-Y: a\u0000b\r\n"),
                row(400, "CR in a header", path + " HTTP/1.1", host + "X-Y: a\rb\r\n"),
                row(400, "no host", path + " HTTP/1.1", ""),
                row(400, "two hosts", path + " HTTP/1.1", host + "Host: y\r\n"),
                row(400, "a space in a header's name", path + " HTTP/1.1", host + "X Y: z\r\n"),
                row(400, "a length below zero", path + " HTTP/1.1", host + "Content-Length: -3\r\n"),
                row(400, "two lengths", path + " HTTP/1.1", host + "Content-Length: 3\r\nContent-Length: 4\r\n"),
                row(400, "a broken chunk", path + " HTTP/1.1", host + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc"),
                row(414, "a target above the limit", path + "?" + "a".repeat(9_000) + " HTTP/1.1", host),
                row(414, "a target of 1 MB", path + "a".repeat(1 << 20) + " HTTP/1.1", host),
                row(431, "a header of 64 KB", path + " HTTP/1.1", host + "X-Y: " + "z".repeat(64 << 10) + "\r\n"),
                row(431, "a header of 1 MB", path + " HTTP/1.1", host + "X-Y: " + "z".repeat(1 << 20) + "\r\n"),
                row(431, "300 headers", path + " HTTP/1.1", host + fields(300)),
                row(431, "10,000 headers", path + " HTTP/1.1", host + fields(10_000)),
                row(505, "another HTTP", path + " HTTP/9.1", host),
                row(413, "a body of 1 TB", path + " HTTP/1.1", host + "Content-Length: 1099511627776\r\n"),
                row(405, "a body that nobody wants", path + " HTTP/1.1", host + "Content-Length: 3\r\n\r\nabc"));
    }

    @ParameterizedTest(name = "{1} is answered with {0}")
    @MethodSource("broken")
    void aBadRequestIsRefusedInJsonWithoutDetailsOfTheServer(int status, String name, String line, String headers)
            throws IOException {
        String method = status == 405 ? "POST" : "GET";
        assertQuiet(status, name, method, line, headers);
        if (status != 405) {
            assertQuiet(status, name, "HEAD", line, headers);
        }

        assertThat(operations())
                .allSatisfy(good ->
                        assertThat(TestHttp.send(stub.url(), good).status()).isEqualTo(200));
    }

    static Stream<Arguments> noMethods() {
        return Stream.of(
                Arguments.of("G\u0000T", "/"),
                Arguments.of("G".repeat(64 << 10), "/"),
                Arguments.of("CONNECT", "x:80"),
                Arguments.of("\u0016\u0003\u0001", "\u0000"));
    }

    @ParameterizedTest
    @MethodSource("noMethods")
    void anInvalidMethodIsRefused(String method, String target) throws IOException {
        try (RawClient client = new RawClient(stub.url())) {
            client.send(method + " " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");

            RawClient.RawResponse told = client.read(false);
            assertThat(told.status()).isBetween(400, 499);
            assertThat(told.field("Server")).isEmpty();
            assertThat(told.body()).doesNotContainIgnoringCase("<html").doesNotContainIgnoringCase("jetty");
        }
    }

    private static void assertQuiet(int status, String name, String method, String line, String headers)
            throws IOException {
        try (RawClient client = new RawClient(stub.url())) {
            client.send(method + " " + line + "\r\n" + headers + "\r\n");

            RawClient.RawResponse told = client.read(method.equals("HEAD"));
            assertThat(told.status()).as(name).isEqualTo(status);
            assertThat(told.field("Server")).isEmpty();
            if (told.field("chatspec-refusal").equals("not-answered")) {
                assertThat(told.field("Connection")).as(name).isEqualTo("close");
            }
            assertThat(told.field("Content-Type")).isEqualTo("application/json");
            assertThat(told.body())
                    .doesNotContainIgnoringCase("<")
                    .doesNotContainIgnoringCase("jetty")
                    .doesNotContain("Exception", "\tat ");
            if (method.equals("HEAD")) {
                assertThat(told.field("Content-Length")).isNotEqualTo("0");
            } else {
                assertThat(TestHttp.json(told.body().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .isObject())
                        .isTrue();
            }
        }
    }

    private static Arguments row(int status, String name, String line, String headers) {
        return Arguments.of(status, name, line, headers);
    }

    private static String fields(int count) {
        return IntStream.range(0, count).mapToObj(i -> "X-Y-" + i + ": z\r\n").collect(Collectors.joining());
    }
}
