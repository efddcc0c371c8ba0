package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.security.Authenticator;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.serving.Admission;
import java.util.List;

/** Asks of a request of WireMock's whether it may use the admin API. */
record AdminAccess(Admission admission) implements Authenticator {

    /** Lets nobody else than this machine in. */
    static final AdminAccess LOCAL = new AdminAccess(Admission.LOCAL);

    private static final List<String> TELLING = List.of("X-Forwarded-For", "Forwarded", "Origin", "Authorization");

    static AdminAccess with(String user, String password) {
        return new AdminAccess(Admission.with(user, password));
    }

    @Override
    public boolean authenticate(Request request) {
        Headers headers = Headers.NONE;
        for (String name : TELLING) {
            if (request.containsHeader(name)) {
                headers = headers.with(name, request.getHeader(name));
            }
        }
        return admission.admits(request.getClientIp(), headers);
    }
}
