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
 * A JUnit extension that runs a mock and fails a test whose requests violate the contract.
 *
 * <pre>{@code
 * @RegisterExtension
 * static ChatMock mock = ChatMock.start();
 *
 * @Test
 * void readsAChat(@ChatMock.Url URI url) { … }
 * }</pre>
 *
 * <p>A static field runs one mock for the class and its nested classes; an instance field runs one for each test. Each
 * mock has its own port, journal and violations, so that classes may run in parallel. If the tests of a class run in
 * parallel and share a mock, a violation fails the test that ends next; use an instance field then.
 */
public final class ChatMock
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    /** Marks a parameter of type {@code URI} or {@code String} that receives the address of the mock. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    public @interface Url {}

    private final MockOptions options;
    private boolean allowsViolations;
    private int activeClasses;
    private MockServer server;

    private ChatMock(MockOptions options) {
        this.options = options;
        this.server = started(options);
    }

    private static MockServer started(MockOptions options) {
        try {
            return MockServer.start(options);
        } catch (LinkageError e) {
            // The server's own class may already need what is missing.
            throw ClassPathConflict.of(e);
        }
    }

    /**
     * Starts a mock of the built-in contracts on a free port.
     *
     * @return the extension to register
     */
    public static ChatMock start() {
        return start(new MockOptions());
    }

    /**
     * Starts a mock.
     *
     * @param options the options of the mock, which must not be changed afterwards
     * @return the extension to register
     * @throws io.github.chatspec.contract.ContractException if a sample violates its contract
     */
    public static ChatMock start(MockOptions options) {
        return new ChatMock(options);
    }

    /**
     * Lets tests pass whose requests violate the contract, for example tests of error handling.
     *
     * @return this extension
     */
    public ChatMock allowingViolations() {
        allowsViolations = true;
        return this;
    }

    /**
     * Returns the base URL of the mock.
     *
     * @return for example {@code http://127.0.0.1:41235}
     */
    public URI url() {
        return URI.create(server().url());
    }

    /**
     * Returns the running mock, for example to use its WireMock server.
     *
     * @return the mock
     */
    public synchronized MockServer server() {
        if (server == null) {
            server = started(options);
        }
        return server;
    }

    /**
     * Returns the violations of the contract by the requests of the current test.
     *
     * @return the violations in the order of the requests, at most the last 1024
     */
    public List<RequestViolation> violations() {
        return server().violations();
    }

    /** Starts the mock again if another class has stopped it. */
    @Override
    public synchronized void beforeAll(ExtensionContext context) {
        activeClasses++;
        server();
    }

    /** Starts the mock again if another test has stopped it. */
    @Override
    public void beforeEach(ExtensionContext context) {
        server();
    }

    /**
     * Fails the test if its requests violated the contract.
     *
     * @throws AssertionError if there are violations; its message lists them
     */
    @Override
    public void afterEach(ExtensionContext context) {
        List<RequestViolation> violations = server().drainViolations();
        closeUnlessShared();
        if (!violations.isEmpty() && !allowsViolations) {
            throw new AssertionError("The requests violate the contract; fix them, or use "
                    + "ChatMock.start().allowingViolations() if the test needs them."
                    + violations.stream()
                            .map(violation -> System.lineSeparator() + violation)
                            .collect(Collectors.joining()));
        }
    }

    /** Stops the mock after the last class that uses it. */
    @Override
    public synchronized void afterAll(ExtensionContext context) {
        activeClasses--;
        closeUnlessShared();
    }

    /** Returns whether a parameter is this mock or its address, marked with {@link Url}. */
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
        if (activeClasses == 0 && server != null) {
            server.close();
            server = null;
        }
    }
}
