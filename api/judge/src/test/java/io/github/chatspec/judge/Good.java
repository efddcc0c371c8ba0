package io.github.chatspec.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.json.Pointers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A good answer: a sample, or a printed message inside the smallest chat.
 *
 * @param contract the contract
 * @param operation the operation
 * @param name the name of the sample
 * @param status the HTTP status
 * @param mediaType the media type
 * @param tree the body
 */
public record Good(Contract contract, Operation operation, String name, int status, String mediaType, JsonNode tree) {

    private static final String MESSAGES = "/response/messages";

    public static List<Good> all() {
        List<Good> all = new ArrayList<>();
        Contract.builtIn().forEach(contract -> all.addAll(of(contract)));
        return all;
    }

    static List<Good> of(Contract contract) {
        List<Good> all = new ArrayList<>();
        contract.operations()
                .forEach(operation -> operation.samples().forEach(sample -> {
                    Good good = of(contract, operation, sample, sample.name());
                    all.add(good);
                    if (sample.name().equals("sms-minimal")) {
                        all.addAll(good.withMessages());
                    }
                }));
        return all;
    }

    private static Good of(Contract contract, Operation operation, Sample sample, String name) {
        return new Good(contract, operation, name, sample.status(), sample.mediaType(), Mutant.tree(sample.body()));
    }

    private List<Good> withMessages() {
        List<Good> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> example :
                contract.at("/components/schemas/Message/x-examples").properties()) {
            String file = example.getValue().path("externalValue").asText();
            ArrayNode messages = JsonNodeFactory.instance.arrayNode().add(Mutant.tree(contract.readFile(file)));
            JsonNode chat = with(MESSAGES, messages);
            all.add(new Good(contract, operation, "message " + example.getKey(), status, mediaType, chat));
        }
        return all;
    }

    Response response() {
        return operation.response(status).orElseThrow();
    }

    Content content() {
        return response().contents().get(0);
    }

    public String schema() {
        return contract.resolve(content().schema().orElseThrow()).orElseThrow();
    }

    /** The body with another value at a pointer, whose key may be a new one, or the index that of a new item. */
    JsonNode with(String pointer, JsonNode value) {
        if (pointer.isEmpty()) {
            return value;
        }
        JsonNode copy = tree.deepCopy();
        JsonNode parent = copy.at(Pointers.parent(pointer));
        String key = Pointers.last(pointer);
        if (parent instanceof ObjectNode object) {
            object.set(key, value);
        } else if (Integer.parseInt(key) == parent.size()) {
            ((ArrayNode) parent).add(value);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(key), value);
        }
        return copy;
    }

    /** The body without a key. */
    JsonNode without(String pointer) {
        JsonNode copy = tree.deepCopy();
        ((ObjectNode) copy.at(Pointers.parent(pointer))).remove(Pointers.last(pointer));
        return copy;
    }

    public Exchange exchange(JsonNode body) {
        return exchange(body.toString());
    }

    Exchange exchange(String body) {
        return exchange(status, mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    public Exchange exchange(int otherStatus, String otherType, byte[] body) {
        return Exchange.ofOperation(operation.qualifiedId())
                .status(otherStatus)
                .headers(headers(operation.response(otherStatus), otherType))
                .body(body);
    }

    /** The header fields of a response as its examples have them. */
    static Headers headers(Optional<Response> response, String mediaType) {
        return headers(response).with("Content-Type", mediaType);
    }

    /** The header fields of a response as its examples have them, without its media type. */
    static Headers headers(Optional<Response> response) {
        Headers headers = Headers.NONE;
        for (Map.Entry<String, String> field :
                response.map(Response::headers).orElse(Map.of()).entrySet()) {
            headers = headers.with(field.getKey(), field.getValue());
        }
        return headers;
    }

    @Override
    public String toString() {
        return operation.qualifiedId() + " " + name;
    }
}
