package io.github.chatspec.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.server.ServerStub;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals that are ordered in advance, or asked for by a request. */
class OrderedFailuresTest {

    private ServerStub stub;

    @BeforeEach
    void start() {
        stub = ServerStub.start(0);
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void orderedFailuresComeAsOftenAsOrdered() {
        Operation operation = Contract.builtIn("engage").operation("listChats").orElseThrow();
        Sample failure = operation.response(500).orElseThrow().samples().get(1);
        String order = "/__chatspec/admin/engage/faults?operation=listChats&example=" + failure.name() + "&times=2";

        assertThat(send("POST", order).status()).isEqualTo(200);

        for (int i = 0; i < 2; i++) {
            Exchange answer = TestHttp.send(stub.url(), operation);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(TestHttp.json(answer)).isEqualTo(TestHttp.json(failure.body()));
        }
        assertThat(TestHttp.send(stub.url(), operation).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"DELETE, faults", "POST, reset"})
    void orderedFailuresAreTakenBack(String method, String action) {
        Operation operation = Contract.builtIn("engage").operation("getChat").orElseThrow();
        Operation other = Contract.builtIn("helpscout").operations().get(0);
        stub.fail(other.qualifiedId(), "rate-limited");
        send("POST", "/__chatspec/admin/engage/faults?operation=getChat&example=internal-error&times=9");

        send(method, "/__chatspec/admin/engage/" + action);

        assertThat(TestHttp.send(stub.url(), operation).status()).isEqualTo(200);
        assertThat(TestHttp.send(stub.url(), other).status()).isEqualTo(429);
    }

    @Test
    void failuresAreOrderedFromJavaToo() {
        Operation operation = Contract.builtIn("engage").operation("getChat").orElseThrow();
        stub.fail(operation.qualifiedId(), "internal-error", 1);

        assertThat(TestHttp.send(stub.url(), operation).status()).isEqualTo(500);
        assertThat(TestHttp.send(stub.url(), operation).status()).isEqualTo(200);
        assertThatIllegalArgumentException().isThrownBy(() -> stub.fail(operation.qualifiedId(), "internal-error", 0));
    }

    @Test
    void everyRefusalCanBeAskedForWithOneHeader() {
        for (Operation operation : SampleRequests.operations().toList()) {
            for (Sample sample : operation.samples()) {
                Request good = SampleRequests.good(operation);
                Request failing = new Request("GET", good.url(), good.headers().with("chatspec-fault", sample.name()));

                Exchange answer = TestHttp.send(stub.url(), failing);

                assertThat(answer.status()).isEqualTo(sample.isRefusal() ? sample.status() : 400);
                assertThat(TestHttp.send(stub.url(), good).status()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operation=getChat&example=nope",
                "operation=getChat&example=livechat",
                "operation=getChat",
                "operation=nope&example=internal-error",
                "",
                "operation=getChat&example=internal-error&times=0",
                "operation=getChat&example=internal-error&times=x",
                "operation=getChat&example=internal-error&times=1000001",
                "operation=getChat&example=internal-error&times=99999999999999999999"
            })
    void anUnknownOrderIsRefusedAndChangesNothing(String query) {
        Exchange answer = send("POST", "/__chatspec/admin/engage/faults?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(TestHttp.json(answer).path("message").asText()).endsWith(".");
        assertThat(SampleRequests.operations())
                .allSatisfy(good ->
                        assertThat(TestHttp.send(stub.url(), good).status()).isEqualTo(200));
    }

    @Test
    void unknownNamesAreRefusedWithThoseThatAreKnown() {
        JsonNode examples =
                TestHttp.json(send("POST", "/__chatspec/admin/engage/faults?operation=listChats&example=nope"));
        JsonNode operations = TestHttp.json(send("POST", "/__chatspec/admin/engage/faults?operation=nope"));

        assertThat(examples.path("examples"))
                .extracting(JsonNode::asText)
                .contains("internal-error", "list-unavailable")
                .doesNotContain("first-page");
        assertThat(operations.path("operations"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(Contract.builtIn("engage").operations().stream()
                        .map(Operation::id)
                        .toList())
                .contains("listChats", "getChat");
    }

    private Exchange send(String method, String path) {
        return TestHttp.send(stub.url(), new Request(method, path, Headers.NONE));
    }
}
