package io.github.chatspec.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What can be settled before a client is made; each vendor has its own.
 *
 * <p>The smallest use: {@code HelpScoutClient.builder().token("…").build()}.
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
    private Sleeper waiting = Sleeper.real();

    /**
     * Begins with an address.
     *
     * @param baseUrl the vendor's address, or null if it differs from customer to customer
     */
    protected ClientBuilder(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /**
     * Returns the builder as what it is.
     *
     * @return this
     */
    protected abstract B self();

    /**
     * Sets the address.
     *
     * @param url the vendor's address without the operation's path, or that of a mock
     * @return the builder
     * @throws IllegalArgumentException if it is no address of an HTTP server, or has a query, a fragment or a password
     */
    public B baseUrl(String url) {
        if (!isServer(url)) {
            throw new IllegalArgumentException(
                    "This is not an address of an HTTP server; give one such as https://host." + System.lineSeparator()
                            + "  " + url.replaceFirst("//[^/]*@", "//"));
        }
        baseUrl = url.replaceFirst("/+$", "");
        return self();
    }

    /** Behind a query or a fragment, no path can be added. */
    private static boolean isServer(String url) {
        try {
            URI uri = new URI(url);
            // A name and a password would stand in what is told of every failure.
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
     * Sets a token that never changes.
     *
     * @param value the access token
     * @return the builder
     */
    public B token(String value) {
        Objects.requireNonNull(value, "token");
        return token(() -> value);
    }

    /**
     * Sets where tokens come from.
     *
     * @param supplier asked at the first call, and once again in a call whose token the vendor refuses; never by two
     *     threads at once, and on the thread that calls or that reads the answer
     * @return the builder
     */
    public B token(Supplier<String> supplier) {
        token = Objects.requireNonNull(supplier, "supplier");
        return self();
    }

    /**
     * Sets how long a connection may take to come about; 10 seconds unless set.
     *
     * @param most the time, which an HTTP client of your own settles itself
     * @return the builder
     * @throws IllegalArgumentException if it is none
     */
    public B connectTimeout(Duration most) {
        requirePositive(most);
        connectTimeout = most;
        return self();
    }

    /**
     * Sets how long one attempt may take until the last byte of the answer; 30 seconds unless set.
     *
     * @param most the time
     * @return the builder
     * @throws IllegalArgumentException if it is none
     */
    public B requestTimeout(Duration most) {
        requirePositive(most);
        requestTimeout = most;
        return self();
    }

    private static void requirePositive(Duration most) {
        if (most.isNegative() || most.isZero()) {
            throw new IllegalArgumentException("Nobody answers in no time; give more than 0.");
        }
    }

    /**
     * Sets how often to ask again, and with what pauses.
     *
     * @param policy the policy; {@link RetryPolicy#standard()} unless set
     * @return the builder
     */
    public B retry(RetryPolicy policy) {
        retry = Objects.requireNonNull(policy, "Give a policy; RetryPolicy.none() never asks again.");
        return self();
    }

    /**
     * Sets an HTTP client of your own, for a proxy or a certificate; unless set it is one that speaks HTTP/1.1.
     *
     * @param own the HTTP client
     * @return the builder
     */
    public B httpClient(HttpClient own) {
        http = own;
        return self();
    }

    /** Puts other time and chance in the place of the real ones. */
    B waiting(Sleeper other) {
        waiting = other;
        return self();
    }

    /**
     * Returns the address.
     *
     * @return the address without a slash at its end
     * @throws IllegalStateException if none was given
     */
    protected String baseUrl() {
        return required(baseUrl, "base URL", "baseUrl(…)");
    }

    /**
     * Makes what the client calls with.
     *
     * @param vendor the vendor
     * @return the caller
     * @throws IllegalStateException if no token was given
     */
    protected CallRunner caller(VendorRules vendor) {
        return new CallRunner(new RetryingHttpClient.Settings(
                http == null ? ownHttpClient() : http,
                vendor,
                new RateLimitHeaders(vendor.headersThatTell()),
                new TokenSource(required(token, "token", "token(…)")),
                retry,
                requestTimeout,
                waiting));
    }

    /** Over HTTP/2 the JDK fails the calls beyond what one connection takes at once, which are few. */
    private HttpClient ownHttpClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .build();
    }

    /**
     * Demands a setting.
     *
     * @param setting the setting
     * @param name its name
     * @param method the builder's method that sets it
     * @param <S> its type
     * @return the setting
     * @throws IllegalStateException if it was not given
     */
    protected static <S> S required(S setting, String name, String method) {
        if (setting == null) {
            throw new IllegalStateException("The client has no " + name + "; call " + method + " before build().");
        }
        return setting;
    }
}
