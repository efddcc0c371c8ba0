package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.text.ValueRenderer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a document's operations lead to, and the faults on the way.
 *
 * <p>All of the document but its components is looked at, and of these the ones that something looked at refers to.
 */
final class References {

    private static final String COMPONENTS = "/components";

    /** The keys whose value is an object with names as keys, except those of applicators. */
    private static final Set<String> NAMING = Set.of(
            "$defs",
            "callbacks",
            "content",
            "definitions",
            "encoding",
            "headers",
            "links",
            "paths",
            "pathItems",
            "responses",
            "schemas",
            "securitySchemes",
            "requestBodies",
            "variables",
            "webhooks");

    /** The keys of payloads, in which keywords have no special meaning. */
    private static final Set<String> PAYLOADS = Set.of("const", "default", "enum", "example", "value");

    private static final Set<String> TYPES =
            Set.of("array", "boolean", "integer", "null", "number", "object", "string");

    private final Contract contract;
    private final Set<String> reached = new HashSet<>();
    private final List<String> referrers = new ArrayList<>();
    private final Deque<String> ahead = new ArrayDeque<>();
    private final Map<String, String> faults = new LinkedHashMap<>();

    References(Contract contract) {
        this.contract = contract;
        for (Map.Entry<String, JsonNode> part : contract.document().properties()) {
            String pointer = Pointers.append(Pointers.ROOT, part.getKey());
            if (!pointer.equals(COMPONENTS) && !isPayload(part.getKey())) {
                look(part.getValue(), pointer, isNaming(part.getKey()));
            }
        }
        while (!ahead.isEmpty()) {
            String pointer = ahead.remove();
            look(contract.at(pointer), pointer, false);
        }
        Set<String> done = new HashSet<>();
        referrers.forEach(referrer -> follow(referrer, new HashSet<>(), done));
    }

    /** Returns whether a place is outside the components, or in a component that an operation refers to. */
    boolean includes(String pointer) {
        if (!isOnDemand(pointer)) {
            return true;
        }
        String around = pointer;
        while (!around.isEmpty() && !reached.contains(around)) {
            around = Pointers.parent(around);
        }
        return !around.isEmpty();
    }

    /** Returns the faults by their pointers. */
    Map<String, String> faults() {
        return faults;
    }

    private void look(JsonNode node, String pointer, boolean names) {
        if (!names && node.isObject()) {
            reference(node, pointer);
            type(node.path("type"), Pointers.append(pointer, "type"));
            pattern(node.path("pattern").asText(""), Pointers.append(pointer, "pattern"));
            Applicator.PATTERN_PROPERTIES
                    .subschemas(contract, pointer)
                    .forEach(place -> pattern(Pointers.last(place), place));
            node.path("discriminator").path("mapping").forEach(target -> goOn(Contract.discriminated(target.asText())));
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String key = field.getKey();
            String child = Pointers.append(pointer, key);
            if (!names && key.equals("examples")) {
                examples(field.getValue(), child);
            } else if (names || !isPayload(key)) {
                look(field.getValue(), child, !names && isNaming(key));
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            look(node.get(i), Pointers.append(pointer, i), false);
        }
    }

    /** Returns whether the value of a keyword is a payload or an extension, in which keywords have no meaning. */
    static boolean isPayload(String key) {
        return PAYLOADS.contains(key) || key.startsWith("x-");
    }

    /** Returns whether the value of a keyword is an object whose keys are names. */
    static boolean isNaming(String key) {
        return NAMING.contains(key)
                || Applicator.of(key).filter(Applicator::isMap).isPresent();
    }

    private void examples(JsonNode examples, String pointer) {
        examples.properties()
                .forEach(example -> reference(example.getValue(), Pointers.append(pointer, example.getKey())));
    }

    private void reference(JsonNode node, String pointer) {
        String dynamic = Pointers.append(pointer, BundleScan.DYNAMIC_REFERENCE);
        contract.bundle().fault(dynamic).ifPresent(fault -> faults.put(dynamic, fault));
        if (!node.path("$ref").isTextual()) {
            return;
        }
        String place = Pointers.append(pointer, "$ref");
        String reference = contract.bundle().reference(place, node.path("$ref").textValue());
        Optional<String> fault = contract.bundle().fault(place);
        Optional<String> target = Pointers.inReference(node.path("$ref").textValue());
        if (fault.isPresent() || target.isEmpty()) {
            faults.put(place, fault.orElse("the reference " + reference + " cannot be resolved"));
            return;
        }
        if (contract.resolve(target.get()).isEmpty()) {
            faults.put(place, "the reference " + reference + " cannot be resolved");
        }
        goOn(target.get());
        referrers.add(pointer);
    }

    /** Finds schemas that apply themselves to the same value, which would be validated endlessly. */
    // Not a SchemaComposition, which visits a schema once: a cycle is a schema that is reached again while open.
    private void follow(String pointer, Set<String> open, Set<String> done) {
        if (done.contains(pointer)) {
            return;
        }
        open.add(pointer);
        JsonNode schema = contract.at(pointer);
        String reference = schema.path("$ref").asText("");
        Optional<String> target = reference.isEmpty() ? Optional.empty() : Pointers.inReference(reference);
        if (target.filter(open::contains).isPresent()) {
            faults.putIfAbsent(
                    Pointers.append(pointer, "$ref"),
                    "the reference " + contract.bundle().reference(Pointers.append(pointer, "$ref"), reference)
                            + " is circular without going deeper into the value");
        } else {
            target.ifPresent(next -> follow(next, open, done));
        }
        for (Applicator applicator : Applicator.values()) {
            if (applicator.isInPlace()) {
                applicator.subschemas(contract, pointer).forEach(part -> follow(part, open, done));
            }
        }
        open.remove(pointer);
        done.add(pointer);
    }

    private void goOn(String pointer) {
        if (reached.add(pointer) && isOnDemand(pointer)) {
            ahead.add(pointer);
        }
    }

    /** Returns whether a place is only part of the contract if something refers to it. */
    private static boolean isOnDemand(String pointer) {
        return pointer.startsWith(COMPONENTS + "/") || DocumentBundle.isInFile(pointer);
    }

    private void type(JsonNode type, String pointer) {
        for (JsonNode name : type.isArray() ? type : List.of(type)) {
            // If it is not a string, it is missing or the schema of a property named type.
            if (name.isValueNode() && !TYPES.contains(name.asText())) {
                faults.put(pointer, "the type " + name.asText() + " is not a type of JSON Schema");
            }
        }
    }

    private void pattern(String pattern, String pointer) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            faults.put(
                    pointer,
                    "the pattern " + ValueRenderer.shorten(pattern) + " is not a valid regular expression: "
                            + e.getDescription());
        }
    }
}
