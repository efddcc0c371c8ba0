package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The parameters that the extension provides, and the tests that it fails. */
class ChatMockTest {

    private static final Operation OPERATION =
            SampleRequests.operations().findFirst().orElseThrow();
    private static final Request BARE =
            new Request("GET", SampleRequests.good(OPERATION).url(), Headers.NONE);

    @RegisterExtension
    static ChatMock shared = ChatMock.start();

    @Test
    void parametersReceiveTheMockAndItsAddress(ChatMock mock, @ChatMock.Url URI uri, @ChatMock.Url String text) {
        assertThat(mock).isSameAs(shared);
        assertThat(uri).isEqualTo(mock.url());
        assertThat(text).isEqualTo(mock.url().toString());
        assertThat(TestHttp.send(text, OPERATION).status()).isEqualTo(200);
    }

    @Test
    void aTestPassesIfItsRequestsConformToTheContract() {
        ChatMock mock = ChatMock.start();
        TestHttp.send(mock.url().toString(), OPERATION);

        assertThat(mock.violations()).isEmpty();
        assertThatCode(() -> mock.afterEach(null)).doesNotThrowAnyException();
    }

    @Test
    void aTestFailsWithTheRequestThatViolatesTheContract() {
        ChatMock mock = ChatMock.start();
        TestHttp.send(mock.url().toString(), BARE);

        assertThat(mock.violations())
                .isNotEmpty()
                .allMatch(violation -> violation.operation().equals(Optional.of(OPERATION.qualifiedId())));
        assertThatThrownBy(() -> mock.afterEach(null))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET " + BARE.path())
                .hasMessageContaining("request-missing");
    }

    @Test
    void aTestFailsWithAnUnknownPath() {
        ChatMock mock = ChatMock.start();
        TestHttp.send(mock.url().toString(), new Request("GET", "/nowhere", Headers.NONE));

        assertThatThrownBy(() -> mock.afterEach(null))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET /nowhere")
                .hasMessageContaining("operation-unknown");
    }

    @Test
    void theMockOfATestUsesTheFastPath() {
        ChatMock mock = ChatMock.start();
        TestHttp.send(mock.url().toString(), OPERATION);

        assertThat(mock.server().fastPathResponses()).isEqualTo(1);
        mock.afterEach(null);
    }

    @Test
    void aTestMayAllowViolations() {
        ChatMock mock = ChatMock.start().allowingViolations();
        TestHttp.send(mock.url().toString(), BARE);

        assertThat(mock.violations()).isNotEmpty();
        assertThatCode(() -> mock.afterEach(null)).doesNotThrowAnyException();
        assertThat(mock.violations()).isEmpty();
    }

    @Test
    void aViolationIsReportedByItsMockOnly() throws Exception {
        ChatMock clean = ChatMock.start();
        ChatMock dirty = ChatMock.start();
        Thread other = new Thread(() -> TestHttp.send(dirty.url().toString(), BARE));
        other.start();
        TestHttp.send(clean.url().toString(), OPERATION);
        other.join();

        assertThat(dirty.violations()).isNotEmpty();
        assertThat(clean.violations()).isEmpty();
        clean.afterEach(null);
        assertThatThrownBy(() -> dirty.afterEach(null)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aMockOfOneTestStopsWithItAndRestartsForTheNext() {
        ChatMock mock = ChatMock.start();
        MockServer first = mock.server();
        mock.beforeEach(null);
        mock.afterEach(null);
        assertThat(first.wireMock().isRunning()).isFalse();

        mock.beforeEach(null);
        assertThat(TestHttp.send(mock.url().toString(), OPERATION).status()).isEqualTo(200);
        mock.afterEach(null);
    }

    @Test
    void aMockOfAClassStopsWithTheLastClassThatUsesIt() {
        ChatMock mock = ChatMock.start();
        MockServer server = mock.server();
        mock.beforeAll(null);
        mock.beforeAll(null);
        mock.afterEach(null);
        mock.afterAll(null);
        assertThat(server.wireMock().isRunning()).isTrue();

        mock.afterAll(null);
        assertThat(server.wireMock().isRunning()).isFalse();
    }

    @Nested
    class InsideAnotherClass {

        @Test
        void theMockOfTheOuterClassStillAnswers(@ChatMock.Url String url) {
            assertThat(url).isEqualTo(shared.url().toString());
            assertThat(TestHttp.send(url, OPERATION).status()).isEqualTo(200);
        }
    }
}
