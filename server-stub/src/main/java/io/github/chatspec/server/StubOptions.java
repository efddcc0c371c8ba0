package io.github.chatspec.server;

import io.github.chatspec.serving.AdminGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * How a stub is to run.
 *
 * <p>The smallest use: {@code ServerStub.start(new StubOptions().token("good").team("868"))}.
 */
public final class StubOptions {

    private static final Pattern IN_A_HEADER = Pattern.compile("[ -~]+");

    private String host = "127.0.0.1";
    private int port;
    private final List<String> tokens = new ArrayList<>();
    private final List<String> expiredTokens = new ArrayList<>();
    private final List<String> teams = new ArrayList<>();
    private AdminGuard adminGuard = AdminGuard.LOCAL;
    private Consumer<String> accessLog;
    private Duration idleTime = Duration.ofSeconds(30);
    private Duration headTime = Duration.ofSeconds(20);
    private Duration stopTime = Duration.ofSeconds(10);

    /** Begins at a free port of this machine's loopback address, where any token and any team is accepted. */
    public StubOptions() {}

    /**
     * Sets where to listen.
     *
     * @param host the address
     * @return these options
     */
    public StubOptions host(String host) {
        this.host = host;
        return this;
    }

    /**
     * Sets where to listen.
     *
     * @param port the port; 0 takes a free one
     * @return these options
     */
    public StubOptions port(int port) {
        this.port = port;
        return this;
    }

    /**
     * Accepts a token, and from now on none but those that are given so.
     *
     * @param token the token
     * @return these options
     * @throws IllegalArgumentException if it is blank, or no header field can hold it
     */
    public StubOptions token(String token) {
        tokens.add(named("token", token));
        return this;
    }

    /**
     * Refuses a token as one that has expired.
     *
     * @param token the token
     * @return these options
     * @throws IllegalArgumentException if it is blank, or no header field can hold it
     */
    public StubOptions expiredToken(String token) {
        expiredTokens.add(named("token", token));
        return this;
    }

    /**
     * Knows a team, and from now on none but those that are given so.
     *
     * @param team the team's identifier
     * @return these options
     * @throws IllegalArgumentException if it is blank, or no header field can hold it
     */
    public StubOptions team(String team) {
        teams.add(named("team", team));
        return this;
    }

    /**
     * Says who may put and delete chats and plan faults.
     *
     * @param adminGuard by default this machine only
     * @return these options
     */
    public StubOptions admin(AdminGuard adminGuard) {
        this.adminGuard = adminGuard;
        return this;
    }

    /**
     * Tells every request that was answered, in one line without secrets.
     *
     * @param log what is done with a line; it is called by many threads
     * @return these options
     */
    public StubOptions accessLog(Consumer<String> log) {
        this.accessLog = log;
        return this;
    }

    /**
     * Sets after which silence of a client its connection is closed.
     *
     * @param time 30 seconds by default
     * @return these options
     */
    public StubOptions idleTime(Duration time) {
        this.idleTime = time;
        return this;
    }

    /**
     * Sets how long a client may take to send the head of a request, or a body that nobody wants, however busily it
     * drips.
     *
     * @param time 20 seconds by default
     * @return these options
     */
    public StubOptions headTime(Duration time) {
        this.headTime = time;
        return this;
    }

    /**
     * Sets how long the end of the server waits for running requests.
     *
     * @param time 10 seconds by default
     * @return these options
     */
    public StubOptions stopTime(Duration time) {
        this.stopTime = time;
        return this;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    public List<String> tokens() {
        return tokens;
    }

    public List<String> expiredTokens() {
        return expiredTokens;
    }

    public List<String> teams() {
        return teams;
    }

    public AdminGuard adminGuard() {
        return adminGuard;
    }

    Optional<Consumer<String>> accessLog() {
        return Optional.ofNullable(accessLog);
    }

    Duration idleTime() {
        return idleTime;
    }

    public Duration headTime() {
        return headTime;
    }

    Duration stopTime() {
        return stopTime;
    }

    private static String named(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A " + what + " is not blank; give another one.");
        }
        if (!IN_A_HEADER.matcher(value.strip()).matches()) {
            throw new IllegalArgumentException(
                    "A " + what + " comes in a header field, which holds one line of ASCII; give another one.");
        }
        return value.strip();
    }
}
