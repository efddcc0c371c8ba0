package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.serving.SampleRequest;
import io.github.chatspec.source.Fact;
import io.github.chatspec.source.Ledger;
import io.github.chatspec.source.Provenance;
import io.github.chatspec.testing.Browser;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the mock's pages do in a real browser. */
@Tag("browser")
class StartPageTest {

    private static final Path PICTURES = Path.of("target", "mock-pictures");
    private static final String DRAWN = "document.querySelector('[aria-busy=false]')";

    private static Browser browser;
    private static MockServer mock;

    @BeforeAll
    static void start() {
        Optional<String> missing = Browser.missing();
        String reason = "The mock's pages were not looked at in a browser. " + missing.orElse("");
        if (missing.isPresent()) {
            // The reason of an assumption stands in an XML file only.
            System.out.println(reason);
        }
        assumeTrue(missing.isEmpty(), reason);
        browser = Browser.start();
        mock = MockServer.start(0);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            mock.close();
        }
    }

    @BeforeEach
    void beginAnew() throws IOException {
        browser.screen(1200, 900, false);
        browser.requests();
        browser.complaints();
    }

    @Test
    void everyExampleIsOnThePageWithItsRequest() {
        open("/");

        assertThat(browser.shown(".operation h3"))
                .containsExactlyElementsOf(SampleRequests.operations()
                        .map(operation -> operation.method() + " " + operation.path())
                        .toList());
        assertThat(browser.shown(".prefer"))
                .containsExactlyElementsOf(samples().stream()
                        .map(sample -> "Prefer: " + SampleRequest.preference(sample))
                        .toList());
    }

    @Test
    void everyButtonShowsTheAnswerOfItsExample() {
        open("/");
        browser.value("document.querySelectorAll('li button').forEach(button => button.click())");
        browser.await("[...document.querySelectorAll('li output')].every(output => output.querySelector('strong'))");

        List<Sample> samples = samples();
        List<String> statuses = browser.shown("li output strong");
        List<String> answers = browser.shown("li output pre");
        assertThat(statuses).hasSameSizeAs(samples);
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            assertThat(statuses.get(i)).startsWith(String.valueOf(sample.status()));
            assertThat(answers.get(i)).contains("matched-stub-name: " + sample.name());
            String body = answers.get(i).split("\n\n", 2)[1];
            assertThat(TestHttp.json(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(TestHttp.json(sample.body()));
        }
        assertThat(browser.complaints())
                .allMatch(complaint -> complaint.contains("the server responded with a status"));
    }

    @Test
    void aMockThatIsGoneIsSaid() {
        MockServer gone = MockServer.start(0);
        browser.open(gone.url() + "/");
        browser.await(DRAWN);
        gone.close();
        browser.click("li button");
        browser.await("document.querySelector('li output strong')");

        assertThat(browser.shown("li output strong")).singleElement().asString().startsWith("No response");
    }

    static Stream<String> paths() {
        return Stream.concat(
                Stream.of("/"),
                Contract.builtIn().stream().map(contract -> "/__chatspec/contracts/" + contract.name()));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void nothingIsAskedForElsewhere(String path) throws IOException {
        open(path);

        assertThat(browser.requests())
                .isNotEmpty()
                .allMatch(url -> url.startsWith(mock.url()) || url.startsWith("data:") || url.startsWith("blob:"));
    }

    @Test
    void aContractIsDrawnWithItsOperations() throws IOException {
        for (Contract contract : Contract.builtIn()) {
            open("/__chatspec/contracts/" + contract.name());

            String drawn = browser.value("document.body.innerText").textValue();
            assertThat(drawn).contains(contract.title());
            for (Operation operation : contract.operations()) {
                assertThat(drawn).contains(operation.path());
            }
            picture("contract-" + contract.name());
            browser.screen(390, 844, false);
            picture("contract-" + contract.name() + "-phone");
            browser.screen(1200, 900, false);
        }
    }

    @Test
    void aContractIsShownWithItsFactsEvidenceAndRulings() throws IOException {
        for (Contract contract : Contract.builtIn()) {
            Ledger ledger = Ledger.of(contract);
            Map<String, String> facts = ledger.facts().stream().collect(Collectors.toMap(Fact::id, Fact::states));
            open("/__chatspec/contracts/" + contract.name());
            // A status and a property open with a click, and each click draws the next level.
            for (int level = 0; level < 7; level++) {
                browser.value("[...document.querySelectorAll('button')].filter(button => !button.dataset.clicked"
                        + " && (/^\\d{3} /.test(button.textContent) || /^expand/.test(button.ariaLabel)))"
                        + ".forEach(button => { button.dataset.clicked = 'yes'; button.click(); })");
            }

            browser.value("[...document.querySelectorAll('h5')].filter(title =>"
                    + " title.textContent.startsWith('Authorizations')).forEach(title => title.click())");

            String drawn = text(browser.value("document.body.textContent").textValue());
            picture("contract-" + contract.name() + "-sources");
            Provenance.of(contract, ledger).citations().forEach((fact, places) -> {
                boolean isShown = places.stream()
                        .map(SourceLine::pointer)
                        .anyMatch(pointer -> pointer.contains("/properties/")
                                || pointer.contains("/x-enum-facts/")
                                || pointer.matches("/paths/[^/]+/[a-z]+(/responses/\\d+)?"));
                if (isShown) {
                    assertThat(drawn).as(fact).contains(text(facts.get(fact)));
                }
            });
            assertThat(ledger.conflicts())
                    .allSatisfy(conflict -> assertThat(drawn).contains(text(conflict.decision())));
            List<String> evidence = new ArrayList<>();
            contract.document()
                    .path("paths")
                    .forEach(path -> evidence.add(path.path("x-beyond").asText()));
            for (String part : List.of("headers", "parameters", "schemas")) {
                evidence.addAll(
                        contract.document().path("components").path(part).findValuesAsText("x-beyond"));
            }
            assertThat(evidence)
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(drawn).contains(text(each)));
        }
    }

    /** Returns a text in one line. */
    private static String text(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void aPageOfAnotherOriginReadsTheAnswersWithItsCredentials() throws IOException {
        HttpServer app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/", exchange -> {
            byte[] page = "<!doctype html><title>App</title>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        app.start();
        try {
            browser.open("http://127.0.0.1:" + app.getAddress().getPort() + "/");
            for (Operation operation : SampleRequests.operations().toList()) {
                Request request = SampleRequests.good(operation);
                assertThat(fetched(request)).as(operation.id()).startsWith("200 ");
                // The browser asks for leave before it sends these headers to a path that is not documented.
                Request unknown = new Request(request.method(), request.url() + "/no/such/path", request.headers());
                assertThat(fetched(unknown)).startsWith("404 ").contains(operation.path());
            }
        } finally {
            app.stop(0);
        }
    }

    /** Sends a request from the page that is open, and returns what its script reads: the status and the body. */
    private static String fetched(Request request) {
        ObjectNode options = new JsonMapper()
                .createObjectNode()
                .put("method", request.method())
                .put("credentials", "include");
        request.headers()
                .asMap()
                .forEach((name, values) -> options.withObject("/headers").put(name, String.join(", ", values)));
        browser.value("(() => { window.answer = null; fetch('" + mock.url() + request.url() + "', " + options
                + ").then(async response => response.status + ' ' + await response.text(), String)"
                + ".then(text => window.answer = text) })()");
        browser.await("window.answer");
        return browser.value("window.answer").textValue();
    }

    @Test
    void hostileTextsOfAContractDoNotRun() {
        String hostile = "<img src=x onerror=hostile=1>";
        Contract contract = Contract.of("things", """
                openapi: "3.1.0"
                info: {title: "HOSTILE", version: "HOSTILE"}
                paths:
                  /things:
                    get:
                      operationId: "HOSTILE"
                      summary: "HOSTILE"
                      responses:
                        "200":
                          description: "Things."
                          content:
                            application/json: {examples: {one: {summary: "HOSTILE", value: ["HOSTILE"]}}}
                """.replace("HOSTILE", hostile));
        try (MockServer other = MockServer.start(new MockOptions().contracts(List.of(contract)))) {
            browser.open(other.url() + "/");
            browser.await(DRAWN);
            browser.click("li button");
            browser.await("document.querySelector('li output strong')");

            assertThat(browser.shown("h2").get(0)).startsWith(hostile);
            assertThat(browser.shown("li output pre").get(0)).contains(hostile);
            assertThat(browser.value("typeof window.hostile").textValue()).isEqualTo("undefined");
            assertThat(browser.value("document.images.length").intValue()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1200, 390, 320})
    void nothingIsWiderThanTheScreen(int width) throws IOException {
        for (boolean dark : new boolean[] {false, true}) {
            browser.screen(width, 844, dark);
            open("/");
            browser.click("li button");
            browser.await("document.querySelector('li output strong')");

            assertThat(browser.value("document.documentElement.scrollWidth").intValue())
                    .isLessThanOrEqualTo(width);
            picture("start-" + width + (dark ? "-dark" : "-light"));
        }
    }

    @Test
    void aLargeContractIsShownInGroupsWithAFieldToFindAnOperation() throws IOException {
        try (MockServer large = MockServer.start(new MockOptions().contracts(List.of(large())))) {
            browser.open(large.url() + "/");
            browser.await(DRAWN);
            assertThat(browser.shown(".group h3")).containsExactly("Bikes", "/cars");
            assertThat(browser.shown(".count")).containsExactly("40 operations");
            assertThat(browser.value("document.querySelectorAll('li').length").intValue())
                    .isZero();

            find("get BIKES/17");
            assertThat(browser.shown(".count")).containsExactly("1 of 40 operations");
            assertThat(browser.value("document.querySelectorAll('.listed:not([hidden])').length")
                            .intValue())
                    .isEqualTo(1);
            browser.click(".listed:not([hidden]) summary");
            browser.await("document.querySelector('.listed[open] li button')");
            browser.click(".listed[open] li button");
            browser.await("document.querySelector('li output strong')");
            assertThat(browser.shown("li output strong"))
                    .singleElement()
                    .asString()
                    .startsWith("200");

            find("no such operation");
            assertThat(browser.shown(".count")).containsExactly("0 of 40 operations");
            find("");
            assertThat(browser.shown(".count")).containsExactly("40 operations");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1200, 390, 320})
    void aLargeContractIsNotWiderThanTheScreen(int width) throws IOException {
        browser.screen(width, 844, false);
        try (MockServer large = MockServer.start(new MockOptions().contracts(List.of(large())))) {
            browser.open(large.url() + "/");
            browser.await(DRAWN);
            find("cars");
            browser.click(".listed:not([hidden]) summary");
            browser.await("document.querySelector('.listed[open] li button')");

            assertThat(browser.value("document.documentElement.scrollWidth").intValue())
                    .isLessThanOrEqualTo(width);
            picture("start-large-" + width);
        }
    }

    private static void find(String text) {
        browser.value("(field => { field.value = '" + text + "'; field.dispatchEvent(new Event('input')); })"
                + "(document.querySelector('input[type=search]'))");
    }

    /** Returns a contract of twenty operations with a tag and twenty without. */
    private static Contract large() {
        StringBuilder paths = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            paths.append("""
                      /bikes/%1$s: {get: {tags: [Bikes], summary: "Get bike", responses: &it {"200": {description: "It.", content: {application/json: {example: 1}}}}}}
                      /cars/%1$s/%2$s: {get: {responses: {"200": {description: "It.", content: {application/json: {example: 1}}}}}}
                    """.formatted(i, "a".repeat(120)));
        }
        return Contract.of("things", """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                """ + paths.toString().replace("&it ", ""));
    }

    private static List<Sample> samples() {
        return SampleRequests.operations()
                .flatMap(operation -> operation.samples().stream())
                .toList();
    }

    private static void open(String path) {
        browser.open(mock.url() + path);
        browser.await(DRAWN);
    }

    /** For people: what a page looks like is not what a test can tell. */
    private static void picture(String name) throws IOException {
        browser.picture(PICTURES.resolve(name + ".png"));
    }
}
