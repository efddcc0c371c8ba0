package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
    void additionalQueryParametersAreIgnored(Operation operation) {
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
    void anyIdThatNothingHasIsUnknown(Operation operation) {
        String template = operation.path();
        Sample unknown = SampleRequests.unknownId(operation).orElseThrow();

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
    void aDocumentedMethodIsNotRefusedWith405(String value) {
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
    void theHostFieldIsIgnoredWithAnAbsoluteTarget(Operation operation) {
        String path = SampleRequests.good(operation).url();

        for (String origin : List.of("http://vendor.example", "https://vendor.example:8443", server().url())) {
            for (String host : List.of(URI.create(origin).getAuthority(), "other.example")) {
                assertThat(raw(operation, operation.method() + " " + origin + path, "Host: " + host))
                        .as(origin + " " + host)
                        .isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/?a=%zz", "/%c3", "/?a=%c3", "/%", "/%00"})
    void aTargetThatIsNotWellEncodedIsRefused(String target) throws IOException {
        RawClient.RawResponse response = refusal("GET " + target, "");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.field("chatspec-refusal")).isIn("not-well-encoded", "not-answered");
    }

    @Test
    void aTargetThatIsNotAPathIsRefused() throws IOException {
        RawClient.RawResponse response = refusal("CONNECT x:80", "");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("is not a path");
        assertThat(refusal("GET *", "").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Content-Length: 0\r\n", "Transfer-Encoding: chunked\r\n", "Connection: keep-alive\r\n"})
    void nothingAfterARefusedTunnelIsTakenAsARequest(String fields) throws IOException {
        for (String target : List.of("x:80", "/", "*", "http://x/")) {
            try (RawClient client = new RawClient(server().url())) {
                client.send("CONNECT " + target + " HTTP/1.1\r\nHost: x:80\r\n" + fields + "\r\n"
                        + "GET /__chatspec/health HTTP/1.1\r\nHost: x\r\n\r\n".repeat(2));
                assertThat(client.readAll()).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
            }
        }
    }

    @Test
    void moreThanTwoHundredFieldsAreRefused() throws IOException {
        RawClient.RawResponse response = refusal("GET /", "X-Y: z\r\n".repeat(200));

        assertThat(response.status()).isEqualTo(431);
        assertThat(response.field("chatspec-refusal")).isEqualTo("too-many-fields");
    }

    @Test
    void aTargetAboveTheLimitIsRefused() throws IOException {
        RawClient.RawResponse response = refusal("GET /?" + "a".repeat(8_000), "");

        assertThat(response.status()).isEqualTo(414);
    }

    @Test
    void optionsOfTheServerListsTheMethodsOfAllPaths() throws IOException {
        RawClient.RawResponse response = exchange("OPTIONS *", "Host: x\r\n");

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.field("Allow").split(", ", -1)).containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anotherMethodIsRefusedInJsonWithTheAllowedOnesUnlessTheContractDocumentsIt(Operation operation)
            throws IOException {
        RawClient.RawResponse response =
                exchange("DELETE " + SampleRequests.good(operation).url(), "Host: x\r\nContent-Length: 0\r\n");

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.field("Content-Type")).isEqualTo("application/json");
        if (operation.response(405).isEmpty()) {
            assertThat(response.field("chatspec-refusal")).isEqualTo("method-not-allowed");
            assertThat(TestHttp.json(response.body().getBytes(StandardCharsets.UTF_8))
                            .path("allowed"))
                    .hasSize(response.field("Allow").split(", ", -1).length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/__chatspec/health", "/__chatspec/metrics"})
    void aPageAnswersItsMethodsOnly(String path) throws IOException {
        RawClient.RawResponse get = exchange("GET " + path, "Host: x\r\n");
        RawClient.RawResponse options = exchange("OPTIONS " + path, "Host: x\r\n");
        RawClient.RawResponse other = exchange("BREW " + path, "Host: x\r\n");

        assertThat(get.status()).isEqualTo(200);
        assertThat(get.field("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.field("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(other.status()).isEqualTo(405);
        assertThat(other.field("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(other.field("Content-Type")).isEqualTo("application/json");
        try (RawClient client = new RawClient(server().url())) {
            client.send("HEAD " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.read(true).field("Content-Type")).isEqualTo(get.field("Content-Type"));
        }
    }

    @Test
    void theStartPageListsTheOperations() throws IOException {
        for (String accept : List.of("", "Accept: */*\r\n", "Accept: text/html,*/*;q=0.8\r\n")) {
            RawClient.RawResponse response = exchange("GET /", "Host: x\r\n" + accept);

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.field("Content-Type")).startsWith("text/");
        }
        assertThat(exchange("GET /", "Host: x\r\nAccept: application/json\r\n").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Accept: */*\r\n", "Accept: application/json\r\n"})
    void theRootSupportsReadingOnly(String accept) throws IOException {
        RawClient.RawResponse post = exchange("POST /", "Host: x\r\nContent-Length: 0\r\n" + accept);
        RawClient.RawResponse options = exchange("OPTIONS /", "Host: x\r\n" + accept);

        assertThat(post.status()).isEqualTo(405);
        assertThat(post.field("chatspec-refusal")).isEqualTo("method-not-allowed");
        assertThat(post.field("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.field("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aPreflightAllowsTheMethodsOfThePathAndTheRequestedFields(Operation operation) throws IOException {
        String path = SampleRequests.good(operation).url();

        RawClient.RawResponse response = preflight(path, "GET", "authorization,teamid");

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.field("Access-Control-Allow-Origin")).isEqualTo("https://page.example");
        assertThat(response.field("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(response.field("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(response.field("Access-Control-Allow-Headers")).isEqualTo("authorization,teamid");
        assertThat(preflight(path, "DELETE", "a b; c").field("Access-Control-Allow-Headers"))
                .isEmpty();
    }

    /** Otherwise the browser would not send the request, and the page could not read why it is refused. */
    @Test
    void aPreflightForAnUnknownPathAllowsWhatItAsksFor() throws IOException {
        RawClient.RawResponse response = preflight("/nowhere", "PUT", "a");

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.field("Access-Control-Allow-Methods")).isEqualTo("PUT");
        assertThat(response.field("Access-Control-Allow-Headers")).isEqualTo("a");
        assertThat(preflight("/nowhere", "P T", "a").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void webPagesMayReadAllResponsesOfOperations(Operation operation) {
        Request good = SampleRequests.good(operation);

        for (Headers headers : List.of(good.headers(), Headers.NONE)) {
            Exchange crossOrigin = send(new Request("GET", good.url(), headers.with("Origin", "https://page.example")));
            assertThat(TestHttp.header(crossOrigin, "Access-Control-Allow-Origin"))
                    .isEqualTo("https://page.example");
            assertThat(TestHttp.header(send(new Request("GET", good.url(), headers)), "Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    private RawClient.RawResponse preflight(String path, String method, String fields) throws IOException {
        return exchange(
                "OPTIONS " + path,
                "Host: x\r\nOrigin: https://page.example\r\nAccess-Control-Request-Method: " + method
                        + "\r\nAccess-Control-Request-Headers: " + fields + "\r\n");
    }

    /** Sends a request that must be refused in JSON before the connection is closed. */
    private RawClient.RawResponse refusal(String line, String fields) throws IOException {
        RawClient.RawResponse response = exchange(line, "Host: x\r\n" + fields);

        assertThat(response.field("Content-Type")).isEqualTo("application/json");
        assertThat(response.field("Connection")).isEqualTo("close");
        assertThat(TestHttp.json(response.body().getBytes(StandardCharsets.UTF_8))
                        .path("message")
                        .asText())
                .endsWith(".");
        return response;
    }

    private RawClient.RawResponse exchange(String line, String fields) throws IOException {
        try (RawClient client = new RawClient(server().url())) {
            client.send(line + " HTTP/1.1\r\n" + fields + "\r\n");
            return client.read(false);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsNotWellFormedIsRefusedAndTheServerGoesOn(Operation operation) {
        String path = SampleRequests.good(operation).url();

        Map<String, String> broken = new LinkedHashMap<>();
        broken.put("GET " + path + "/%zz", "Host: x");
        broken.put("GET " + path + "%", "Host: x");
        broken.put("GET " + path + "?x=%zz", "Host: x");
        broken.put("GET " + path + "?x=%", "Host: x");
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

    /** Sends the raw beginning of a request, with all headers that the operation needs and one more. */
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
