package io.github.chatspec.mock.stubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.judge.SettingsException;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.mock.pages.ResetPage;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples that answer one after the other. */
class ScenarioTest {

    private static final String STEPS = """
            engage/getChat:
              C1: ["livechat-queued", "livechat", "facebook"]
              "C 2": ["email"]
            engage/listChats: ["last-page", "list-unavailable"]
            """;

    private static final Operation GET_CHAT =
            Contract.builtIn("engage").operation("getChat").orElseThrow();
    private static final Operation LIST_CHATS =
            Contract.builtIn("engage").operation("listChats").orElseThrow();

    @TempDir
    private Path folder;

    @Test
    void theExamplesOfAnIdFollowEachOtherAndTheLastOneRepeats() throws IOException {
        try (MockServer mock = start(STEPS)) {
            assertThat(names(mock, "/v3.1/chats/C1", 5))
                    .containsExactly("livechat-queued", "livechat", "facebook", "facebook", "facebook");
            assertThat(names(mock, "/v3.1/chats/C%202", 2)).containsExactly("email", "email");
            assertThat(names(mock, "/v3.1/chats/C3", 1)).containsExactly("unknown-chat");
            assertThat(names(mock, "/v3.1/chats/CSR7QK2M9XV4T1B8", 1)).containsExactly("livechat");
        }
    }

    @Test
    void withoutAnIdEveryValidRequestAdvances() throws IOException {
        try (MockServer mock = start(STEPS)) {
            assertThat(names(mock, "/v3.1/chats?page=7", 1)).containsExactly("last-page");
            assertThat(names(mock, "/v3.1/chats?page=0", 1)).containsExactly("invalid-page");
            assertThat(names(mock, "/v3.1/chats", 2)).containsExactly("list-unavailable", "list-unavailable");
        }
    }

    @Test
    void aResetStartsAgain() throws IOException {
        try (MockServer mock = start(STEPS)) {
            names(mock, "/v3.1/chats/C1", 3);
            assertThat(TestHttp.send(mock.url(), new Request("GET", ResetPage.PATH, Headers.NONE))
                            .status())
                    .isEqualTo(405);
            assertThat(names(mock, "/v3.1/chats/C1", 1)).containsExactly("facebook");

            assertThat(TestHttp.send(mock.url(), new Request("POST", ResetPage.PATH, Headers.NONE))
                            .status())
                    .isEqualTo(200);

            assertThat(names(mock, "/v3.1/chats/C1", 2)).containsExactly("livechat-queued", "livechat");
        }
    }

    @Test
    void faultsAndPreferencesOfARequestDoNotAdvanceAScenario() throws IOException {
        try (MockServer mock = start(STEPS)) {
            Exchange refused = TestHttp.send(mock.url(), new Request("GET", "/v3.1/chats/C1", Headers.NONE));
            assertThat(TestHttp.header(refused, "Matched-Stub-Name")).isEqualTo("missing-header");
            Headers headers = SampleRequests.good(GET_CHAT).headers();
            Exchange preferred = TestHttp.send(
                    mock.url(), new Request("GET", "/v3.1/chats/C1", headers.with("Prefer", "example=email")));
            assertThat(TestHttp.header(preferred, "Matched-Stub-Name")).isEqualTo("email");
            Exchange unaccepted = TestHttp.send(mock.url(), new Request("DELETE", "/v3.1/chats/C1", headers));
            assertThat(TestHttp.header(unaccepted, "Matched-Stub-Name")).isEqualTo("wrong-method");

            assertThat(names(mock, "/v3.1/chats/C1", 1)).containsExactly("livechat-queued");
        }
    }

    @Test
    void jsonIsReadToo() throws IOException {
        try (MockServer mock = start("{\"engage/getChat\": {\"C1\": [\"sms\", \"abc\"]}}")) {
            assertThat(names(mock, "/v3.1/chats/C1", 3)).containsExactly("sms", "abc", "abc");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "engage/getChat: {C1: [livechat, no-such]} | engage/getChat has no example no-such; | 1:33",
                "engage/fetchChat: {C1: [livechat]} | No operation is called engage/fetchChat; | 1:1",
                "engage/listChats: {C1: [first-page]} | has 0 parameters instead of one; | 1:1",
                "engage/getChat: {C1: []} | A scenario is a non-empty list of example names; | 1:18",
                "engage/getChat: livechat | A scenario is a non-empty list of example names; | 1:1",
                "[] | A scenario maps operations to lists of examples; | 1:1",
                "engage/getChat: {C1: [sms], C1: [abc]} | The key C1 occurs twice; | 1:29",
                "'engage/getChat: [' | The scenario is not well-formed: | 1:18"
            })
    void aWrongScenarioPreventsTheStart(String text, String sentence, String place) {
        assertThatThrownBy(() -> start(text).close())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(sentence)
                .message()
                .satisfies(message ->
                        assertThat(message.lines()).hasSize(2).last().asString().endsWith("steps.yaml:" + place));
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("none.yaml");

        assertThatThrownBy(
                        () -> MockServer.start(new MockOptions().scenario(file)).close())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("Cannot read the scenario; name a readable file.")
                .hasMessageContaining("none.yaml");
    }

    private MockServer start(String scenario) throws IOException {
        Path file = Files.writeString(folder.resolve("steps.yaml"), scenario);
        return MockServer.start(new MockOptions().scenario(file));
    }

    private static List<String> names(MockServer mock, String url, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> TestHttp.header(
                        TestHttp.send(
                                mock.url(),
                                new Request(
                                        "GET",
                                        url,
                                        SampleRequests.good(LIST_CHATS).headers())),
                        "Matched-Stub-Name"))
                .toList();
    }
}
