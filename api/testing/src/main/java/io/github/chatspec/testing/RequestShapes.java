package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are well-formed and odd, and such as are not well-formed. */
public abstract class RequestShapes extends ServerFixture {

    protected RequestShapes(RunningServer server) {
        super(server);
    }

    protected static Stream<Operation> operations() {
        return SampleRequests.operations();
    }

    static Stream<Operation> operationsWithAnId() {
        return SampleRequests.operations().filter(operation -> operation.path().contains("{"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatTheQueryHoldsBesidesChangesNothing(Operation operation) {
        Exchange plain = send(operation);

        assertThat(Stream.of("?", "?x", "?x=", "?&&=&", "?x=1&x=2", "?%20=%26"))
                .allSatisfy(query -> assertThat(
                                with(operation, SampleRequests.good(operation).url() + query)
                                        .body())
                        .isEqualTo(plain.body()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anotherPathIsNotFound(Operation operation) {
        String path = SampleRequests.good(operation).url();

        assertThat(Stream.of(path + "/", "/" + path, path.replaceFirst("(.)/", "$1//"), path + "/x/y", "/x" + path))
                .allSatisfy(other -> assertThat(with(operation, other).status()).isEqualTo(404));
    }

    @ParameterizedTest
    @MethodSource("operationsWithAnId")
    void anyIdThatNoChatHasIsUnknown(Operation operation) {
        String template = operation.path();
        Sample unknown = operation.sample("unknown-chat").orElseThrow();

        assertThat(unknown.status()).isEqualTo(404);
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
                .allSatisfy(
                        id -> server().assertExample(unknown, with(operation, template.replaceFirst("\\{[^}]+}", id))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%0A", "1%0A", "x%0Ay"})
    void aGoodMethodIsNeverBlamed(String value) {
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.parameters())
                    .allSatisfy(parameter -> assertThat(with(
                                            operation,
                                            SampleRequests.good(operation).url() + "?" + parameter.name() + "=" + value)
                                    .status())
                            .isNotEqualTo(405)
                            .isLessThan(500));
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anAbsoluteTargetIsTakenForItsPath(Operation operation) {
        String url = server().url();
        String host = url.substring("http://".length());

        assertThat(raw(
                        operation,
                        operation.method() + " " + url
                                + SampleRequests.good(operation).url(),
                        "Host: " + host))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsNotWellFormedIsRefusedAndTheServerGoesOn(Operation operation) {
        String path = SampleRequests.good(operation).url();

        Map<String, String> broken = new LinkedHashMap<>();
        broken.put("GET " + path + "/%zz", "Host: x");
        broken.put("GET " + path + "%", "Host: x");
        operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("query"))
                .forEach(parameter -> broken.put("GET " + path + "?" + parameter.name() + "=%zz", "Host: x"));
        broken.put("GET " + path, "X-Y: z");
        broken.put("GET " + path + "?", "Host: x\r\nX-Y: " + "z".repeat(100_000));
        broken.put("GET " + path + "z".repeat(100_000), "Host: x");
        broken.put("POST " + path, "Host: x\r\nContent-Length: -3");
        broken.put("G\u0000T " + path, "Host: x");
        broken.forEach((line, header) -> assertThat(raw(operation, line, header))
                .as(line.substring(0, Math.min(60, line.length())))
                .isBetween(400, 499));
        assertThat(send(operation).status()).isEqualTo(200);
    }

    /** Sends the beginning of a request as it stands, with all headers that the operation asks for and one more. */
    protected final int raw(Operation operation, String line, String header) {
        String headers = SampleRequests.good(operation).headers().asMap().entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue().get(0) + "\r\n")
                .collect(Collectors.joining());
        return TestHttp.sendRaw(server().url(), line + " HTTP/1.1\r\n" + headers + header + "\r\n\r\n");
    }

    private Exchange with(Operation operation, String url) {
        Request good = SampleRequests.good(operation);
        return send(new Request(good.method(), url, good.headers()));
    }
}
