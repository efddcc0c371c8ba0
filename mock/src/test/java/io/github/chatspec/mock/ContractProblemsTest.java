package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contract of someone else is served although it, or one of its examples, has defects. */
class ContractProblemsTest {

    private static final String DOCUMENT = """
            openapi: "3.1.0"
            info: {title: "Things", version: "1"}
            paths:
              /things:
                get:
                  operationId: "listThings"
                  responses:
                    "200":
                      description: "All."
                      content:
                        application/json:
                          schema: {type: "array", items: {type: "integer"}}
                          examples:
                            good: {value: [1]}
                            bad: {value: ["a", "b"]}
              /broken:
                get:
                  operationId: "broken"
                  responses:
                    "200": {description: "It.", content: {application/json: {schema: "nothing", example: 1}}}
            """;

    @TempDir
    Path folder;

    @Test
    void badExamplesAreServedWithTheNumberOfTheirViolations() throws IOException {
        try (MockServer mock = start(false)) {
            assertThat(TestHttp.send(mock.url(), new Request("GET", "/broken", Headers.NONE))
                            .status())
                    .isEqualTo(200);
            Exchange bad = get(mock, "/things", "bad");

            assertThat(TestHttp.json(bad)).isEqualTo(TestHttp.json("[\"a\", \"b\"]".getBytes(StandardCharsets.UTF_8)));
            assertThat(TestHttp.header(bad, "chatspec-example-violations")).isEqualTo("2");
            assertThat(get(mock, "/things", "good").headers().orElseThrow().first("chatspec-example-violations"))
                    .isEmpty();
        }
    }

    @Test
    void aPageListsTheProblemsOfTheDocumentAndItsExamples() throws IOException {
        try (MockServer mock = start(false)) {
            JsonNode page =
                    TestHttp.json(TestHttp.send(mock.url(), new Request("GET", "/__chatspec/problems", Headers.NONE)));

            assertThat(page.get("total").intValue()).isEqualTo(3);
            assertThat(page.at("/problems/0/place").textValue()).endsWith("things.yaml:20");
            assertThat(page.at("/problems/1/message").textValue())
                    .startsWith("The example bad of things/listThings violates the contract: ");
            assertThat(page.at("/problems/2/message").textValue())
                    .startsWith("A schema of the contract cannot be used");
            assertThat(mock.problems()).hasSize(3);
        }
    }

    @Test
    void aStrictMockDoesNotStart() {
        Contract contract = Contract.of("things", DOCUMENT.replace("\"nothing\"", "{}"));

        assertThatThrownBy(() -> MockServer.start(
                        new MockOptions().contracts(List.of(contract)).strict(true)))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("The sample bad of things/listThings violates its contract");
    }

    @Test
    void aDocumentWithoutUsableOperationIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.yaml"), "openapi: \"3.1.0\"\npaths: []\n");

        assertThatThrownBy(() -> Contract.readTolerantly(List.of(file), List.of()))
                .isInstanceOf(ContractException.class);
    }

    private MockServer start(boolean strict) throws IOException {
        Path file = Files.writeString(folder.resolve("things.yaml"), DOCUMENT);
        return MockServer.start(new MockOptions()
                .contracts(Contract.readTolerantly(List.of(file), List.of()))
                .strict(strict));
    }

    private static Exchange get(MockServer mock, String path, String example) {
        return TestHttp.send(mock.url(), new Request("GET", path, Headers.NONE.with("Prefer", "example=" + example)));
    }
}
