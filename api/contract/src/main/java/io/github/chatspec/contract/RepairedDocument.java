package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.json.Pointers;
import java.util.ArrayDeque;
import java.util.Deque;
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
 * reports with the correct line, and defects that allow only one interpretation. What is in other files is part of the
 * copy, where swagger-parser expects it.
 */
final class RepairedDocument {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Pattern OPERATION =
            Pattern.compile("(/paths|/webhooks|/components/pathItems|.*/callbacks/[^/]+)"
                    + "/[^/]+/(get|put|post|delete|options|head|patch|trace)");
    private static final Pattern COMPONENT = Pattern.compile("/components/[^/]+/[^/]+");
    private static final Pattern COMPONENT_NAME = Pattern.compile("[a-zA-Z0-9._-]+");
    private static final String SCHEMAS = "/components/schemas";

    /** The places of references to something else than a schema. */
    private static final Pattern NO_SCHEMA = Pattern.compile(".*/(callbacks|examples|headers|links|parameters|pathItems"
            + "|paths|requestBodies|responses|securitySchemes|webhooks)/[^/]+|.*/requestBody|.*/callbacks/[^/]+/[^/]+");

    /** A reference that swagger-parser takes for one to another file, which it does not read. */
    private static final TextNode ELSEWHERE = TextNode.valueOf("./elsewhere.json");

    private final Contract contract;
    private final References references;
    private final Set<String> operationIds = new HashSet<>();

    /** The names in the copy of components that are in another file or whose names swagger-parser does not allow. */
    private final Map<String, String> names = new HashMap<>();

    /** The schemas in other files that are still to be copied. */
    private final Deque<String> schemas = new ArrayDeque<>();

    /** The parts of other files within which the copy is. */
    private final Set<String> open = new HashSet<>();

    private final IdentityHashMap<JsonNode, String> pointers = new IdentityHashMap<>();
    private final ObjectNode tree;

    /**
     * Where a value is.
     *
     * @param pointer its pointer in the contract's document
     * @param role its pointer in the copy
     * @param isNaming whether the keys are names instead of keywords
     */
    private record Place(String pointer, String role, boolean isNaming) {

        Place child(String key) {
            String childRole = Pointers.append(role, key);
            boolean naming = !isNaming && (References.isNaming(key) || childRole.equals("/components/" + key));
            return new Place(Pointers.append(pointer, key), childRole, naming);
        }

        Place item(int index) {
            return new Place(Pointers.append(pointer, index), Pointers.append(role, index), false);
        }
    }

    RepairedDocument(Contract contract, References references) {
        this.contract = contract;
        this.references = references;
        this.tree = (ObjectNode) copy(contract.document(), new Place(Pointers.ROOT, Pointers.ROOT, false));
        while (!schemas.isEmpty()) {
            String schema = schemas.remove();
            String name = names.get(schema);
            JsonNode copy = copy(contract.at(schema), new Place(schema, Pointers.append(SCHEMAS, name), false));
            tree.withObject(SCHEMAS).set(name, copy);
        }
    }

    /** Returns the copy. */
    JsonNode tree() {
        return tree;
    }

    /** Returns the pointer in the contract's document of an object or array of the copy. */
    String pointer(JsonNode container) {
        return pointers.getOrDefault(container, Pointers.ROOT);
    }

    private JsonNode copy(JsonNode value, Place place) {
        Optional<String> elsewhere = place.isNaming() ? Optional.empty() : inOtherFile(value, place);
        if (elsewhere.isPresent()) {
            String target = elsewhere.get();
            if (!open.add(target)) {
                return NODES.objectNode().set("$ref", ELSEWHERE);
            }
            JsonNode copy = copy(contract.at(target), new Place(target, place.role(), false));
            open.remove(target);
            return copy;
        }
        JsonNode copy = isBooleanSchema(value, place.role()) ? NODES.objectNode() : value;
        if (value.isArray()) {
            ArrayNode array = NODES.arrayNode(value.size());
            for (int i = 0; i < value.size(); i++) {
                array.add(copy(value.get(i), place.item(i)));
            }
            copy = array;
        } else if (value.isObject()) {
            copy = place.isNaming() ? named(value, place) : completed(object(value, place), place.role());
        }
        if (copy.isContainerNode()) {
            pointers.put(copy, place.pointer());
        }
        return copy;
    }

    /** Returns the target of a reference to something else than a schema in another file. */
    private Optional<String> inOtherFile(JsonNode value, Place place) {
        String reference = value.path("$ref").asText("");
        boolean isUsable = NO_SCHEMA.matcher(place.role()).matches()
                && !references.faults().containsKey(Pointers.append(place.pointer(), "$ref"));
        return isUsable
                ? Pointers.inReference(reference)
                        .filter(DocumentBundle::isInFile)
                        .flatMap(contract::resolve)
                : Optional.empty();
    }

