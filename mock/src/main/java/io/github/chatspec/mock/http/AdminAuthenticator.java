package io.github.chatspec.mock.http;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.security.Authenticator;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.serving.AdminGuard;

/** Asks of a request of WireMock's whether it may use the admin API. */
public record AdminAuthenticator(AdminGuard admission) implements Authenticator {

    /** Lets nobody else than this machine in. */
    public static final AdminAuthenticator LOCAL = new AdminAuthenticator(AdminGuard.LOCAL);

    public static AdminAuthenticator with(String user, String password) {
        return new AdminAuthenticator(AdminGuard.with(user, password));
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
