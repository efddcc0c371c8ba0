package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mock sends the callbacks that a contract describes, to permitted addresses only. */
class CallbackTest {

    private static final Contract CONTRACT = Contract.of(
            "shop", """
            openapi: "3.1.0"
            info: {title: "Shop", version: "1"}
            paths:
              /orders/{shop}:
                post:
                  operationId: "order"
                  parameters:
                    - {name: "shop", in: path, required: true, schema: {type: string}}
                    - {name: "to", in: query, schema: {type: string}}
                    - {name: "X-Callback", in: header, schema: {type: string}}
                  requestBody: {content: {application/x-www-form-urlencoded: {}, application/json: {schema: {type: object, properties: {url: {type: string}, id: {type: integer}}}}}}
                  responses:
                    "201":
                      description: "d"
                      headers: {X-Order: {schema: {type: string}, example: "o1"}}
                      content: {application/json: {example: {id: 7, name: "a b"}}}
                    "422": {description: "d"}
                  callbacks:
                    paid:
                      "{$request.body#/url}/{$request.path.shop}/{$method}/{$statusCode}/{$response.body#/name}/{$response.header.X-Order}":
                        post: &event
                          requestBody:
                            content:
                              application/json:
                                schema: &schema {type: object, required: [state, at], properties: {state: {const: paid}, at: {type: string, format: date}}}
                                example: {state: "paid", at: "2026-01-01", note: "{{request.url}}"}
                          responses: {"200": {description: "d"}}
                    moved:
                      "$request.header.X-Callback": {$ref: "#/components/pathItems/Moved"}
                    asked:
                      "{$request.query.to}": {get: {responses: {"200": {description: "d"}}}}
            components:
              pathItems:
                Moved:
                  put:
                    requestBody: {$ref: "#/components/requestBodies/Event"}
                    responses: {"200": {description: "d"}}
              requestBodies:
                Event: {content: {application/json: {schema: *schema}}}
            """.replace("&event", "").replace("&schema ", "").replace("*schema", """
            {type: object, required: [state, at], properties: {state: {const: paid}, at: {type: string, format: date}}}""".strip()));