    /** Returns whether a value is the schema true or false, which swagger-parser knows only within other schemas. */
    private boolean isBooleanSchema(JsonNode value, String role) {
        return value.isBoolean()
                && !contract.isOpenApi30()
                && (role.endsWith("/schema") || Pointers.parent(role).equals(SCHEMAS));
    }

    private ObjectNode named(JsonNode value, Place place) {
        ObjectNode copy = NODES.objectNode();
        for (Map.Entry<String, JsonNode> part : value.properties()) {
            Place child = place.child(part.getKey());
            if (references.includes(child.pointer())) {
                copy.set(name(child.role()), copy(part.getValue(), child));
            }
        }
        return copy;
    }

    private ObjectNode object(JsonNode value, Place place) {
        ObjectNode copy = NODES.objectNode();
        for (Map.Entry<String, JsonNode> part : value.properties()) {
            repaired(part.getKey(), part.getValue(), place.child(part.getKey()))
                    .ifPresent(field -> copy.set(part.getKey(), field));
        }
        return copy;
    }

    private Optional<JsonNode> repaired(String key, JsonNode value, Place place) {
        if (key.equals("$ref") && value.isTextual()) {
            return Optional.of(references.faults().containsKey(place.pointer()) ? ELSEWHERE : reference(value));
        }
        if (references.faults().containsKey(place.pointer())
                || place.role().equals("/" + DocumentBundle.FILES)
                || isRepeatedId(key, value, place.role())) {
            return Optional.empty();
        }
        if (key.equals("examples") && value.isObject()) {
            return Optional.of(emptied(value));
        }
        return Optional.of(References.isPayload(key) ? value : copy(value, place));
    }

    /** Adds what the object may lack without being ambiguous, and removes an example that other ones replace. */
    private ObjectNode completed(ObjectNode copy, String role) {
        if (copy.path("type").asText().equals("array") && !copy.has("items")) {
            copy.putObject("items");
        }
        if (copy.path("examples").isObject()) {
            copy.remove("example");
        }
        boolean mayLackResponses =
                !contract.isOpenApi30() && OPERATION.matcher(role).matches();
        if (mayLackResponses && !copy.has("responses")) {
            copy.putObject("responses");
        }
        return copy;
    }

    private boolean isRepeatedId(String key, JsonNode value, String role) {
        return key.equals("operationId")
                && OPERATION.matcher(Pointers.parent(role)).matches()
                && !operationIds.add(value.asText());
    }

    private JsonNode reference(JsonNode reference) {
        Optional<String> target = Pointers.inReference(reference.textValue());
        if (target.isPresent() && DocumentBundle.isInFile(target.get())) {
            if (!names.containsKey(target.get())) {
                names.put(target.get(), allowed(contract.reference(target.get()).replaceFirst("#$", "")));
                schemas.add(target.get());
            }
            return TextNode.valueOf("#" + Pointers.append(SCHEMAS, names.get(target.get())));
        }
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
        return names.computeIfAbsent(pointer, absent -> allowed(name));
    }

    private String allowed(String name) {
        return name.replaceAll("[^a-zA-Z0-9._-]+", "_") + "_" + (names.size() + 1);
    }

    /** Returns the examples without their payloads, and without those in which swagger-parser finds no defect anyway. */
    private static JsonNode emptied(JsonNode examples) {
        ObjectNode copy = NODES.objectNode();
        for (Map.Entry<String, JsonNode> example : examples.properties()) {
            JsonNode value = example.getValue();
            if (!isPlainExample(value)) {
                copy.set(
                        example.getKey(),
                        value.has("value")
                                ? NODES.objectNode()
                                        .<ObjectNode>setAll((ObjectNode) value)
                                        .put("value", "")
                                : value);
            }
        }
        return copy;
    }

    /** Returns whether an example has nothing but a payload, extensions and texts; a contract may have thousands of them. */
    private static boolean isPlainExample(JsonNode example) {
        if (!example.has("value") || example.has("externalValue")) {
            return false;
        }
        for (Map.Entry<String, JsonNode> part : example.properties()) {
            boolean isText = part.getKey().equals("summary") || part.getKey().equals("description");
            if (isText
                    ? !part.getValue().isTextual()
                    : !part.getKey().equals("value") && !part.getKey().startsWith("x-")) {
                return false;
            }
        }
        return true;
    }
}
