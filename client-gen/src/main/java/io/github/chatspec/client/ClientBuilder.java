package io.github.chatspec.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Configures a client; each vendor has a subclass.
 *
 * @param <B> the vendor's builder
 */
public abstract class ClientBuilder<B extends ClientBuilder<B>> {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    private String baseUrl;
    private Supplier<String> token;
    private Duration connectTimeout = CONNECT_TIMEOUT;
    private Duration requestTimeout = REQUEST_TIMEOUT;
    private RetryPolicy retry = RetryPolicy.standard();
    private HttpClient http;
    private Sleeper sleeper = Sleeper.real();

    /**
     * Creates a builder.
     *
     * @param baseUrl the vendor's base URL, or null if it is different for each customer
     */
    protected ClientBuilder(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /**
     * Returns this builder with its own type.
     *
     * @return this
     */
    protected abstract B self();

    /**
     * Sets the base URL.
     *
     * @param url the URL of the vendor's API or of a mock, without the operation's path
     * @return the builder
     * @throws IllegalArgumentException if it is not the URL of an HTTP server, or has a query, a fragment or a password
     */
    public B baseUrl(String url) {
        if (!isServer(url)) {
            throw new IllegalArgumentException("This is not the URL of an HTTP server; give one such as https://host."
                    + System.lineSeparator() + "  " + url.replaceFirst("//[^/]*@", "//"));
        }
        baseUrl = url.replaceFirst("/+$", "");
        return self();
    }

    /** Returns whether a path can be appended to a URL, which a query or a fragment would prevent. */
    private static boolean isServer(String url) {
        try {
            URI uri = new URI(url);
            // A user and a password would appear in the message of every failure.
            return uri.getHost() != null
                    && uri.getUserInfo() == null
                    && String.valueOf(uri.getScheme()).matches("(?i)https?")
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * Sets a constant token.
     *
     * @param value the access token
     * @return the builder
     */
    public B token(String value) {
        Objects.requireNonNull(value, "token");
        return token(() -> value);
    }

    /**
     * Sets the supplier of tokens.
     *
     * @param supplier called at the first call, and again once in a call whose token the vendor refuses; never called
     *     by two threads at once, and on the thread of the caller or the one that reads the response
     * @return the builder
     */
    public B token(Supplier<String> supplier) {
        token = Objects.requireNonNull(supplier, "supplier");
        return self();
    }

    /**
     * Sets the time-out for opening a connection; the default is 10 seconds. It has no effect with
     * {@link #httpClient}.
     *
     * @param timeout the time-out
     * @return the builder
     * @throws IllegalArgumentException if it is not positive
     */
    public B connectTimeout(Duration timeout) {
        requirePositive(timeout);
        connectTimeout = timeout;
        return self();
    }

    /**
     * Sets the time-out for one attempt, up to the last byte of the response; the default is 30 seconds.
     *
     * @param timeout the time-out
     * @return the builder
     * @throws IllegalArgumentException if it is not positive
     */
    public B requestTimeout(Duration timeout) {
        requirePositive(timeout);
        requestTimeout = timeout;
        return self();
    }

    private static void requirePositive(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("The time-out must be positive; give more than 0.");
        }
    }

    /**
     * Sets the number of retries and the pauses between them.
     *
     * @param policy the policy; the default is {@link RetryPolicy#standard()}
     * @return the builder
     */
    public B retry(RetryPolicy policy) {
        retry = Objects.requireNonNull(policy, "Give a policy; RetryPolicy.none() never retries.");
        return self();
    }

    /**
     * Sets a custom HTTP client, for example for a proxy or a certificate; the default one uses HTTP/1.1.
     *
     * @param custom the HTTP client
     * @return the builder
     */
    public B httpClient(HttpClient custom) {
        http = custom;
        return self();
    }

    /** Sets the source of time and randomness. */
    B sleeper(Sleeper other) {
        sleeper = other;
        return self();
    }

    /**
     * Returns the base URL.
     *
     * @return the URL without a trailing slash
     * @throws IllegalStateException if it was not set
     */
    protected String baseUrl() {
        return required(baseUrl, "base URL", "baseUrl(…)");
    }

    /**
     * Creates the runner of the client's calls.
     *
     * @param vendor the vendor's protocol
     * @return the runner
     * @throws IllegalStateException if no token was set
     */
    protected CallRunner callRunner(VendorProtocol vendor) {
        return new CallRunner(new RetryingHttpClient.Settings(
                http == null ? ownHttpClient() : http,
                vendor,
                new RateLimitHeaders(vendor.headerMeanings()),
                new TokenSource(required(token, "token", "token(…)")),
                retry,
                requestTimeout,
                sleeper));
    }

    /**
     * Creates an HTTP client that uses HTTP/1.1, since over HTTP/2 the JDK fails calls that exceed the concurrent
     * streams of one connection.
     */
    private HttpClient ownHttpClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .build();
    }

    /**
     * Checks that a setting was set.
     *
     * @param setting the setting
     * @param name its name
     * @param method the builder's method that sets it
     * @param <S> its type
     * @return the setting
     * @throws IllegalStateException if it was not set
     */
    protected static <S> S required(S setting, String name, String method) {
        if (setting == null) {
            throw new IllegalStateException("The client has no " + name + "; call " + method + " before build().");
        }
        return setting;
    }
}