    /** A request that the receiver got. */
    private record Received(String method, String path, String mediaType, String name, String body) {}

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private HttpServer receiver;
    private MockServer mock;
    private int status = 204;
    private String location = "";

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        mock = MockServer.start(new MockOptions().contracts(List.of(CONTRACT)).callbacks(List.of()));
    }

    @AfterEach
    void stop() {
        mock.close();
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().getFirst("chatspec-callback"),
                body));
        if (!location.isEmpty()) {
            exchange.getResponseHeaders().set("Location", location);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private String target() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort();
    }

    private int order(String query, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(mock.url() + "/orders/s%201" + query))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<byte[]> response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
        return response.statusCode();
    }

    private Received next() throws InterruptedException {
        Received next = received.poll(20, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    /** Returns the report when it has a number of failures. */
    private JsonNode report(int failures) throws InterruptedException {
        JsonNode report = null;
        for (int attempt = 0; attempt < 400; attempt++) {
            Exchange page = TestHttp.send(mock.url(), new Request("GET", "/__chatspec/callbacks", Headers.NONE));
            report = TestHttp.json(page);
            if (report.path("failed").intValue() >= failures) {
                return report;
            }
            Thread.sleep(50);
        }
        return report;
    }

    @Test
    void aCallbackIsSentToTheAddressThatItsExpressionsMean() throws Exception {
        assertThat(order("", "{\"url\": \"" + target() + "/hook\"}")).isEqualTo(201);

        Received paid = next();
        assertThat(paid.method()).isEqualTo("POST");
        assertThat(paid.path()).isEqualTo("/hook/s%201/POST/201/a%20b/o1");
        assertThat(paid.mediaType()).isEqualTo("application/json");
        assertThat(paid.name()).isEqualTo("shop/order/paid");
        assertThat(TestHttp.json(paid.body().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(TestHttp.json("{\"state\":\"paid\",\"at\":\"2026-01-01\",\"note\":\"{{request.url}}\"}"
                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anExpressionReadsTheFieldsOfAForm() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(mock.url() + "/orders/s"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "id=1&url=" + URLEncoder.encode(target() + "/form", StandardCharsets.UTF_8)))
                .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());

        assertThat(next().path()).isEqualTo("/form/s/POST/201/a%20b/o1");
    }

    @Test
    void aBodyWithoutExampleIsGenerated() throws Exception {
        order("", "{}", "X-Callback", target() + "/moved");

        Received moved = next();
        assertThat(moved.method()).isEqualTo("PUT");
        JsonNode body = TestHttp.json(moved.body().getBytes(StandardCharsets.UTF_8));
        assertThat(body.path("state").textValue()).isEqualTo("paid");
        assertThat(body.path("at").textValue()).matches("\\d{4}-\\d\\d-\\d\\d");
    }

    @Test
    void aCallbackMayHaveNoBody() throws Exception {
        order("?to=" + target() + "/asked", "{}");

        assertThat(next()).isEqualTo(new Received("GET", "/asked", null, "shop/order/asked", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    http://192.0.2.1/x            | the host is neither this machine nor one of --callback-hosts
                    http://169.254.169.254/x      | the host is neither this machine nor one of --callback-hosts
                    http://[::ffff:192.0.2.1]/x   | the host is neither this machine nor one of --callback-hosts
                    http://3221225985/x           | the host is neither this machine nor one of --callback-hosts
                    ftp://127.0.0.1/x             | the address is not an http or https URL with a host and without a user
                    http://a@127.0.0.1/x          | the address is not an http or https URL with a host and without a user
                    /x                            | the address is not an http or https URL with a host and without a user
                    http://127.0.0.1/{{x}}        | the address is not a URL
                    """)
    void aCallbackToAnotherAddressIsNotSent(String address, String reason) throws Exception {
        order("", "{}", "X-Callback", address);

        assertThat(report(3).path("failures"))
                .extracting(JsonNode::textValue)
                .contains("The callback shop/order/moved was not delivered: " + reason + ".");
        assertThat(received).isEmpty();
    }

    @Test
    void theMockIsNotItsOwnReceiver() throws Exception {
        order("", "{}", "X-Callback", mock.url() + "/__chatspec/reset");

        assertThat(report(3).path("failures"))
                .extracting(JsonNode::textValue)
                .contains(
                        "The callback shop/order/moved was not delivered: the address has the port of the mock itself.");
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        status = 302;
        location = target() + "/other";
        order("", "{}", "X-Callback", target() + "/first");

        assertThat(next().path()).isEqualTo("/first");
        assertThat(report(3).path("failures"))
                .extracting(JsonNode::textValue)
                .contains("The callback shop/order/moved was not delivered: the receiver answered with status 302.");
        assertThat(received).isEmpty();
    }

    @Test
    void aReceiverThatIsNotThereIsReported() throws Exception {
        String gone = target();
        receiver.stop(0);

        assertThat(order("", "{}", "X-Callback", gone)).isEqualTo(201);
        assertThat(report(3).path("failures"))
                .extracting(JsonNode::textValue)
                .anyMatch(message ->
                        message.startsWith("The callback shop/order/moved was not delivered: the connection failed ("));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\": \"x\"}", "{\"id\": "})
    void aRefusedRequestCausesNoCallback(String body) throws Exception {
        assertThat(order("", body, "X-Callback", target() + "/bad")).isIn(400, 422);
        order("", "{}", "X-Callback", target() + "/good");

        assertThat(next().path()).isEqualTo("/good");
        assertThat(received).isEmpty();
    }

    @Test
    void aCallbackCausesNoCallback() throws Exception {
        order("", "{}", "chatspec-callback", "other/mock", "X-Callback", target() + "/loop");
        order("", "{}", "X-Callback", target() + "/good");

        assertThat(next().path()).isEqualTo("/good");
        assertThat(received).isEmpty();
    }

    @Test
    void noCallbackIsSentUnlessThatIsWanted() throws Exception {
        try (MockServer plain = MockServer.start(new MockOptions().contracts(List.of(CONTRACT)))) {
            MockServer sending = mock;
            mock = plain;
            order("", "{}", "X-Callback", target() + "/plain");
            mock = sending;
        }
        order("", "{}", "X-Callback", target() + "/good");

        assertThat(next().path()).isEqualTo("/good");
        assertThat(received).isEmpty();
    }
}
