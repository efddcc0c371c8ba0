package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.testing.Ask;
import io.github.chatspec.testing.Http;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are well-formed and odd, and such as are not well-formed. */
class RequestShapesTest {

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

    static Stream<Operation> operationsWithAnId() {
        return Ask.operations().filter(operation -> operation.path().contains("{"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatTheQueryHoldsBesidesChangesNothing(Operation operation) {
        Exchange plain = Http.send(mock.url(), operation);

        assertThat(Stream.of("?", "?x", "?x=", "?&&=&", "?x=1&x=2", "?%20=%26"))
                .allSatisfy(query -> assertThat(
                                with(operation, Ask.good(operation).url() + query)
                                        .body())
                        .isEqualTo(plain.body()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anotherPathIsNotFound(Operation operation) {
        String path = Ask.good(operation).url();

        assertThat(Stream.of(
                        "/", path + "/", "/" + path, path.replaceFirst("(.)/", "$1//"), path + "/x/y", "/x" + path))
                .allSatisfy(other -> assertThat(with(operation, other).status()).isEqualTo(404));
    }

    @ParameterizedTest
    @MethodSource("operationsWithAnId")
    void anyIdThatNoChatHasIsUnknown(Operation operation) {
        String template = operation.path();

        assertThat(Stream.of(
                        "a%2Fb",
                        "a%5Cb",
                        "a%25b",
                        "%20",
                        "%C3%A9%F0%9F%98%80",
                        "a%0Ab",
                        "a+b",
                        "a;b=c",
                        "%2E%2E",
                        "..",
                        "a".repeat(5000)))
                .allSatisfy(id -> {
                    Exchange answer = with(operation, template.replaceFirst("\\{[^}]+}", id));
                    assertThat(Http.header(answer, "Matched-Stub-Name")).isEqualTo("unknown-chat");
                    assertThat(answer.status()).isEqualTo(404);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"%0A", "1%0A", "x%0Ay"})
    void aGoodMethodIsNeverBlamed(String value) {
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.parameters())
                    .allSatisfy(parameter -> assertThat(
                                    with(operation, Ask.good(operation).url() + "?" + parameter.name() + "=" + value)
                                            .status())
                            .isNotEqualTo(405)
                            .isLessThan(500));
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anAbsoluteTargetIsTakenForItsPath(Operation operation) {
        String host = mock.url().substring("http://".length());

        assertThat(raw(
                        operation,
                        operation.method() + " " + mock.url()
                                + Ask.good(operation).url(),
                        "Host: " + host))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsNotWellFormedIsRefusedAndTheMockGoesOn(Operation operation) {
        String path = Ask.good(operation).url();

        Map<String, String> broken = new LinkedHashMap<>();
        broken.put("GET " + path + "/%zz", "Host: x");
        broken.put("GET " + path + "%", "Host: x");
        broken.put("GET " + path + "?x=%zz", "Host: x");
        broken.put("GET " + path + "?x=%", "Host: x");
        broken.put("GET " + path, "X-Y: z");
        broken.put("GET " + path + "?", "Host: x\r\nX-Y: " + "z".repeat(100_000));
        broken.put("GET " + path + "z".repeat(100_000), "Host: x");
        broken.put("POST " + path, "Host: x\r\nContent-Length: -3");
        broken.put("G\u0000T " + path, "Host: x");
        broken.forEach((line, header) -> assertThat(raw(operation, line, header))
                .as(line.substring(0, Math.min(60, line.length())))
                .isBetween(400, 499));
        assertThat(Http.send(mock.url(), operation).status()).isEqualTo(200);
    }

    private static Exchange with(Operation operation, String url) {
        Request good = Ask.good(operation);
        return Http.send(mock.url(), new Request(good.method(), url, good.headers()));
    }

    private static int raw(Operation operation, String line, String header) {
        String headers = Ask.good(operation).headers().asMap().entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue().get(0) + "\r\n")
                .collect(Collectors.joining());
        return Http.sendRaw(mock.url(), line + " HTTP/1.1\r\n" + headers + header + "\r\n\r\n");
    }
}
