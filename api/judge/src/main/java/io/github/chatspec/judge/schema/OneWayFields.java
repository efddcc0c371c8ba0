package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SchemaComposition;
import io.github.chatspec.json.Pointers;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The fields that only messages of the other direction have, also if they are required: those that a contract marks as
 * {@code writeOnly} for a response, and as {@code readOnly} for a request.
 */
public final class OneWayFields {

    private final Contract contract;
    private final String mark;
    private final SchemaComposition composition;
    /** Whether the document of a contract has the mark at all; the search takes long, and is needed for each object. */
    private static final Map<Contract, Map<String, Boolean>> HAVE_MARKS =
            Collections.synchronizedMap(new WeakHashMap<>());

    public OneWayFields(Contract contract, Direction direction) {
        this.contract = contract;
        this.mark = direction == Direction.RESPONSE ? "writeOnly" : "readOnly";
        this.composition = new SchemaComposition(contract);
    }

    /**
     * Returns whether a key belongs to the other direction only.
     *
     * @param schemas the JSON Pointers of all schemas that describe the object
     * @param key the key
     * @return whether one of the schemas marks it
     */
    public boolean includes(Collection<String> schemas, String key) {
        if (!hasMarks()) {
            return false;
        }
        for (String schema : schemas) {
            String property = Applicator.PROPERTIES.subschema(schema, key);
            if (contract.at(schema).path(Applicator.PROPERTIES.keyword()).has(key) && isMarked(property)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether a schema requires a key of the messages of this direction, as the validator reads it.
     *
     * @param schema the JSON Pointer of the schema that lists the key as required
     * @param key the key
     */
    public boolean isRequired(String schema, String key) {
        return !hasMarks() || !includes(around(schema), key);
    }

    private Set<String> around(String schema) {
        return composition.withReferences(
                List.of(outermost(schema)), part -> composition.subschemas(part, Applicator.IN_PLACE));
    }

    /** Returns the document of the contract, in which no schema requires a key that it marks or whose mark is next to it. */
    JsonNode document() {
        JsonNode document = contract.document();
        return hasMarks() ? copy(document, Pointers.ROOT) : document;
    }

    private boolean hasMarks() {
        // No lambdas here, since the first one takes a new process as long as a check.
        HAVE_MARKS.putIfAbsent(contract, new ConcurrentHashMap<>());
        Map<String, Boolean> marks = HAVE_MARKS.get(contract);
        Boolean known = marks.get(mark);
        if (known == null) {
            known = contract.document().findValue(mark) != null;
            marks.put(mark, known);
        }
        return known;
    }

    private boolean isMarked(String property) {
        for (String part : composition.withAllOf(List.of(property))) {
            if (contract.at(part).path(mark).asBoolean()) {
                return true;
            }
        }
        return false;
    }

    /** Returns a copy of a value, or the value itself if nothing changes in it, as in most of a document. */
    private JsonNode copy(JsonNode node, String pointer) {
        if (node instanceof ArrayNode array) {
            return copy(array, pointer);
        }
        return node instanceof ObjectNode object ? copy(object, pointer) : node;
    }

    @SuppressWarnings("ReferenceEquality") // whether a part was copied
    private JsonNode copy(ArrayNode array, String pointer) {
        ArrayNode copy = null;
        for (int i = 0; i < array.size(); i++) {
            JsonNode item = array.get(i);
            JsonNode copied = item.isContainerNode() ? copy(item, Pointers.append(pointer, i)) : item;
            if (copied != item) {
                copy = copy == null
                        ? JsonNodeFactory.instance.arrayNode(array.size()).addAll(array)
                        : copy;
                copy.set(i, copied);
            }
        }
        return copy == null ? array : copy;
    }

    @SuppressWarnings("ReferenceEquality") // whether a part was copied
    private JsonNode copy(ObjectNode object, String pointer) {
        ObjectNode copy = null;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode value = field.getValue();
            if (value.isContainerNode()) {
                boolean isList = field.getKey().equals("required") && value.isArray();
                JsonNode copied =
                        isList ? requiredHere(value, pointer) : copy(value, Pointers.append(pointer, field.getKey()));
                if (copied != value) {
                    copy = copy == null ? JsonNodeFactory.instance.objectNode().setAll(object) : copy;
                    copy.set(field.getKey(), copied);
                }
            }
        }
        return copy == null ? object : copy;
    }

    /** Returns the keys that a schema requires of the messages of this direction; the same node if these are all. */
    private JsonNode requiredHere(JsonNode required, String schema) {
        Set<String> around = around(schema);
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        required.forEach(key -> {
            if (!includes(around, key.asText())) {
                kept.add(key);
            }
        });
        return kept.size() == required.size() ? required : kept;
    }

    /** Returns the schema of which a schema is a part by applicators that apply to the same value. */
    private String outermost(String schema) {
        String outermost = schema;
        while (true) {
            String parent = Pointers.parent(outermost);
            Optional<Applicator> single =
                    Applicator.of(Pointers.last(outermost)).filter(Applicator::isInPlace);
            Optional<Applicator> listed = Applicator.of(Pointers.last(parent)).filter(Applicator::isInPlace);
            if (single.isEmpty() && listed.isEmpty()) {
                return outermost;
            }
            outermost = single.isPresent() ? parent : Pointers.parent(parent);
        }
    }
}
