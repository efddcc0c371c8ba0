package io.github.chatspec.mock.stubs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.eclipse.jetty.http.HttpStatus;

/** Refuses requests for which the contract documents no refusal, as RFC 9457 defines it. */
final class ProblemDetails {

    private ProblemDetails() {}

    /** Returns the details of a problem, to which others may be added. */
    static ObjectNode of(int status, String detail) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", HttpStatus.getMessage(status))
                .put("status", status)
                .put("detail", detail);
    }

    /**
     * Returns a response.
     *
     * @param refusal the name of the refusal
     * @param details the details of the problem, which contain the status
     */
    static ResponseDefinitionBuilder response(String refusal, ObjectNode details) {
        return new ResponseDefinitionBuilder()
                .withStatus(details.path("status").intValue())
                .withHeader("Content-Type", "application/problem+json")
                .withHeader(SampleStubs.REFUSAL_HEADER, refusal)
                .withBody(details.toPrettyString());
    }
}
