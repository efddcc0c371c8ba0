package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.chatspec.serving.Reply;
import java.util.List;

/**
 * A refusal by the mock itself, as a response of WireMock.
 *
 * @param status the HTTP status
 * @param name the value of the header field that names the refusal
 * @param message what is wrong and what to do, in one sentence
 * @param key the name of the list in the body
 * @param choices the alternatives, which may be none
 */
public record MockRefusal(int status, String name, String message, String key, List<String> choices) {

    ResponseDefinition answer() {
        return builder(Reply.refusal(status, name, message, key, choices)).build();
    }

    /** Returns a reply as a response of WireMock. */
    static ResponseDefinitionBuilder builder(Reply reply) {
        ResponseDefinitionBuilder response = new ResponseDefinitionBuilder()
                .withStatus(reply.status())
                .withBody(reply.body().hasRemaining() ? reply.body().array() : null);
        reply.headers().forEach(response::withHeader);
        return response;
    }
}
