package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.chatspec.serving.Reply;
import java.util.List;

/**
 * An error response of the mock itself, which no contract documents.
 *
 * @param status the HTTP status
 * @param name the value of the header field that names the refusal
 * @param message what is wrong and what to do, in one sentence
 * @param key the name of the list in the body
 * @param choices the alternatives, which may be none
 */
record MockRefusal(int status, String name, String message, String key, List<String> choices) {

    ResponseDefinition response() {
        return response(Reply.refusal(status, name, message, key, choices)).build();
    }

    /** Returns a reply as a response of WireMock. */
    static ResponseDefinitionBuilder response(Reply reply) {
        ResponseDefinitionBuilder response = new ResponseDefinitionBuilder()
                .withStatus(reply.status())
                .withBody(reply.body().hasRemaining() ? reply.body().array() : null);
        reply.headers().forEach(field -> response.withHeader(field.getName(), field.getValue()));
        return response;
    }
}
