package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.json.Pointers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A copy of a contract's document in which swagger-parser finds only defects that {@link DocumentProblem} reports.
 *
 * <p>Left out or completed are: components that no operation refers to, payloads of examples, what {@link References}
 * reports with the correct line, and defects that allow only one interpretation.
 */
final class RepairedDocument {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Pattern OPERATION = Pattern.compile(
            "(/paths|/webhooks|/components/pathItems|.*/callbacks/[^/]+)/[^/]+/(get|put|post|delete|options|head|patch|trace)");
    private static final Pattern COMPONENT = Pattern.compile("/components/[^/]+/[^/]+");
    private static final Pattern COMPONENT_NAME = Pattern.compile("[a-zA-Z0-9._-]+");

    /** A reference that swagger-parser takes for one to another file, which it does not read. */
    private static final TextNode ELSEWHERE = TextNode.valueOf("./elsewhere.json");

    private final Contract contract;
    private final References references;
    private final Set<String> operationIds = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();
    private final IdentityHashMap<JsonNode, String> pointers = new IdentityHashMap<>();
    private final JsonNode tree;

    RepairedDocument(Contract contract, References references) {
        this.contract = contract;
        this.references = references;
        this.tree = copy(contract.document(), Pointers.ROOT, false);
    }

    /** Returns the copy. */
    JsonNode tree() {
        return tree;
    }

    /** Returns the pointer in the contract's document of an object or array of the copy. */
    String pointer(JsonNode container) {
        return pointers.get(container);
    }

    /** Copies a value; the keys of a naming one are names instead of keywords. */
    private JsonNode copy(JsonNode value, String pointer, boolean naming) {
        JsonNode copy = isBooleanSchema(value, pointer) ? NODES.objectNode() : value;
        if (value.isArray()) {
            ArrayNode array = NODES.arrayNode(value.size());
            for (int i = 0; i < value.size(); i++) {
                array.add(copy(value.get(i), Pointers.append(pointer, i), false));
            }
            copy = array;
        } else if (value.isObject()) {
            copy = naming ? named(value, pointer) : completed(object(value, pointer), pointer);
        }
        if (copy.isContainerNode()) {
            pointers.put(copy, pointer);
        }
        return copy;
    }

    /** Returns whether a value is the schema true or false, which swagger-parser knows only within other schemas. */
    private boolean isBooleanSchema(JsonNode value, String pointer) {
        return value.isBoolean()
                && !contract.isOpenApi30()
                && (pointer.endsWith("/schema") || Pointers.parent(pointer).equals("/components/schemas"));
    }

    private ObjectNode named(JsonNode value, String pointer) {
        ObjectNode copy = NODES.objectNode();
        for (Map.Entry<String, JsonNode> part : value.properties()) {
            String child = Pointers.append(pointer, part.getKey());
            if (references.includes(child)) {
                copy.set(name(child), copy(part.getValue(), child, false));
            }
        }
        return copy;
    }

    private ObjectNode object(JsonNode value, String pointer) {
        ObjectNode copy = NODES.objectNode();
        for (Map.Entry<String, JsonNode> part : value.properties()) {
            String key = part.getKey();
            String child = Pointers.append(pointer, key);
            Optional<JsonNode> repaired = repaired(key, part.getValue(), child);
            repaired.ifPresent(field -> copy.set(key, field));
        }
        return copy;
    }

    private Optional<JsonNode> repaired(String key, JsonNode value, String pointer) {
        if (key.equals("$ref") && value.isTextual()) {
            return Optional.of(references.faults().containsKey(pointer) ? ELSEWHERE : reference(value));
        }
        if (references.faults().containsKey(pointer) || isRepeatedId(key, value, pointer)) {
            return Optional.empty();
        }
        if (key.equals("examples") && value.isObject()) {
            return Optional.of(emptied(value));
        }
        if (References.isPayload(key)) {
            return Optional.of(value);
        }
        boolean naming = References.isNaming(key) || pointer.equals("/components/" + key);
        return Optional.of(copy(value, pointer, naming));
    }

    /** Adds what the object may lack without being ambiguous, and removes an example that other ones replace. */
    private ObjectNode completed(ObjectNode copy, String pointer) {
        if (copy.path("type").asText().equals("array") && !copy.has("items")) {
            copy.putObject("items");
        }
        if (copy.path("examples").isObject()) {
            copy.remove("example");
        }
        boolean mayLackResponses =
                !contract.isOpenApi30() && OPERATION.matcher(pointer).matches();
        if (mayLackResponses && !copy.has("responses")) {
            copy.putObject("responses");
        }
        return copy;
    }

    private boolean isRepeatedId(String key, JsonNode value, String pointer) {
        return key.equals("operationId")
                && OPERATION.matcher(Pointers.parent(pointer)).matches()
                && !operationIds.add(value.asText());
    }

    private JsonNode reference(JsonNode reference) {
        Optional<String> target = Pointers.inReference(reference.textValue());
        if (target.isEmpty() || !COMPONENT.matcher(target.get()).matches()) {
            return reference;
        }
        return TextNode.valueOf("#" + Pointers.append(Pointers.parent(target.get()), name(target.get())));
    }

    /** Returns the last segment of a pointer or, for a component, a unique name that swagger-parser allows. */
    private String name(String pointer) {
        String name = Pointers.last(pointer);
        if (!COMPONENT.matcher(pointer).matches()
                || COMPONENT_NAME.matcher(name).matches()) {
            return name;
        }
        return names.computeIfAbsent(
                pointer, absent -> name.replaceAll("[^a-zA-Z0-9._-]", "_") + "_" + (names.size() + 1));
    }

    private static JsonNode emptied(JsonNode examples) {
        ObjectNode copy = NODES.objectNode();
        for (Map.Entry<String, JsonNode> example : examples.properties()) {
            JsonNode value = example.getValue();
            copy.set(
                    example.getKey(),
                    value.has("value") ? ((ObjectNode) value).deepCopy().put("value", "") : value);
        }
        return copy;
    }
}
