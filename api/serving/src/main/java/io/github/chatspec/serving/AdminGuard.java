package io.github.chatspec.serving;

import io.github.chatspec.exchange.Headers;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides which requests may administer a server: those of this machine, and those with the right credentials.
 */
public final class AdminGuard {

    /** Admits requests of this machine only. */
    public static final AdminGuard LOCAL = new AdminGuard(null);

    private static final String SCHEME = "Basic ";

    /** The fields that a proxy adds to a request, whose client may therefore be on another machine. */
    private static final List<String> PROXY_FIELDS =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    /** Other names may resolve to this machine too, but an attacker can choose them (DNS rebinding). */
    private static final Pattern THIS_MACHINE = Pattern.compile(
            "(127(\\.[0-9]{1,3}){3}|\\[::1]|([a-z0-9.-]{0,253}\\.)?localhost)\\.?(:[0-9]*)?", Pattern.CASE_INSENSITIVE);

    private final byte[] expected;

    private AdminGuard(byte[] expected) {
        this.expected = expected;
    }

    /**
     * Admits requests of this machine, and those of others with a name and a password (RFC 7617).
     *
     * @param user the name, without a colon
     * @param password the password
     * @return the guard
     * @throws IllegalArgumentException if the name contains a colon, or the name or the password is empty
     */
    public static AdminGuard with(String user, String password) {
        if (user.isEmpty() || user.contains(":") || password.isEmpty()) {
            throw new IllegalArgumentException(
                    "The admin API requires a name without a colon and a password; give both.");
        }
        return new AdminGuard((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns whether a request may administer the server.
     *
     * @param address the address of the client
     * @param origin the origin under which the client reached the server, for example {@code http://localhost:8080}
     * @param headers the header fields of the request
     * @return whether the request was not sent by a web page of another origin, and either has the credentials, or comes
     *     from this machine, reached the server under a local name, and was not forwarded by a proxy
     */
    public boolean admits(String address, String origin, Headers headers) {
        // A browser adds stored credentials to the requests of all web pages.
        return headers.all("Origin").stream().allMatch(origin::equalsIgnoreCase)
                && (isLocal(address, origin, headers)
                        || (expected != null && hasCredentials(headers.first("Authorization"))));
    }

    /** Returns whether an origin, for example {@code http://localhost:3000}, is on this machine. */
    static boolean isThisMachine(String origin) {
        int authority = origin.indexOf("://");
        return authority > 0
                && THIS_MACHINE.matcher(origin.substring(authority + 3)).matches();
    }

    /** Returns the reply to requests that are not admitted. */
    static Reply refusal() {
        return Reply.closing(
                        401,
                        "not-admitted",
                        "Admin requests are accepted from this machine only; send it from there, or with the name and"
                                + " the password that the server was started with.")
                .with("WWW-Authenticate", "Basic realm=\"chatspec\"");
    }

    private static boolean isLocal(String address, String origin, Headers headers) {
        String authority = origin.substring(origin.indexOf("://") + 3);
        Stream<String> names = Stream.concat(Stream.of(authority), headers.all("Host").stream());
        if (PROXY_FIELDS.stream().anyMatch(name -> headers.first(name).isPresent())
                || !names.allMatch(name -> THIS_MACHINE.matcher(name).matches())) {
            return false;
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean hasCredentials(Optional<String> authorization) {
        String sent = authorization.orElse("");
        if (!sent.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        try {
            byte[] credentials =
                    Base64.getDecoder().decode(sent.substring(SCHEME.length()).strip());
            // The comparison must not reveal by its duration how many bytes are right.
            return MessageDigest.isEqual(credentials, expected);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
