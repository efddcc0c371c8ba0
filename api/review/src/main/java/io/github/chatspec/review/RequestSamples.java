package io.github.chatspec.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.RequestBody;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.List;

/** Reads the examples of request bodies that are part of the contracts. */
final class RequestSamples {

    private RequestSamples() {}

    static List<JsonNode> of(ChangeList list, RequestBody old, RequestBody now, String mediaType) {
        List<JsonNode> samples = new ArrayList<>();
        add(list.older().contract(), old, mediaType, samples);
        add(list.newer().contract(), now, mediaType, samples);
        return samples;
    }

    private static void add(Contract contract, RequestBody body, String mediaType, List<JsonNode> samples) {
        String content = Pointers.append(Pointers.append(body.place().pointer(), "content"), mediaType);
        JsonNode node = contract.at(content);
        if (node.has("example")) {
            samples.add(node.get("example"));
        }
        node.path("examples")
                .fieldNames()
                .forEachRemaining(name -> contract.resolve(Pointers.append(Pointers.append(content, "examples"), name))
                        .map(contract::at)
                        .filter(example -> example.has("value"))
                        .ifPresent(example -> samples.add(example.get("value"))));
    }
}
