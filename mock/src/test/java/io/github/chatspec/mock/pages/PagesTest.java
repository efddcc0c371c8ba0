package io.github.chatspec.mock.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.mock.http.MockMetrics;
import io.github.chatspec.mock.stubs.ServedContracts;
import io.github.chatspec.mock.violations.RequestViolations;
import io.github.chatspec.source.Conflict;
import io.github.chatspec.source.ConflictLines;
import io.github.chatspec.source.Ledger;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the mock answers of its own. */
class PagesTest {

    private static final Pattern LINE = Pattern.compile("(# (HELP|TYPE) [a-z_]+ .+)|([a-z_]+(\\{.*})? [0-9]+)");

    private final MockServer mock = MockServer.start(0);

    @AfterEach
    void stop() {
        mock.close();
    }

    @Test
    void healthNamesTheContractsThatAreServed() {
        JsonNode health = TestHttp.json(get("/__chatspec/health"));

        assertThat(health.path("status").asText()).isEqualTo("UP");
        assertThat(health.path("uptimeSeconds").isIntegralNumber()).isTrue();
        for (Contract contract : Contract.builtIn()) {
            assertThat(health.path("contracts").valueStream()).anySatisfy(served -> {
                assertThat(served.path("name").asText()).isEqualTo(contract.name());
                assertThat(served.path("version").asText()).isEqualTo(contract.version());
                assertThat(served.path("operations").asInt())
                        .isEqualTo(contract.operations().size());
            });
        }
        mock.serve(List.of(Contract.builtIn().get(1)));
        assertThat(TestHttp.json(get("/__chatspec/health")).path("contracts")).hasSize(1);
    }

    @Test
    void everyAnswerIsCountedByOperationAndStatus() {
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        TestHttp.send(mock.url(), operation);
        TestHttp.send(mock.url(), operation);
        get(operation.path());
        get("/nowhere");

        List<String> lines = metrics();

        String counter = "chatspec_mock_requests_total{operation=\"" + operation.qualifiedId() + "\",status=";
        assertThat(lines)
                .contains(counter + "\"200\"} 2", counter + "\"400\"} 1", "chatspec_mock_unmatched_requests_total 1")
                .allSatisfy(line -> assertThat(line).matches(LINE));
        assertThat(TestHttp.header(get("/__chatspec/metrics"), "Content-Type")).startsWith("text/plain; version=0.0.4");
    }

    @Test
    void everyFamilyHasOneHelpAndOneTypeBeforeItsSamples() {
        get("/nowhere");
        List<String> lines = metrics();

        for (String family : List.of("chatspec_mock_requests_total", "chatspec_mock_unmatched_requests_total")) {
            List<String> own = lines.stream()
                    .filter(line -> line.replaceFirst("# (HELP|TYPE) ", "")
                            .split("[ {]", 2)[0]
                            .equals(family))
                    .toList();
            assertThat(own.get(0)).startsWith("# HELP " + family);
            assertThat(own.get(1)).isEqualTo("# TYPE " + family + " counter");
            assertThat(own.stream().skip(2)).noneMatch(line -> line.startsWith("#"));
        }
    }

    @Test
    void whatALabelMustNotHoldIsEscaped() {
        MockMetrics metrics = new MockMetrics(new RequestViolations(ServedContracts.NONE::judge));
        metrics.count("a\"b\\c\nd", 200);

        assertThat(metrics.text()).contains("{operation=\"a\\\"b\\\\c\\nd\",status=\"200\"} 1\n");
    }

    @Test
    void aServedContractIsWholeAndHoldsTheSameSamples() {
        for (Contract contract : Contract.builtIn()) {
            for (String form : List.of(".yaml", ".json")) {
                Exchange answer = get("/__chatspec/contracts/" + contract.name() + form);
                Contract served = Contract.of(contract.name(), new String(answer.body(), StandardCharsets.UTF_8));

                ServedContracts.of(List.of(served), 1, true);
                assertThat(samples(served)).isEqualTo(samples(contract)).isNotEmpty();
            }
        }
    }

