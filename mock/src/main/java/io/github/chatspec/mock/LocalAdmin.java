package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.security.Authenticator;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Lets only this machine use the admin API. */
final class LocalAdmin implements Authenticator {

    @Override
    public boolean authenticate(Request request) {
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
}
