package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.security.Authenticator;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** Lets only this machine use the admin API, and others where they show credentials that were given. */
final class AdminAccess implements Authenticator {

    /** Lets nobody else in. */
    static final AdminAccess LOCAL = new AdminAccess(null);

    private static final String SCHEME = "Basic ";

    private final byte[] expected;

    private AdminAccess(byte[] expected) {
        this.expected = expected;
    }

    static AdminAccess with(String user, String password) {
        if (user.isEmpty() || user.contains(":") || password.isEmpty()) {
            throw new IllegalArgumentException("The admin API wants a name without a colon and a password; give both.");
        }
        return new AdminAccess((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean authenticate(Request request) {
        return isLocal(request) || (expected != null && isKnown(request.getHeader("Authorization")));
    }

    private static boolean isLocal(Request request) {
        // WireMock takes a forwarded address for the client's own, and anybody can send one. A page of any origin that
        // a
        // browser on this machine shows could ask too, and WireMock would let it read the answer.
        if (request.containsHeader("X-Forwarded-For") || request.containsHeader("Origin")) {
            return false;
        }
        try {
            return InetAddress.getByName(request.getClientIp()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean isKnown(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        try {
            byte[] shown = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            // In a time that does not tell how much of it was right.
            return MessageDigest.isEqual(shown, expected);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
