package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.security.Authenticator;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.serving.Admission;

/** Asks of a request of WireMock's whether it may use the admin API. */
record AdminAccess(Admission admission) implements Authenticator {

    /** Lets nobody else than this machine in. */
    static final AdminAccess LOCAL = new AdminAccess(Admission.LOCAL);

    static AdminAccess with(String user, String password) {
        return new AdminAccess(Admission.with(user, password));
    }

    @Override
    public boolean authenticate(Request request) {
        Headers headers = Headers.NONE;
        for (HttpHeader field : request.getHeaders().all()) {
            for (String value : field.values()) {
                headers = headers.with(field.key(), value);
            }
        }
        return admission.admits(request.getClientIp(), headers);
    }
}
