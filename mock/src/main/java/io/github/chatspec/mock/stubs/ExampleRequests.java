package io.github.chatspec.mock.stubs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.serving.SampleRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out how to request an example of an operation, or why there is none. */
public final class ExampleRequests {

    private ExampleRequests() {}

    /** Returns a request that is answered with an example, which it asks for by name if none is chosen by default. */
    public static SampleRequest of(Contract contract, Operation operation) {
        SampleRequest request = SampleRequest.of(contract, operation);
        return operation.choices().isEmpty()
                ? request.with(
                        "Prefer", SampleRequest.preference(operation.samples().get(0)))
                : request;
    }

    /** Returns the reason why no example of an operation can be served. */
    public static String reasonForNone(Contract contract, Operation operation) {
        List<JsonNode> examples = new ArrayList<>();
        boolean hasBody = false;
        for (Response response : operation.responses()) {
            String content = Pointers.append(response.place().pointer(), "content");
            for (String mediaType : names(contract, content)) {
                hasBody = true;
                String parent = Pointers.append(Pointers.append(content, mediaType), "examples");
                for (String name : names(contract, parent)) {
                    contract.resolve(Pointers.append(parent, name))
                            .map(contract::at)
                            .ifPresent(examples::add);
                }
            }
        }
        if (examples.stream().anyMatch(example -> example.has("externalValue"))) {
            return "its examples are at URLs, which are not fetched";
        }
        if (!examples.isEmpty()) {
            return "its examples have no value";
        }
        return hasBody ? "the contract has no example" : "no response has a body";
    }

    private static List<String> names(Contract contract, String pointer) {
        Optional<String> resolved = contract.resolve(pointer);
        List<String> names = new ArrayList<>();
        resolved.map(contract::at).ifPresent(node -> node.fieldNames().forEachRemaining(names::add));
        return names;
    }
}
