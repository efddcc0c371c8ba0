package io.github.chatspec.mock.fast;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.Timing;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.util.HostPort;

/**
 * A request that was answered without WireMock, with the little that the journal needs of it.
 *
 * @param method its method
 * @param uri its target
 * @param headers its header fields
 * @param client the address of the client
 * @param time the time in milliseconds
 * @param response the response
 */
record FastServeEvent(
        String method, HttpURI uri, HttpFields headers, SocketAddress client, long time, PreparedResponse response)
        implements RingJournal.Entry {

    /** About the size of an event without what the client sent. */
    private static final int OVERHEAD = 512;

    /** Returns about how many bytes of the heap this event occupies. */
    int size() {
        int characters = uri.getPathQuery().length();
        for (HttpField field : headers) {
            String value = field.getValue();
            characters += field.getName().length() + (value == null ? 0 : value.length());
        }
        return OVERHEAD + 2 * characters;
    }

    @Override
    public ServeEvent toEvent() {
        // WireMock's request can only be created from JSON.
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("url", uri.getPathQuery())
                .put("absoluteUrl", uri.getScheme() + "://" + uri.getAuthority() + uri.getPathQuery())
                .put("method", method)
                .put("clientIp", clientAddress())
                .put("browserProxyRequest", false)
                .put("loggedDate", time)
                .put("protocol", "HTTP/1.1")
                .put("bodyAsBase64", "");
        ObjectNode fields = request.putObject("headers");
        for (HttpField field : headers) {
            fields.withArray(field.getName()).add(field.getValue());
        }
        addPreferences(fields);
        request.set("cookies", response.cookies());
        return new ServeEvent(
                UUID.randomUUID(),
                Json.read(request.toString(), LoggedRequest.class),
                response.stub(),
                response.definition(),
                response.logged(),
                true,
                Timing.UNTIMED,
                new ArrayDeque<>());
    }

    private String clientAddress() {
        return client instanceof InetSocketAddress internet && internet.getAddress() != null
                ? HostPort.normalizeHost(internet.getAddress().getHostAddress())
                : String.valueOf(client);
    }

    private void addPreferences(ObjectNode fields) {
        List<String> preferences = response.preferences();
        if (preferences == null) {
            return;
        }
        String name = PreparedResponse.PREFER;
        for (HttpField field : headers) {
            name = field.getName().equalsIgnoreCase(name) ? field.getName() : name;
        }
        fields.remove(name);
        preferences.forEach(fields.withArray(name)::add);
    }
}
