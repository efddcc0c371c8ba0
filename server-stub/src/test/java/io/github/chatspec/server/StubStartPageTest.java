package io.github.chatspec.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.testing.Browser;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the start page does in a real browser. */
@Tag("browser")
class StubStartPageTest {

    private static final Path PICTURES = Path.of("target", "stub-pictures");

    private static Browser browser;
    private static ServerStub stub;

    @BeforeAll
    static void start() {
        Optional<String> missing = Browser.missing();
        String reason = "The stub's start page was not looked at in a browser. " + missing.orElse("");
        if (missing.isPresent()) {
            // The reason of an assumption is in an XML file only.
            System.out.println(reason);
        }
        assumeTrue(missing.isEmpty(), reason);
        browser = Browser.start();
        stub = ServerStub.start(new StubOptions().token("secret"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            stub.close();
        }
    }

    @BeforeEach
    void beginAnew() throws IOException {
        browser.screen(1200, 900, false);
        open();
        browser.requests();
        browser.complaints();
    }

    @Test
    void everyOperationIsOnThePageWithTheNumberOfChats() {
        assertThat(browser.shown(".operation h3"))
                .containsExactlyElementsOf(SampleRequests.operations()
                        .map(operation -> operation.method() + " " + operation.path())
                        .toList());
        assertThat(browser.shown(".chats"))
                .zipSatisfy(
                        stub.chats().values(), (text, chats) -> assertThat(text).startsWith(chats.size() + " chat"));
        assertThat(browser.shown(".curl")).hasSameSizeAs(browser.shown(".operation"));
        assertThat(browser.shown("#access")).containsExactly("1 token and any team are accepted.");
    }

    @Test
    void aRequestIsSentWithTheValuesOfTheForm() {
        // The values of the page are the examples of the contract, which this stub does not accept.
        sendAll();
        assertThat(browser.shown("output strong")).isNotEmpty().allMatch(status -> status.startsWith("4"));

        browser.value("document.querySelectorAll('input[name^=header]').forEach(field =>"
                + " field.value = field.value.includes(' ') ? field.value.replace(/ .*/, ' secret') : 'secret')");
        sendAll();
        List<String> statuses = browser.shown("output strong");
        assertThat(statuses).isNotEmpty().allMatch(status -> status.startsWith("200"));
        for (String answer : browser.shown("output pre")) {
            JsonNode body = TestHttp.json(answer.split("\n\n", 2)[1].getBytes(StandardCharsets.UTF_8));
            assertThat(body.isContainerNode()).isTrue();
        }
    }

    @Test
    void nothingIsRequestedElsewhereAndTheSecurityPolicyRefusesNothing() throws IOException {
        open();

        assertThat(browser.requests())
                .isNotEmpty()
                .allMatch(url -> url.startsWith(stub.url()) || url.startsWith("data:"));
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1200, false", "1200, true", "390, false", "390, true", "320, false"})
    void nothingIsWiderThanTheScreen(int width, boolean dark) throws IOException {
        browser.screen(width, 844, dark);
        open();
        sendAll();

        assertThat(browser.value("document.documentElement.scrollWidth").intValue())
                .isLessThanOrEqualTo(width);
        browser.picture(PICTURES.resolve(width + (dark ? "-dark.png" : "-light.png")));
    }

    @Test
    void aStubThatIsGoneIsSaid() {
        ServerStub gone = ServerStub.start(0);
        browser.open(gone.url() + "/");
        browser.await("document.querySelector('[aria-busy=false]')");
        gone.close();
        sendAll();

        assertThat(browser.shown("output strong"))
                .hasSize((int) Contract.builtIn().stream()
                        .mapToLong(contract -> contract.operations().size())
                        .sum())
                .allMatch(text -> text.startsWith("No response"));
    }

    private static void open() {
        browser.open(stub.url() + "/");
        browser.await("document.querySelector('[aria-busy=false]')");
    }

    private static void sendAll() {
        browser.value("document.querySelectorAll('output').forEach(output => output.replaceChildren())");
        browser.value("document.querySelectorAll('form button').forEach(button => button.click())");
        browser.await("[...document.querySelectorAll('output')].every(output => output.querySelector('strong'))");
    }
}
