package io.github.chatspec.mock.stubs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.chatspec.mock.pages.Page;
import java.util.List;
import java.util.Map;

/**
 * A refusal of the mock's own, which no vendor documents; its header tells it from theirs.
 *
 * @param status the HTTP status
 * @param name what the header says
 * @param message what is wrong and what to do, in one sentence
 * @param key the name of the list in the body
 * @param choices what could be asked for instead, none where nothing could
 */
public record MockRefusal(int status, String name, String message, String key, List<String> choices) {

    /** The refusal of a method that a page of the mock's own does not know. */
    public static Page.Reply method(String allowed) {
        MockRefusal refusal = new MockRefusal(
                405,
                "method-not-allowed",
                "The mock knows no such method here; take one that it allows.",
                "allowed",
                List.of(allowed.split(", ", -1)));
        return new Page.Reply(405, "application/json", refusal.body(), Map.of("Allow", allowed));
    }

    /** The refusal of an address whose escapes are none, or stand for no text. */
    public static Page.Reply encoding() {
        MockRefusal refusal = new MockRefusal(
                400,
                "not-well-encoded",
                "The address is not well encoded; write what is not ASCII as the octets of its UTF-8, each as % and two"
                        + " hexadecimal digits.",
                "",
                List.of());
        return refusal.reply();
    }

    /** The refusal of a head with more fields than anybody needs. */
    public static Page.Reply tooManyFields(int most) {
        return new MockRefusal(
                        431,
                        "too-many-fields",
                        "More than " + most + " header fields are not looked at; send fewer.",
                        "",
                        List.of())
                .reply();
    }

    private Page.Reply reply() {
        return new Page.Reply(status, "application/json", body(), Map.of(SampleStubs.REFUSAL_HEADER, name));
    }

    String body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("message", message);
        if (!choices.isEmpty()) {
            choices.forEach(body.putArray(key)::add);
        }
        return body.toPrettyString();
    }

    ResponseDefinition answer() {
        return new ResponseDefinitionBuilder()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withHeader(SampleStubs.REFUSAL_HEADER, name)
                .withBody(body())
                .build();
    }
}
