package io.github.chatspec.coverage.shape;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.SchemaComposition;
import io.github.chatspec.coverage.shape.BodyShape.Part;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shapes of one contract, each created when first requested; may be shared between threads. */
public final class BodyShapes {

    /** The applicators whose subschemas apply to some values only. */
    private static final List<Applicator> CONDITIONAL =
            List.of(Applicator.THEN, Applicator.ELSE, Applicator.DEPENDENT_SCHEMAS);

    private final Contract contract;
    private final SchemaComposition composition;
    private final Map<Set<Part>, BodyShape> shapes = new ConcurrentHashMap<>();

    /**
     * Creates the shapes of a contract.
     *
     * @param contract the contract
     */
    public BodyShapes(Contract contract) {
        this.contract = contract;
        this.composition = new SchemaComposition(contract);
    }

    /** Returns the shape of a response's body in any media type; one without keys where no schema describes it. */
    public BodyShape of(Response response) {
        Set<Part> roots = response.contents().stream()
                .flatMap(content -> content.schema().stream())
                .map(schema -> new Part(schema, response.contents().size() == 1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return of(roots);
    }

    public BodyShape of(Set<Part> parts) {
        BodyShape known = shapes.get(parts);
        return known != null ? known : shapes.computeIfAbsent(parts, this::newShape);
    }

    private BodyShape newShape(Set<Part> parts) {
        Set<String> certain = composition.withReferences(
                parts.stream().filter(Part::sure).map(Part::schema).toList(), this::certainParts);
        Set<String> applying =
                composition.withReferences(parts.stream().map(Part::schema).toList(), this::possibleParts);
        Map<String, Set<Part>> keys = new LinkedHashMap<>();
        Set<Part> rest = new LinkedHashSet<>();
        Set<Part> items = new LinkedHashSet<>();
        Set<String> required = new LinkedHashSet<>();
        applying.forEach(pointer -> {
            boolean sure = certain.contains(pointer);
            JsonNode schema = contract.at(pointer);
            members(pointer, Applicator.PROPERTIES)
                    .forEach((key, member) -> keys.computeIfAbsent(key, absent -> new LinkedHashSet<>())
                            .add(new Part(member, sure)));
            members(pointer, Applicator.PATTERN_PROPERTIES)
                    .values()
                    .forEach(member -> rest.add(new Part(member, false)));
            Stream.of(Applicator.ADDITIONAL_PROPERTIES, Applicator.UNEVALUATED_PROPERTIES)
                    .flatMap(keyword -> objects(pointer, keyword))
                    .forEach(other -> rest.add(new Part(other, sure)));
            objects(pointer, Applicator.ITEMS).forEach(item -> items.add(new Part(item, sure)));
            Applicator.PREFIX_ITEMS.subschemas(contract, pointer).forEach(item -> items.add(new Part(item, false)));
            if (sure) {
                schema.path("required").forEach(key -> required.add(key.asText()));
            }
        });
        return new BodyShape(
                below(keys.values(), List.of(rest, items)),
                keys,
                required,
                rest,
                items,
                closed(parts),
                new ObjectKinds(ObjectKind.named(contract, applying), List.copyOf(keys.keySet())));
    }

    private static Set<String> below(Collection<Set<Part>> members, Collection<Set<Part>> others) {
        return Stream.concat(members.stream(), others.stream())
                .flatMap(Set::stream)
                .map(Part::schema)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the schemas of properties; a property in a {@code not} is not documented. */
    private Map<String, String> members(String pointer, Applicator keyword) {
        Map<String, String> members = new LinkedHashMap<>();
        for (String member : keyword.subschemas(contract, pointer)) {
            JsonNode schema = contract.at(member);
            if (!schema.isBoolean() || schema.booleanValue()) {
                members.put(Pointers.last(member), member);
            }
        }
        return members;
    }

    private Stream<String> objects(String pointer, Applicator keyword) {
        return keyword.subschemas(contract, pointer).stream()
                .filter(subschema -> contract.at(subschema).isObject());
    }

    /** Returns the parts that apply to every value to which a schema applies. */
    private List<String> certainParts(String pointer) {
        List<String> parts = new ArrayList<>(Applicator.ALL_OF.subschemas(contract, pointer));
        for (Applicator alternatives : Applicator.ALTERNATIVES) {
            List<String> branches = branches(pointer, alternatives);
            // A single branch in addition to null is not a choice: it applies to every other value.
            parts.addAll(branches.size() == 1 ? branches : List.of());
        }
        return parts;
    }

    /** Returns the parts that apply to some of the values to which a schema applies. */
    private List<String> possibleParts(String pointer) {
        List<String> parts = new ArrayList<>(Applicator.ALL_OF.subschemas(contract, pointer));
        Applicator.ALTERNATIVES.forEach(alternatives -> parts.addAll(branches(pointer, alternatives)));
        parts.addAll(composition.subschemas(pointer, CONDITIONAL));
        for (JsonNode target : contract.at(pointer).path("discriminator").path("mapping")) {
            parts.add(Contract.discriminated(target.asText()));
        }
        return parts;
    }

    /** Returns the branches of an applicator that accept more than null. */
    private List<String> branches(String pointer, Applicator alternatives) {
        return alternatives.subschemas(contract, pointer).stream()
                .filter(branch -> !isNull(branch))
                .toList();
    }

    /** Returns the values that the unconditional parts, or all of the alternatives, allow at a place. */
    private Set<String> closed(Set<Part> parts) {
        Set<String> sure = new LinkedHashSet<>();
        Set<String> all = new LinkedHashSet<>();
        boolean open = false;
        for (Part part : parts) {
            Set<String> closed = closed(part.schema(), 0);
            sure.addAll(part.sure() ? closed : Set.of());
            all.addAll(closed);
            open |= closed.isEmpty();
        }
        return sure.isEmpty() ? (open ? Set.of() : all) : sure;
    }

    // Not a SchemaComposition: each branch gives a set of values, and alternatives restrict a value only together.
    private Set<String> closed(String pointer, int hops) {
        JsonNode schema = contract.at(pointer);
        Set<String> values = new LinkedHashSet<>();
        if (schema.has("const")) {
            addText(schema.get("const"), values);
        }
        schema.path("enum").forEach(value -> addText(value, values));
        if (!values.isEmpty() || hops > 20) {
            return values;
        }
        contract.target(pointer).ifPresent(target -> values.addAll(closed(target, hops + 1)));
        for (String branch : Applicator.ALL_OF.subschemas(contract, pointer)) {
            values.addAll(closed(branch, hops + 1));
        }
        for (Applicator alternatives : values.isEmpty() ? Applicator.ALTERNATIVES : List.<Applicator>of()) {
            List<Set<String>> branches = branches(pointer, alternatives).stream()
                    .map(branch -> closed(branch, hops + 1))
                    .toList();
            if (branches.stream().noneMatch(Set::isEmpty)) {
                branches.forEach(values::addAll);
            }
        }
        return values;
    }

    private boolean isNull(String pointer) {
        return contract.at(pointer).path("type").asText("").equals("null");
    }

    private static void addText(JsonNode value, Set<String> values) {
        if (value.isValueNode() && !value.isNull()) {
            values.add(value.isNumber() ? JsonEquality.spelling(value.asText()) : value.asText());
        }
    }
}
