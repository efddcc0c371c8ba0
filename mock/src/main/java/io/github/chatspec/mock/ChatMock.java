package io.github.chatspec.mock;

import io.github.chatspec.mock.violations.RequestViolation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A mock for JUnit tests, which fails a test whose requests break the contract.
 *
 * <p>The smallest use:
 *
 * <pre>{@code
 * @RegisterExtension
 * static ChatMock mock = ChatMock.start();
 *
 * @Test
 * void aChatIsRead(@ChatMock.Url URI url) { … }
 * }</pre>
 *
 * <p>A static field runs one mock for the class, its nested classes included; any other field runs one for each test.
 * Each has a port, a journal and violations of its own, so that classes may run at once. Where the tests of one class
 * run at once, a violation in a mock that they share fails the test that ends next; fields that are not static tell
 * them apart.
 */
public final class ChatMock
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    /** Marks a parameter, a {@code URI} or a {@code String}, that gets the address of the mock. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    public @interface Url {}

    private final MockOptions options;
    private boolean allowing;
    private int classes;
    private MockServer server;

    private ChatMock(MockOptions options) {
        this.options = options;
        this.server = MockServer.start(options);
    }

    /**
     * Starts a mock of the built-in contracts at a free port.
     *
     * @return the mock, to be registered as an extension
     */
    public static ChatMock start() {
        return start(new MockOptions());
    }

    /**
     * Starts a mock.
     *
     * @param options how it is to run; they are this mock's from now on
     * @return the mock, to be registered as an extension
     * @throws io.github.chatspec.contract.ContractException if a sample breaks its contract
     */
    public static ChatMock start(MockOptions options) {
        return new ChatMock(options);
    }

    /**
     * Lets tests pass whose requests break the contract, for example because they are about refusals.
     *
     * @return this mock
     */
    public ChatMock allowingViolations() {
        allowing = true;
        return this;
    }

    /**
     * Returns where the mock answers.
     *
     * @return for example {@code http://127.0.0.1:41235}
     */
    public URI url() {
        return URI.create(server().url());
    }

    /**
     * Returns the running mock, for example for its WireMock server.
     *
     * @return the mock
     */
    public synchronized MockServer server() {
        if (server == null) {
            server = MockServer.start(options);
        }
        return server;
    }

    /**
     * Returns what is wrong with the requests of the current test.
     *
     * @return the departures in the order of the requests, the last 1024 where there are more
     */
    public List<RequestViolation> violations() {
        return server().violations();
    }

    /** Starts the mock anew where another class has ended it before. */
    @Override
    public synchronized void beforeAll(ExtensionContext context) {
        classes++;
        server();
    }

    /** Starts the mock anew where another test has ended it before. */
    @Override
    public void beforeEach(ExtensionContext context) {
        server();
    }

    /**
     * Fails the test if its requests broke the contract.
     *
     * @throws AssertionError which names each request and what is wrong with it
     */
    @Override
    public void afterEach(ExtensionContext context) {
        List<RequestViolation> found = server().drainedViolations();
        closeUnlessShared();
        if (!found.isEmpty() && !allowing) {
            throw new AssertionError("The requests break the contract; mend them, or take "
                    + "ChatMock.start().allowingViolations() where that is what is tested."
                    + found.stream()
                            .map(violation -> System.lineSeparator() + violation)
                            .collect(Collectors.joining()));
        }
    }

    /** Ends the mock after the last class that uses it. */
    @Override
    public synchronized void afterAll(ExtensionContext context) {
        classes--;
        closeUnlessShared();
    }

    /** Says yes to this mock, and to an address that is asked for with {@link Url}. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ChatMock.class
                || (parameter.isAnnotated(Url.class) && (type == URI.class || type == String.class));
    }

    /** Returns this mock or its address. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == ChatMock.class) {
            return this;
        }
        return type == URI.class ? url() : url().toString();
    }

    private synchronized void closeUnlessShared() {
        if (classes == 0 && server != null) {
            server.close();
            server = null;
        }
    }
}
