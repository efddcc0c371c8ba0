package io.github.chatspec.mock.stubs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.notmatched.NotMatchedRenderer;
import java.util.function.Supplier;

/** Refuses a request to a path that no contract has, and lists the operations with the most similar paths. */
public final class UnknownPath extends NotMatchedRenderer {

    private final Supplier<ServedOperations> operations;

    /** Creates the renderer; the operations are those of the contracts that are served at present. */
    public UnknownPath(Supplier<ServedOperations> operations) {
        this.operations = operations;
    }

    @Override
    protected ResponseDefinition render(Admin admin, ServeEvent event) {
        String path = event.getRequest().getUrl().replaceFirst("[?#].*", "");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        // WireMock drops the headers of this response, so the name of the refusal is in the body.
        body.put("refusal", "unknown-path");
        body.put("message", "No contract has this path; the operations with the most similar paths are listed.");
        body.putArray("operations");
        operations
                .get()
                .nearest(path)
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
