package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.mock.stubs.SampleStubs;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MockServerTest {

    private static final String BIKES = """
            openapi: "3.1.0"
            info:
              title: "Bikes"
              version: "7"
            paths:
              /bikes/{id}:
                parameters:
                  - name: "id"
                    in: "path"
                    required: true
                    schema:
                      type: "string"
                get:
                  operationId: "getBike"
                  responses:
                    "200":
                      description: "The bike."
                      content:
                        application/json:
                          schema:
                            $ref: "#/components/schemas/Bike"
                          examples:
                            tandem (c++):
                              value:
                                gears: 21
                              x-when:
                                - path:
                                    id: "b\u00fccher 1"
                            any.bike:
                              value:
                                gears: 3
                              x-when:
                                - path:
                                    id:
                                      matches: "[0-9]+"
                put:
                  operationId: "putBike"
                  responses:
                    "204":
                      description: "It is there."
            components:
              schemas:
                Bike:
                  type: "object"
                  properties:
                    gears:
                      type: "integer"
            """;

    @TempDir
    private Path folder;

    @Test
    void bothVendorsAnswerOnOnePort() {
        try (MockServer mock = MockServer.start(0)) {
            assertThat(SampleRequests.operations())
                    .extracting(Operation::contract)
                    .contains("engage", "helpscout");
            assertThat(SampleRequests.operations())
                    .allSatisfy(operation -> assertThat(
                                    TestHttp.send(mock.url(), operation).status())
                            .isEqualTo(200));
        }
    }

    @Test
    void twoMocksRunIndependently() {
        Operation engage = Contract.builtIn("engage").operations().get(0);
        Operation helpScout = Contract.builtIn("helpscout").operations().get(0);
        try (MockServer one = MockServer.start(new MockOptions().contracts(List.of(Contract.builtIn("engage"))));
                MockServer other =
                        MockServer.start(new MockOptions().contracts(List.of(Contract.builtIn("helpscout"))))) {
            assertThat(one.url()).isNotEqualTo(other.url());
            assertThat(TestHttp.send(one.url(), engage).status()).isEqualTo(200);
            assertThat(TestHttp.send(other.url(), helpScout).status()).isEqualTo(200);
            assertThat(TestHttp.send(one.url(), helpScout).status()).isEqualTo(404);
            assertThat(TestHttp.send(other.url(), engage).status()).isEqualTo(404);
        }
    }

    @Test
    void contractsOfOneFileNameAreServedTogether(@TempDir Path folder) throws IOException {
        String things = """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                  /%1$s:
                    get:
                      operationId: "getThing"
                      responses:
                        "200": {description: "One.", content: {application/json: {example: "%1$s"}}}
                """;
        Files.createDirectory(folder.resolve("v2"));
        Path one = Files.writeString(folder.resolve("api.yaml"), things.formatted("one"));
        Path two = Files.writeString(folder.resolve("v2/api.yaml"), things.formatted("two"));
        List<Contract> contracts = Contract.read(List.of(one, two), List.of());
        try (MockServer both = MockServer.start(new MockOptions().contracts(contracts))) {
            assertThat(TestHttp.send(both.url(), new Request("GET", "/one", Headers.NONE))
                            .body())
                    .asString()
                    .isEqualTo("\"one\"");
            assertThat(TestHttp.send(both.url(), new Request("GET", "/two", Headers.NONE))
                            .body())
                    .asString()
                    .isEqualTo("\"two\"");
        }
    }

    @Test
    void anIpv6AddressIsInBrackets() {
        try (MockServer mock = MockServer.start(new MockOptions().host("::1").contracts(Contract.builtIn()))) {
            assertThat(mock.url()).startsWith("http://[::1]:");
        }
    }

    @Test
    void anotherContractIsServedFromItsInlineExamples() throws IOException {
        Contract bikes = Contract.read(write(BIKES));
        Operation getBike = bikes.operation("getBike").orElseThrow();
        try (MockServer mock = MockServer.start(new MockOptions().contracts(List.of(bikes)))) {
            for (String[] row : new String[][] {
                {"/bikes/b%C3%BCcher%201", "tandem (c++)"},
                {"/bikes/7", "any.bike"}
            }) {
                Exchange answer = TestHttp.send(mock.url(), new Request("GET", row[0], Headers.NONE));
                assertThat(answer.status()).isEqualTo(200);
                assertThat(TestHttp.header(answer, "Matched-Stub-Name")).isEqualTo(row[1]);
                assertThat(TestHttp.json(answer))
                        .isEqualTo(TestHttp.json(
                                getBike.sample(row[1]).orElseThrow().body()));
                assertThat(Judge.of(bikes).judge(answer)).isEmpty();
            }
        }
    }

    @Test
    void anExampleIsPreferredByItsNameAndNotByAnExpression() throws IOException {
        try (MockServer mock = MockServer.start(new MockOptions().contracts(List.of(Contract.read(write(BIKES)))))) {
            assertThat(preferred(mock, "tandem (c++)")).isEqualTo("tandem (c++)");
            assertThat(preferred(mock, "any.bike")).isEqualTo("any.bike");
            assertThat(preferred(mock, "any-bike")).isEqualTo("unknown-preference");
        }
    }

    @Test
    void onlyTheMethodsOfAPathAreAllowed() throws IOException {
        try (MockServer mock = MockServer.start(new MockOptions().contracts(List.of(Contract.read(write(BIKES)))))) {
            Exchange refused = TestHttp.send(mock.url(), new Request("DELETE", "/bikes/7", Headers.NONE));

            assertThat(refused.status()).isEqualTo(405);
            assertThat(TestHttp.header(refused, "Allow")).isEqualTo("GET, HEAD, PUT, OPTIONS");
        }
    }

    @Test
    void aRequestWithoutAnExampleIsNotRefusedForItsMethod() throws IOException {
        try (MockServer mock = MockServer.start(new MockOptions().contracts(List.of(Contract.read(write(BIKES)))))) {
            for (String method : List.of("GET", "HEAD")) {
                Exchange answer = TestHttp.send(mock.url(), new Request(method, "/bikes/red", Headers.NONE));

                assertThat(answer.status()).isEqualTo(404);
                assertThat(TestHttp.header(answer, SampleStubs.REFUSAL_HEADER)).isEqualTo("no-example");
            }
        }
    }

    @Test
    void aSampleThatViolatesItsContractPreventsAStrictStart() throws IOException {
        Path file = write(BIKES.replace("gears: 21", "gears: \"many\""));
        List<Contract> contracts = List.of(Contract.read(file));

        ContractException refused = catchThrowableOfType(
                ContractException.class,
                () -> MockServer.start(new MockOptions().contracts(contracts).strict(true)));

        assertThat(refused)
                .hasMessageContaining("tandem (c++)")
                .hasMessageContaining("bikes/getBike")
                .hasMessageContaining(file.getFileName().toString())
                .hasMessageContaining(" type ")
                .hasMessageContaining("/gears");
    }

    @Test
    void aSampleFileThatViolatesItsContractIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("samples"));
        Files.writeString(folder.resolve("samples/bike.json"), "{\"gears\": true}");
        String inline = "value:\n" + " ".repeat(20) + "gears: 21";
        assertThat(BIKES).containsOnlyOnce(inline);
        Path file = write(BIKES.replace(inline, "externalValue: \"samples/bike.json\""));
        List<Contract> contracts = List.of(Contract.read(file));

        ContractException refused = catchThrowableOfType(
                ContractException.class,
                () -> MockServer.start(new MockOptions().contracts(contracts).strict(true)));

        assertThat(refused).hasMessageContaining("samples/bike.json type /gears");
    }

    @Test
    void theJournalDropsOldRequests() {
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        try (MockServer mock = MockServer.start(0)) {
            for (int i = 0; i < 1100; i++) {
                TestHttp.send(
                        mock.url(),
                        new Request("OPTIONS", SampleRequests.good(operation).url(), Headers.NONE));
            }
            assertThat(mock.wireMock().getAllServeEvents()).hasSize(1024);
        }
    }

    private static String preferred(MockServer mock, String example) {
        Headers headers = Headers.NONE.with("Prefer", "example=" + example);
        return TestHttp.header(
                TestHttp.send(mock.url(), new Request("GET", "/bikes/red", headers)), "Matched-Stub-Name");
    }

    private Path write(String contract) throws IOException {
        return Files.writeString(folder.resolve("bikes.yaml"), contract);
    }
}