    @Test
    void thePageOfAContractReadsTheFactsAsSentences() {
        for (Contract contract : Contract.builtIn()) {
            Exchange answer = get("/__chatspec/contracts/" + contract.name() + "/sources.json");
            JsonNode document = TestHttp.json(answer.body());

            for (JsonNode schema : document.at("/components/schemas")) {
                schema.path("properties").properties().forEach(property -> {
                    JsonNode node = property.getValue();
                    assertThat(node.path("x-facts").isTextual()
                                    || node.path("x-beyond").isTextual())
                            .as(property.getKey())
                            .isTrue();
                });
                for (JsonNode value : schema.path("enum")) {
                    assertThat(schema.path("x-enumDescriptions")
                                    .path(value.asText())
                                    .asText())
                            .matches("(?s)\\*\\*(facts|beyond):\\*\\* .*");
                }
            }
            for (Operation operation : contract.operations()) {
                for (JsonNode parameter : document.at(operation.place().pointer() + "/parameters")) {
                    assertThat(parameter.has("$ref")
                                    || parameter.path("x-facts").isTextual()
                                    || parameter.path("x-beyond").isTextual())
                            .as("%s", parameter)
                            .isTrue();
                }
            }
            for (JsonNode scheme : document.at("/components/securitySchemes")) {
                assertThat(scheme.path("description").asText()).containsAnyOf("**facts:**", "**beyond:**");
            }
            Contract served = Contract.of(contract.name(), document.toString());
            assertThat(samples(served)).isEqualTo(samples(contract));
        }
    }

    @Test
    void aPropertyHasTheRulingsOfTheConflictsThatAreAboutIt() {
        for (Contract contract : Contract.builtIn()) {
            Exchange answer = get("/__chatspec/contracts/" + contract.name() + "/sources.json");
            JsonNode document = TestHttp.json(answer.body());
            List<Conflict> conflicts = Ledger.of(contract).conflicts();
            Set<String> properties = new HashSet<>();

            document.at("/components/schemas")
                    .properties()
                    .forEach(schema -> schema.getValue()
                            .path("properties")
                            .properties()
                            .forEach(property -> {
                                String line =
                                        "/components/schemas/" + schema.getKey() + "/properties/" + property.getKey();
                                Optional<String> items = contract.target(line + "/items");
                                Set<String> decisions = conflicts.stream()
                                        .filter(conflict -> conflict.about().contains(line)
                                                || conflict.about().stream()
                                                        .map(ConflictLines::named)
                                                        .anyMatch(place -> items.filter(place::equals)
                                                                .isPresent()))
                                        .map(conflict -> "Ruling " + conflict.ruling() + ": " + conflict.decision())
                                        .collect(Collectors.toCollection(LinkedHashSet::new));
                                assertThat(property.getValue().path("x-rulings").asText())
                                        .as(line)
                                        .isEqualTo(String.join(" ", decisions));
                                properties.addAll(decisions);
                            }));
            assertThat(properties).isNotEmpty();
        }
    }

    @Test
    void thePageOfAContractWithoutALedgerReadsItAsItIs() {
        Contract contract = Contract.of("bare", """
                openapi: "3.1.0"
                info: {title: "Bare", version: "1"}
                paths:
                  /a:
                    get:
                      x-facts: ["some.fact"]
                      responses: {"200": {description: "d", content: {application/json: {example: {x-facts: [1]}}}}}
                """);
        try (MockServer other = MockServer.start(new MockOptions().contracts(List.of(contract)))) {
            JsonNode document = TestHttp.json(TestHttp.send(
                            other.url(), new Request("GET", "/__chatspec/contracts/bare/sources.json", Headers.NONE))
                    .body());
            JsonNode plain = TestHttp.json(
                    TestHttp.send(other.url(), new Request("GET", "/__chatspec/contracts/bare.json", Headers.NONE))
                            .body());

            assertThat(document).isEqualTo(plain);
        }
    }

