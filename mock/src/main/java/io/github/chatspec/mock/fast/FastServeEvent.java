package io.github.chatspec.mock.fast;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.Timing;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayDeque;
import java.util.UUID;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;

/**
 * A request that was answered without WireMock, as little as will do to journal it.
 *
 * @param method its method
 * @param uri what it asked for
 * @param headers its header fields
 * @param client the address that it came from
 * @param at when, in milliseconds
 * @param answer what it was answered with
 */
record FastServeEvent(String method, HttpURI uri, HttpFields headers, String client, long at, PreparedResponse answer)
        implements RingJournal.Served {

    /** WireMock's request has no public way to be made but from the JSON that it is written as. */
    @Override
    public ServeEvent event() {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("url", uri.getPathQuery())
                .put("absoluteUrl", uri.getScheme() + "://" + uri.getAuthority() + uri.getPathQuery())
                .put("method", method)
                .put("clientIp", client)
                .put("browserProxyRequest", false)
                .put("loggedDate", at)
                .put("protocol", "HTTP/1.1")
                .put("bodyAsBase64", "");
        ObjectNode fields = request.putObject("headers");
        for (HttpField field : headers) {
            fields.withArray(field.getName()).add(field.getValue());
        }
        request.putObject("cookies");
        return new ServeEvent(
                UUID.randomUUID(),
                Json.read(request.toString(), LoggedRequest.class),
                answer.stub(),
                answer.stub().getResponse(),
                answer.logged(),
                true,
                Timing.UNTIMED,
                new ArrayDeque<>());
    }
}
