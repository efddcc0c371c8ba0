package io.github.chatspec.mock.stubs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.notmatched.NotMatchedRenderer;

/** Refuses a request to a path that no contract knows, and names the operations that may have been meant. */
public final class UnknownPath extends NotMatchedRenderer {

    private final ServedOperations served;

    public UnknownPath(ServedOperations served) {
        this.served = served;
    }

    @Override
    protected ResponseDefinition render(Admin admin, ServeEvent event) {
        String path = event.getRequest().getUrl().replaceFirst("[?#].*", "");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        // WireMock keeps no header of such an answer, so what the others say in one stands in the body.
        body.put("refusal", "unknown-path");
        body.put("message", "No contract knows this path; the nearest operations are these.");
        body.putArray("operations");
        served.nearest(path)
                .forEach(operation -> body.withArray("/operations")
                        .addObject()
                        .put("operation", operation.qualifiedId())
                        .put("method", operation.method())
                        .put("path", operation.path()));
        return new ResponseDefinitionBuilder()
                .withStatus(404)
                .withHeader("Content-Type", "application/json")
                .withBody(body.toPrettyString())
                .build();
    }
}
