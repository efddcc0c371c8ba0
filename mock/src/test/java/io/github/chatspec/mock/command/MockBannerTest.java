package io.github.chatspec.mock.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.mock.generation.ResponseGenerator;
import io.github.chatspec.mock.stubs.ExampleRequests;
import io.github.chatspec.serving.SampleRequest;
import io.github.chatspec.testing.SampleRequests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MockBannerTest {

    private static final String THINGS = """
            openapi: "3.1.0"
            info: {title: "Things", version: "1"}
            paths:
              /things/{id}:
                get:
                  operationId: "getThing"
                  parameters:
                    - {name: "id", in: "path", required: true, schema: {type: "string", examples: ["it's 1"]}}
                    - {name: "deep", in: "query", required: true, schema: {type: "boolean"}}
                    - {name: "limit", in: "query", required: true, schema: {type: "integer"}}
                    - {name: "page", in: "query", schema: {type: "integer"}}
                    - {name: "crumb", in: "cookie", required: true, schema: {enum: ["c"]}}
                  security: [{basic: [], key: []}]
                  responses:
                    "200":
                      description: "A thing."
                      content:
                        application/json:
            EXAMPLES
            components:
              securitySchemes:
                basic: {type: "http", scheme: "basic"}
                key: {type: "apiKey", in: "query", name: "key"}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schema: {type: object} | the contract has no example",
                "examples: {far: {externalValue: 'https://far.example/1.json'}} | its examples are at URLs, which are not fetched",
                "examples: {empty: {summary: 'nothing'}} | its examples have no value",
            })
    void theLineOfAnOperationWithoutExamplesHasTheReason(String content, String reason) {
        Contract contract = things("              " + content);

        List<String> lines = lines(contract, List.of());

        assertThat(lines)
                .containsExactly("http://h", "things/getThing  GET /things/{id}  (no example: " + reason + ")");
    }

    @Test
    void ofALargeContractOnlyTheFirstOperationsAreListed() {
        StringBuilder large = new StringBuilder("openapi: '3.1.0'\ninfo: {title: 'Large', version: '1'}\npaths:\n");
        for (int i = 1; i <= MockBanner.LISTED + 3; i++) {
            large.append("  /things/")
                    .append(i)
                    .append(":\n    get: {responses: {'200': {description: 'd', content:")
                    .append(" {application/json: {example: 1}}}}}\n");
        }

        List<String> lines = lines(Contract.of("large", large.toString()), List.of());

        assertThat(lines).filteredOn(line -> line.contains("  GET /")).hasSize(MockBanner.LISTED);
        assertThat(lines).filteredOn(line -> line.startsWith("curl ")).hasSize(MockBanner.LISTED);
        assertThat(lines).contains("and 3 more operations, all of them listed at http://h/");
    }

    @Test
    void theCollectionsThatRequestsChangeAreListed() {
        assertThat(MockBanner.collections(List.of("/pets", "/rooms/{id}/beds")))
                .isEqualTo("Stateful collections: /pets /rooms/{id}/beds");
        assertThat(MockBanner.collections(List.of()))
                .isEqualTo("No collection of the contracts can be changed, so --stateful has no effect.");
    }

    @Test
    void theLineOfAnOperationWithoutBodiesHasTheReason() {
        Contract contract = Contract.of("things", THINGS.substring(0, THINGS.indexOf("          content:")));

        assertThat(MockBanner.line(contract, contract.operations().get(0)))
                .endsWith("(no example: no response has a body)");
    }

    @Test
    void aCommandContainsEveryPartOfItsRequest() {
        Contract contract = things("              examples: {one: {value: {}}, two: {value: {}}}");

        List<String> lines = lines(contract, List.of("-k"));

        assertThat(lines)
                .contains("things/getThing  GET /things/{id}  one two")
                .contains("curl -k -H 'Authorization: Basic ZGVtbzpkZW1v' -H 'Cookie: crumb=c'"
                        + " 'http://h/things/it%27s%201?key=demo&deep=true&limit=1'");
    }

    @Test
    void aCommandNamesAnExampleIfNoneIsTheDefault() {
        Contract contract = Contract.of(
                "things",
                THINGS.replace("\"200\"", "\"404\"")
                        .replace("EXAMPLES", "              examples: {gone: {value: {}}}"));

        assertThat(lines(contract, List.of()))
                .anySatisfy(line -> assertThat(line).contains("-H 'Prefer: code=404, example=gone'"));
    }

    @Test
    void everyCommandIsAnsweredWithAnExample() throws Exception {
        try (MockServer mock = MockServer.start(0)) {
            List<String> commands = new MockBanner(mock.url(), List.of(), mock.exampleRequests())
                    .lines(mock.contracts()).stream()
                            .filter(line -> line.startsWith("curl "))
                            .toList();

            assertThat(commands).hasSize((int) SampleRequests.operations().count());
            for (String command : commands) {
                Process shell = new ProcessBuilder("sh", "-c", command + " -s -o /dev/null -w '%{http_code}'").start();
                assertThat(shell.getInputStream().readAllBytes())
                        .as(command)
                        .asString()
                        .isEqualTo("200");
            }
        }
    }

    @Test
    void aQuoteInAValueDoesNotEndTheWord() throws Exception {
        String command = new SampleRequest("POST", "/a'b", Map.of("it's", "$(date)")).curl("http://h", List.of());

        assertThat(words(command)).containsExactly("curl", "-X", "POST", "-H", "it's: $(date)", "http://h/a'b");
    }

    private static List<String> lines(Contract contract, List<String> curlOptions) {
        ExampleRequests requests =
                new ExampleRequests(List.of(contract), Judge.of(contract), ResponseGenerator.DEFAULT_SEED);
        return new MockBanner("http://h", curlOptions, requests).lines(List.of(contract));
    }

    /** What a shell makes of a command. */
    private static List<String> words(String command) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\n' " + command).start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static Contract things(String content) {
        return Contract.of("things", THINGS.replace("EXAMPLES", content));
    }

    @Test
    void controlCharactersOfAContractAreEscaped() {
        Contract contract = Contract.of(
                "things",
                THINGS.replace("\"getThing\"", "\"get\\e[2JThing\"")
                        .replace("EXAMPLES", "              schema: {type: object}"));

        assertThat(lines(contract, List.of())).noneMatch(line -> line.contains("\u001b"));
    }
}
