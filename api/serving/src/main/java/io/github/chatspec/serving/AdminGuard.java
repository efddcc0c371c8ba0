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

/**
 * Who may administer a server: this machine, and others where they show credentials that were given.
 *
 * <p>The smallest use: {@code AdminGuard.LOCAL.admits("127.0.0.1", Headers.NONE)}.
 */
public final class AdminGuard {

    /** Lets nobody else in. */
    public static final AdminGuard LOCAL = new AdminGuard(null);

    private static final String SCHEME = "Basic ";

    /** What proxies and browsers add to a request that is not of this machine's own, or need not be. */
    private static final List<String> FROM_ELSEWHERE = List.of(
            "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via", "Origin");

    /** Another name may lead here too, but who says it may have been led here without wanting to. */
    private static final Pattern THIS_MACHINE = Pattern.compile(
            "(127(\\.[0-9]{1,3}){3}|\\[::1]|([a-z0-9-]+\\.)*localhost)\\.?(:[0-9]*)?", Pattern.CASE_INSENSITIVE);

    private final byte[] expected;

    private AdminGuard(byte[] expected) {
        this.expected = expected;
    }

    /**
     * Lets others in with a name and a password (RFC 7617).
     *
     * @param user the name, without a colon
     * @param password the password
     * @return the admission
     * @throws IllegalArgumentException if the name holds a colon, or the name or the password is empty
     */
    public static AdminGuard with(String user, String password) {
        if (user.isEmpty() || user.contains(":") || password.isEmpty()) {
            throw new IllegalArgumentException("The admin API wants a name without a colon and a password; give both.");
        }
        return new AdminGuard((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Tells whether a request may administer the server.
     *
     * @param address the address that the request comes from
     * @param headers its header fields
     * @return whether it comes from this machine, asks for it by a name of its own, and was neither forwarded nor sent by a
     *     page in a browser, or shows the credentials
     */
    public boolean admits(String address, Headers headers) {
        return isLocal(address, headers) || (expected != null && isKnown(headers.first("Authorization")));
    }

    private static boolean isLocal(String address, Headers headers) {
        // A forwarded address may be taken for the client's own, and anybody can send one. A page of any origin that a
        // browser on this machine shows could ask too, and where its own host's name leads to this machine it is of the
        // same origin.
        if (FROM_ELSEWHERE.stream().anyMatch(name -> headers.first(name).isPresent())
                || !headers.all("Host").stream()
                        .allMatch(host -> THIS_MACHINE.matcher(host).matches())) {
            return false;
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean isKnown(Optional<String> authorization) {
        String sent = authorization.orElse("");
        if (!sent.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        try {
            byte[] shown =
                    Base64.getDecoder().decode(sent.substring(SCHEME.length()).strip());
            // In a time that does not tell how much of it was right.
            return MessageDigest.isEqual(shown, expected);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
