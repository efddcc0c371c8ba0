package io.github.chatspec.mock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConformanceListenerTest {

    private static final Contract CONTRACT = Contract.builtIn("engage");
    private static final Judge JUDGE = Judge.of(CONTRACT);
    private static final Sample SAMPLE = CONTRACT.operation("getChat")
            .flatMap(operation -> operation.sample("livechat"))
            .orElseThrow();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PATH = "/v3.1/chats/CSR7QK2M9XV4T1B8";
    private static final String SECRET = "top-secret";
    private static final String WRONG_STATUS =
            "error enum /response/status: \"Closed\" is not one of the documented values \"queued\", \"picked\","
                    + " \"onhold\" and \"closed\"; the nearest is \"closed\" (detail.chat.status).";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private WireMockServer server;

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aConformingResponseIsNotReported() throws Exception {
        ConformanceListener listener = new ConformanceListener(JUDGE, Level.WARNING);
        start(listener, answer(SAMPLE.body()));

        HttpResponse<byte[]> answer = get(PATH);

        assertThat(answer.body()).isEqualTo(SAMPLE.body());
        assertThat(listener.findings()).isEmpty();
    }

    @Test
    void aViolatingResponseIsReportedBeforeItIsReceived() throws Exception {
        ConformanceListener listener = new ConformanceListener(JUDGE);
        start(listener, answer(changed("status", "Closed")));

        for (int calls = 1; calls <= 50; calls++) {
            get(PATH);
            assertThat(listener.findings()).hasSize(calls);
        }

        assertThat(listener.findings()).extracting(Finding::toString).containsOnly(WRONG_STATUS);
        listener.clear();
        assertThat(listener.findings()).isEmpty();
    }

    @Test
    void aWarningIsReportedOnRequest() throws Exception {
        ConformanceListener errors = new ConformanceListener(JUDGE);
        start(errors, answer(changed("mood", "sunny")));
        get(PATH);
        server.stop();
        ConformanceListener warnings = new ConformanceListener(JUDGE, Level.WARNING);
        start(warnings, answer(changed("mood", "sunny")));
        get(PATH);

        assertThat(errors.findings()).isEmpty();
        assertThat(warnings.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "warning undocumented-field /response/mood: The key \"mood\" is not documented (detail.envelope.response).");
    }

    @Test
    void findingsArePassedOnWithTheirExchange() throws Exception {
        List<Exchange> received = new CopyOnWriteArrayList<>();
        byte[] body = changed("status", "Closed");
        start(
                new ConformanceListener(JUDGE, Level.ERROR, (exchange, findings) -> {
                    assertThat(findings).extracting(Finding::toString).containsExactly(WRONG_STATUS);
                    received.add(exchange);
                }),
                answer(body));

        assertThat(get(PATH).statusCode()).isEqualTo(200);

        assertThat(received).singleElement().satisfies(exchange -> {
            assertThat(exchange.request().orElseThrow().path()).isEqualTo(PATH);
            assertThat(exchange.headers().orElseThrow().first("content-type")).contains(SAMPLE.mediaType());
            assertThat(exchange.body()).isEqualTo(body);
        });
    }

    @Test
    void anUnmatchedRequestIsReportedWithoutItsSecrets() throws Exception {
        ConformanceListener listener = new ConformanceListener(JUDGE);
        start(listener);

        get("/nowhere");

        assertThat(listener.findings())
                .extracting(Finding::toString)
                .containsExactly("error operation-unknown -: No contract has an operation for GET /nowhere.");
    }

    @Test
    void aResponseWithoutHeadersAndBodyIsReported() throws Exception {
        ConformanceListener listener = new ConformanceListener(JUDGE);
        start(listener, aResponse().withStatus(SAMPLE.status()));

        get(PATH);

        assertThat(listener.findings()).isNotEmpty().allMatch(finding -> finding.level() == Level.ERROR);
    }

    @Test
    void aFaultIsNotJudged() {
        ConformanceListener listener = new ConformanceListener(JUDGE);
        start(listener, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThatThrownBy(() -> get(PATH)).isInstanceOf(IOException.class);

        assertThat(listener.findings()).isEmpty();
    }

    @Test
    void theLastFindingsAreKept() throws Exception {
        ConformanceListener listener = new ConformanceListener(JUDGE);
        ObjectNode body = (ObjectNode) MAPPER.readTree(SAMPLE.body());
        ArrayNode messages = body.withArray("/response/messages").removeAll();
        IntStream.range(0, 2000).forEach(messages::add);
        start(listener, answer(MAPPER.writeValueAsBytes(body)));

        get(PATH);

        assertThat(listener.findings())
                .hasSize(1024)
                .last()
                .satisfies(finding -> assertThat(finding.pointer()).contains("/response/messages/1999"));
    }

    private void start(ConformanceListener listener, ResponseDefinitionBuilder... answers) {
        server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .extensions(listener));
        for (ResponseDefinitionBuilder answer : answers) {
            server.stubFor(any(anyUrl()).willReturn(answer));
        }
        server.start();
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.port() + path + "?access_token=" + SECRET);
        HttpRequest request =
                HttpRequest.newBuilder(address).header("Authorization", SECRET).build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    private static ResponseDefinitionBuilder answer(byte[] body) {
        return aResponse()
                .withStatus(SAMPLE.status())
                .withHeader("Content-Type", SAMPLE.mediaType())
                .withBody(body);
    }

    private static byte[] changed(String key, String value) throws IOException {
        ObjectNode body = (ObjectNode) MAPPER.readTree(SAMPLE.body());
        body.withObject("/response").put(key, value);
        return MAPPER.writeValueAsBytes(body);
    }
}
