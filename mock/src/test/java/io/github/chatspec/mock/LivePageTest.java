package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.testing.Browser;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that shows requests as they come, and the events that it reads. */
@Tag("browser")
class LivePageTest {

    private static final String EVENTS = "/__chatspec/live.events";
    private static final Path PICTURES = Path.of("target", "mock-pictures");

    private static MockServer mock;
    private static Browser browser;

    @BeforeAll
    static void start() {
        mock = MockServer.start(0);
        if (Browser.missing().isEmpty()) {
            browser = Browser.start();
        }
    }

    @AfterAll
    static void stop() {
        mock.close();
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void clear() {
        TestHttp.send(mock.url(), new Request("POST", "/__chatspec/reset", Headers.NONE));
    }

    @Test
    void anEventHasTheAnswerAndTheReasonForIt() throws IOException {
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        Request good = SampleRequests.good(operation);
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(mock.url() + EVENTS).toURL().openConnection();
        connection.setReadTimeout(60_000);
        try (BufferedReader events =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(connection.getContentType()).isEqualTo("text/event-stream");
            Exchange answer = TestHttp.send(mock.url(), good);
            JsonNode first = next(events);
            assertThat(first.path("operation").asText()).isEqualTo(operation.qualifiedId());
            assertThat(first.path("target").asText()).isEqualTo(good.url());
            assertThat(first.path("status").asInt()).isEqualTo(answer.status());
            assertThat(first.path("example").asText()).isEqualTo(TestHttp.header(answer, "Matched-Stub-Name"));
            assertThat(first.path("violations")).isEmpty();
            good.headers()
                    .asMap()
                    .forEach((name, values) -> assertThat(
                                    first.path("headers").path(name).asText())
                            .isEqualTo(values.get(0)));

            TestHttp.send(
                    mock.url(), new Request("GET", good.url(), good.headers().with("Prefer", "code=500")));
            assertThat(next(events).path("why").asText()).isEqualTo("The request asked for it (code=500).");
            TestHttp.send(mock.url(), new Request("GET", "/nowhere", Headers.NONE));
            JsonNode unknown = next(events);
            assertThat(unknown.path("why").asText()).isEqualTo("No contract has this path.");
            assertThat(unknown.path("violations").get(0).asText())
                    .isEqualTo("No contract has an operation for GET /nowhere.");
            TestHttp.send(mock.url(), new Request("GET", good.url(), Headers.NONE));
            assertThat(next(events).path("why").asText()).startsWith("The request ");
        } finally {
            connection.disconnect();
        }
    }

    @Test
    void otherOriginsReadNoEvents() {
        Headers headers = Headers.NONE.with("Origin", "http://localhost:3000");

        assertThat(TestHttp.send(mock.url(), new Request("GET", EVENTS, headers))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aRequestIsEditedSentShownAndCopied() throws IOException {
        open(1280, false);
        browser.value("document.getElementById('prefer').value = 'code=500'");
        browser.value("document.getElementById('delay').value = '1'");
        browser.click("#request button[type=submit]");
        browser.await("document.querySelector('#answer strong')");
        browser.await("document.querySelector('.request')");

        assertThat(browser.shown("#answer strong")).containsExactly("500 Internal Server Error");
        assertThat(browser.shown(".request strong")).containsExactly("500");
        browser.click(".request summary");
        browser.await("document.querySelector('.request .why')");
        assertThat(browser.shown(".request .why").get(0)).startsWith("The request asked for it (");
        browser.click(".request .buttons button");
        browser.await("!document.querySelector('.request .buttons pre').hidden");
        assertThat(browser.shown(".request .buttons pre").get(0))
                .startsWith("curl -H ")
                .contains("'Prefer: code=500'")
                .contains("'chatspec-delay: 1'")
                .contains(mock.url() + "/")
                .doesNotContainIgnoringCase("user-agent");
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("the server responded"));
    }

    @Test
    void aBadRequestIsShownWithItsViolations() throws IOException {
        open(1280, false);
        TestHttp.send(mock.url(), new Request("GET", "/nowhere", Headers.NONE));
        browser.await("document.querySelector('.violation')");

        assertThat(browser.shown(".violation")).containsExactly("No contract has an operation for GET /nowhere.");
    }

    @ParameterizedTest
    @CsvSource({"390, false", "390, true", "1280, false", "1280, true"})
    void thePageFitsItsScreen(int width, boolean dark) throws IOException {
        open(width, dark);
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        TestHttp.send(mock.url(), operation);
        TestHttp.send(
                mock.url(), new Request("GET", SampleRequests.good(operation).url(), Headers.NONE));
        browser.await("document.querySelectorAll('.request').length === 2");
        browser.value("document.querySelectorAll('.request').forEach(request => { request.open = true; })");
        browser.await("document.querySelectorAll('.why').length === 2");

        assertThat(browser.value("document.documentElement.scrollWidth").intValue())
                .isLessThanOrEqualTo(width);
        browser.picture(PICTURES.resolve("live-" + width + (dark ? "-dark" : "") + ".png"));
    }

    private static void open(int width, boolean dark) throws IOException {
        Optional<String> missing = Browser.missing();
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        browser.screen(width, 900, dark);
        browser.complaints();
        browser.open(mock.url() + "/__chatspec/live");
        browser.await("document.getElementById('connection').value === 'connected'");
    }

    private static JsonNode next(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (!line.startsWith("data: ")) {
            line = events.readLine();
        }
        return TestHttp.json(line.substring("data: ".length()).getBytes(StandardCharsets.UTF_8));
    }
}
