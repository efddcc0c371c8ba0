package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The examples of a parameter, a header or the content of a request. */
public final class DocumentedExamples {

    private static final List<String> IN_SCHEMA = List.of("/example", "/examples/0", "/default", "/const", "/enum/0");

    private DocumentedExamples() {}

    /**
     * Returns the examples that a parameter, a header or a media type has.
     *
     * @param contract the contract
     * @param pointer the JSON Pointer of the object, which may have a schema
     * @return its own examples, then the example, the default, the constant and the first enum value of its schema
     */
    public static List<JsonNode> at(Contract contract, String pointer) {
        JsonNode holder = contract.at(pointer);
        List<JsonNode> examples = new ArrayList<>();
        if (holder.has("example")) {
            examples.add(holder.get("example"));
        }
        examples.addAll(named(contract, pointer).values());
        Optional<String> schema = contract.resolve(Pointers.append(pointer, "schema"));
        if (schema.isPresent()) {
            for (String place : IN_SCHEMA) {
                JsonNode value = contract.at(schema.get()).at(place);
                if (!value.isMissingNode()) {
                    examples.add(value);
                }
            }
        }
        String contents = Pointers.append(pointer, "content");
        for (Map.Entry<String, JsonNode> content : contract.at(contents).properties()) {
            examples.addAll(at(contract, Pointers.append(contents, content.getKey())));
        }
        return examples;
    }

    /**
     * Returns the values of the examples that have a name.
     *
     * @param contract the contract
     * @param pointer the JSON Pointer of a parameter, a header or a media type
     * @return the values by name, in the order of the document; those at other addresses are left out
     */
    public static Map<String, JsonNode> named(Contract contract, String pointer) {
        String parent = Pointers.append(pointer, "examples");
        Map<String, JsonNode> named = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> example : contract.at(parent).properties()) {
            Optional<String> resolved = contract.resolve(Pointers.append(parent, example.getKey()));
            if (resolved.isPresent() && contract.at(resolved.get()).has("value")) {
                named.put(example.getKey(), contract.at(resolved.get()).get("value"));
            }
        }
        return named;
    }
}