    @Test
    void theServerOfAServedContractIsTheMock() {
        Contract contract = Contract.of("servers", """
                openapi: "3.1.0"
                info: {title: "Servers", version: "1"}
                servers: [{url: "https://api.example.com/v1"}]
                paths:
                  /a:
                    servers: [{url: "https://a.example.com/v2"}]
                    get:
                      servers: [{url: "https://b.example.com/v3"}]
                      responses: {"200": {description: "d", content: {application/json: {example: 1}}}}
                """);
        try (MockServer other = MockServer.start(new MockOptions().contracts(List.of(contract)))) {
            for (String format : List.of(".yaml", ".json")) {
                Exchange answer = TestHttp.send(
                        other.url(), new Request("GET", "/__chatspec/contracts/servers" + format, Headers.NONE));
                Contract served = Contract.of("servers", new String(answer.body(), StandardCharsets.UTF_8));

                assertThat(served.document().at("/servers/0/url").asText()).isEqualTo(other.url());
                assertThat(served.operations().get(0).servers()).containsExactly(other.url());
            }
            assertThat(TestHttp.send(other.url(), new Request("GET", "/a", Headers.NONE))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void theStartPageLetsNothingRunButTheMocksOwnScripts() {
        for (String path : List.of("/", "/__chatspec/", "/__chatspec/contracts/engage")) {
            Exchange page = TestHttp.send(
                    mock.url(), new Request("GET", path, Headers.NONE.with("Accept", "text/html,*/*;q=0.8")));

            assertThat(page.status()).isEqualTo(200);
            assertThat(TestHttp.header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(TestHttp.header(page, "Content-Security-Policy"))
                    .contains("default-src 'none'", "script-src 'self'")
                    .doesNotContain("script-src 'self' 'unsafe");
            assertThat(TestHttp.header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void aContractIsShownAsLongAsItIsServed() {
        Contract first = Contract.builtIn().get(0);
        String path = "/__chatspec/contracts/" + first.name() + ".json";
        mock.serve(List.of(Contract.builtIn().get(1)));
        assertThat(get(path).status()).isEqualTo(404);

        mock.serve(List.of(first));
        assertThat(get(path).status()).isEqualTo(200);
    }

    @Test
    void theRootIsTheStartPageUnlessAClientPrefersJson() {
        assertThat(TestHttp.header(get("/"), "Content-Type")).startsWith("text/html");
        assertThat(root("GET", "*/*").status()).isEqualTo(200);
        assertThat(root("HEAD", "text/html").status()).isEqualTo(200);
        assertThat(root("GET", "application/json").status()).isEqualTo(404);
        assertThat(root("GET", "application/json, */*;q=0.5").status()).isEqualTo(404);
    }

    private Exchange root(String method, String accept) {
        return TestHttp.send(mock.url(), new Request(method, "/", Headers.NONE.with("Accept", accept)));
    }

    @Test
    void theStartPageLeavesTheRootToAContractThatDocumentsIt() {
        Contract rooted = Contract.of("rooted", """
                openapi: "3.1.0"
                info: {title: "Rooted", version: "1"}
                paths:
                  /:
                    get:
                      responses:
                        "200":
                          description: "The root."
                          content: {application/json: {example: {"root": true}}}
                """);
        try (MockServer other = MockServer.start(new MockOptions().contracts(List.of(rooted)))) {
            Exchange root = TestHttp.send(other.url(), new Request("GET", "/", Headers.NONE));
            Exchange start = TestHttp.send(other.url(), new Request("GET", "/__chatspec/", Headers.NONE));

            assertThat(TestHttp.json(root).path("root").asBoolean()).isTrue();
            assertThat(TestHttp.header(start, "Content-Type")).startsWith("text/html");
        }
    }

    @Test
    void theScriptThatDrawsContractsIsThere() {
        assertThat(get("/__chatspec/redoc.js").body()).hasSizeGreaterThan(500_000);
    }

    private static List<List<Object>> samples(Contract contract) {
        return contract.operations().stream()
                .flatMap(operation -> operation.samples().stream())
                .map(sample -> List.<Object>of(sample.name(), sample.status(), TestHttp.json(sample.body())))
                .toList();
    }

    private List<String> metrics() {
        return new String(get("/__chatspec/metrics").body(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private Exchange get(String path) {
        return TestHttp.send(mock.url(), new Request("GET", path, Headers.NONE));
    }
}
