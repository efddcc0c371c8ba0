package io.github.chatspec.server;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.routing.Router;
import io.github.chatspec.server.http.AccessRules;
import io.github.chatspec.serving.AdminGuard;
import io.github.chatspec.serving.BodyLimits;
import io.github.chatspec.serving.ServerCertificate;
import io.github.chatspec.serving.log.RequestLogs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The options of a server stub. */
public final class StubOptions {

    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]+");

    private String host = "127.0.0.1";
    private int port;
    private ServerCertificate certificate;
    private final List<String> tokens = new ArrayList<>();
    private final List<String> expiredTokens = new ArrayList<>();
    private final List<String> teams = new ArrayList<>();
    private AdminGuard adminGuard = AdminGuard.LOCAL;
    private Consumer<String> accessLog;
    private Consumer<String> console;
    private boolean hasColours;
    private Duration idleTime = Duration.ofSeconds(30);
    private Duration headTime = Duration.ofSeconds(20);
    private Duration stopTime = Duration.ofSeconds(10);
    private int maxBody = BodyLimits.DEFAULT.bytes();

    /** Creates options for a free port of the loopback address, with which any token and any team is accepted. */
    public StubOptions() {}

    /**
     * Sets the address to listen on.
     *
     * @param host the address, by default 127.0.0.1
     * @return these options
     */
    public StubOptions host(String host) {
        this.host = host;
        return this;
    }

    /**
     * Sets the port to listen on.
     *
     * @param port the port; 0 chooses a free one
     * @return these options
     */
    public StubOptions port(int port) {
        this.port = port;
        return this;
    }

    /**
     * Serves https instead of http.
     *
     * @param certificate the server's certificate
     * @return these options
     */
    public StubOptions https(ServerCertificate certificate) {
        this.certificate = certificate;
        return this;
    }

    /**
     * Adds an accepted token. Without one, any token is accepted.
     *
     * @param token the token
     * @return these options
     * @throws IllegalArgumentException if it is blank, or is not a valid value of a header field
     */
    public StubOptions token(String token) {
        tokens.add(headerValue("token", token));
        return this;
    }

    /**
     * Adds a token that is refused as expired.
     *
     * @param token the token
     * @return these options
     * @throws IllegalArgumentException if it is blank, or is not a valid value of a header field
     */
    public StubOptions expiredToken(String token) {
        expiredTokens.add(headerValue("token", token));
        return this;
    }

    /**
     * Adds an accepted team. Without one, any team is accepted.
     *
     * @param team the team's identifier
     * @return these options
     * @throws IllegalArgumentException if it is blank, or is not a valid value of a header field
     */
    public StubOptions team(String team) {
        teams.add(headerValue("team", team));
        return this;
    }

    /**
     * Sets the guard of the requests that change chats or set failures.
     *
     * @param adminGuard by default a guard that admits this machine only
     * @return these options
     */
    public StubOptions admin(AdminGuard adminGuard) {
        this.adminGuard = adminGuard;
        return this;
    }

    /**
     * Sets the access log.
     *
     * @param log consumes one or more lines without secrets, one for each request; it is called by one thread
     * @return these options
     */
    public StubOptions accessLog(Consumer<String> log) {
        this.accessLog = log;
        return this;
    }

    /**
     * Prints a line for each request that is not for a page of the server itself.
     *
     * @param console consumes one or more lines; it is called by one thread
     * @param hasColours whether the lines contain the control sequences of a terminal (ISO 6429)
     * @return these options
     */
    public StubOptions console(Consumer<String> console, boolean hasColours) {
        this.console = console;
        this.hasColours = hasColours;
        return this;
    }

    /**
     * Sets the time after which an idle connection is closed.
     *
     * @param time 30 seconds by default
     * @return these options
     */
    public StubOptions idleTime(Duration time) {
        this.idleTime = time;
        return this;
    }

    /**
     * Sets the time in which a client must send the head of a request, or the body of a request to an operation.
     *
     * @param time 20 seconds by default
     * @return these options
     */
    public StubOptions headTime(Duration time) {
        this.headTime = time;
        return this;
    }

    /**
     * Sets the maximum size of the body of a request to an operation. Larger ones are refused with status 413.
     *
     * @param bytes 1 MiB by default
     * @return these options
     * @throws IllegalArgumentException if the size is negative
     */
    public StubOptions maxBody(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("The size of a body must not be negative: " + bytes + ".");
        }
        this.maxBody = bytes;
        return this;
    }

    /**
     * Sets the time that the server waits for running requests when it stops.
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

    Optional<ServerCertificate> certificate() {
        return Optional.ofNullable(certificate);
    }

    /**
     * Returns the rules for tokens and teams.
     *
     * @param contracts the contracts of the operations
     * @return the rules of the current options
     */
    public AccessRules accessRules(Iterable<Contract> contracts) {
        return new AccessRules(tokens, expiredTokens, teams, contracts);
    }

    AdminGuard adminGuard() {
        return adminGuard;
    }

    /** Returns the logs of a server with a router of its operations. */
    RequestLogs logs(Router router) {
        RequestLogs logs = new RequestLogs();
        if (accessLog != null) {
            logs.addAccessLog(accessLog);
        }
        if (console != null) {
            logs.addConsole(
                    console,
                    hasColours,
                    request ->
                            router.route(request).map(route -> route.operation().qualifiedId()));
        }
        return logs;
    }

    Duration idleTime() {
        return idleTime;
    }

    Duration headTime() {
        return headTime;
    }

    Duration stopTime() {
        return stopTime;
    }

    int maxBody() {
        return maxBody;
    }

    private static String headerValue(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A " + what + " must not be blank; use another value.");
        }
        if (!HEADER_VALUE.matcher(value.strip()).matches()) {
            throw new IllegalArgumentException("A " + what + " must be a single line of ASCII; use another value.");
        }
        return value.strip();
    }
}
