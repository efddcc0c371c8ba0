package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** How JUnit runs tests that use the extension. */
class ChatMockInJunitTest {

    private static final Operation OPERATION =
            SampleRequests.operations().findFirst().orElseThrow();

    @Test
    void onlyTheTestThatViolatesTheContractFails() {
        Events tests = run(false, SharedMock.class);

        assertThat(failed(tests)).containsExactly("violates()");
        assertThat(tests.succeeded().count()).isEqualTo(2);
    }

    @Test
    void concurrentTestsHaveTheirOwnViolations() {
        Events tests = run(true, OwnMock.class, OtherMock.class);

        assertThat(failed(tests)).containsExactly("violates()");
        assertThat(tests.succeeded().count()).isEqualTo(5);
    }

    @Test
    void classesThatInheritAMockShareIt() {
        Events tests = run(false, FirstHeir.class, SecondHeir.class);

        assertThat(failed(tests)).isEmpty();
        assertThat(tests.succeeded().count()).isEqualTo(2);
    }

    private static Events run(boolean concurrently, Class<?>... classes) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", String.valueOf(concurrently))
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent");
        for (Class<?> test : classes) {
            kit.selectors(selectClass(test));
        }
        return kit.execute().testEvents();
    }

    private static List<String> failed(Events tests) {
        return tests.failed().stream()
                .map(Event::getTestDescriptor)
                .map(test -> test.getDisplayName().replaceFirst("\\(.*", "()"))
                .toList();
    }

    private static void good(String url) {
        assertThat(TestHttp.send(url, OPERATION).status()).isEqualTo(200);
    }

    private static void bad(String url) {
        TestHttp.send(
                url,
                new Request(OPERATION.method(), SampleRequests.good(OPERATION).url(), Headers.NONE));
    }

    static class SharedMock {

        @RegisterExtension
        static ChatMock mock = ChatMock.start();

        @Test
        void conforms(@ChatMock.Url String url) {
            good(url);
        }

        @Test
        void violates(@ChatMock.Url String url) {
            bad(url);
        }

        @Test
        void conformsToo(@ChatMock.Url String url) {
            good(url);
        }
    }

    static class OwnMock {

        @RegisterExtension
        ChatMock mock = ChatMock.start();

        @Test
        void conforms() {
            good(mock.url().toString());
        }

        @Test
        void violates() {
            bad(mock.url().toString());
        }

        @Test
        void conformsToo() {
            good(mock.url().toString());
        }
    }

    static class OtherMock {

        @RegisterExtension
        ChatMock mock = ChatMock.start().allowingViolations();

        @Test
        void conforms() {
            good(mock.url().toString());
        }

        @Test
        void mayViolate() {
            bad(mock.url().toString());
        }

        @Test
        void conformsToo() {
            good(mock.url().toString());
        }
    }

    abstract static class Inheriting {

        @RegisterExtension
        static ChatMock mock = ChatMock.start();

        @Test
        void conforms() {
            good(mock.url().toString());
        }
    }

    static class FirstHeir extends Inheriting {}

    static class SecondHeir extends Inheriting {}
}
