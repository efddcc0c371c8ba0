package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SchemaComposition;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Walks a body along its schema: collects for each place in the body the schemas that describe it.
 *
 * <p>Of a composed schema, every part that applies counts: all of {@code allOf}, the branches of {@code anyOf} and
 * {@code oneOf} that accept the value (or else the intended one), the matching side of an {@code if}, and the schema
 * that a discriminator selects. A key that only a rejecting branch lists is documented too, unless a discriminator or a
 * constant rules this branch out.
 */
public final class SchemaWalk {

    /** The applicators whose subschemas document keys, whether they apply to a value or not. */
    private static final List<Applicator> LISTING =
            List.of(Applicator.ALL_OF, Applicator.ANY_OF, Applicator.ONE_OF, Applicator.THEN, Applicator.ELSE);

    /** The applicators that test a value without describing it. */
    private static final List<Applicator> TESTS = List.of(Applicator.IF, Applicator.NOT);

    private final Contract contract;
    private final SchemaComposition composition;
    private final Schemas schemas;
    private final SchemaChildren children;
    private final Diagnosis diagnosis;
    private final Map<String, Visit> visits = new LinkedHashMap<>();

    /**
     * One place in the body.
     *
     * @param value the value at this place
     * @param schemas the pointers of the schemas that describe it, references included and followed
     * @param undocumented the keys of the value that no schema documents, if any schema lists keys
     * @param undecided the schemas whose discriminator has a value that names none of the schemas to choose from, while
     *     there is no mapping
     */
    public record Visit(JsonNode value, Set<String> schemas, List<String> undocumented, List<String> undecided) {}

    public SchemaWalk(Contract contract, Schemas schemas, Diagnosis diagnosis, String schemaPointer, JsonNode body) {
        this.contract = contract;
        this.composition = new SchemaComposition(contract);
        this.schemas = schemas;
        this.children = new SchemaChildren(contract, schemas);
        this.diagnosis = diagnosis;
        visit(Pointers.ROOT, body, List.of(schemaPointer));
    }

    /** Returns the places by their JSON Pointer, in the order of the body. */
    public Map<String, Visit> visits() {
        return visits;
    }

    private void visit(String pointer, JsonNode value, List<String> declared) {
        Set<String> refusing = new LinkedHashSet<>();
        Set<String> applicable = composition.withReferences(declared, schema -> parts(schema, value, refusing));
        List<String> undocumented = new ArrayList<>();
        List<String> undecided = applicable.stream()
                .filter(schema -> diagnosis.isUnnamed(schema, value))
                .toList();
        visits.put(pointer, new Visit(value, applicable, undocumented, undecided));
        boolean listsKeys = applicable.stream().anyMatch(this::listsKeys)
                && applicable.stream().noneMatch(this::leadsElsewhere);
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            List<String> known = children.property(applicable, field.getKey());
            if (!known.isEmpty()) {
                visit(Pointers.append(pointer, field.getKey()), field.getValue(), known);
            } else if (listsKeys && applicable.stream().noneMatch(schema -> discriminates(schema, field.getKey()))) {
                undocumented.add(field.getKey());
            }
        }
        if (!undocumented.isEmpty()) {
            Set<String> listing =
                    composition.withReferences(refusing, schema -> composition.subschemas(schema, LISTING));
            Set<String> naming = naming(applicable);
            undocumented.removeIf(key -> listing.stream().anyMatch(schema -> lists(schema, key))
                    || naming.stream().anyMatch(schema -> names(schema, key)));
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            List<String> known = children.item(applicable, i);
            if (!known.isEmpty()) {
                visit(Pointers.append(pointer, i), value.get(i), known);
            }
        }
    }

    /** Returns the parts of a schema that apply to a value, and adds the rejecting branches that may be intended. */
    private List<String> parts(String declared, JsonNode value, Set<String> refusing) {
        // Nearly all schemas have none of these keywords, and most of the time of a diagnosis is spent here.
        JsonNode schema = contract.at(declared);
        List<String> parts = new ArrayList<>();
        if (Applicator.ALL_OF.isIn(schema)) {
            parts.addAll(Applicator.ALL_OF.subschemas(contract, declared));
        }
        for (Applicator alternatives : Applicator.ALTERNATIVES) {
            if (alternatives.isIn(schema)) {
                parts.addAll(branches(declared, alternatives, value, refusing));
            }
        }
        if (schema.has("discriminator")) {
            schemas.discriminators()
                    .kind(declared, value)
                    .flatMap(kind -> schemas.discriminators().heir(declared, kind))
                    .ifPresent(parts::add);
        }
        Applicator.DEPENDENT_SCHEMAS.subschemas(contract, declared).stream()
                .filter(dependent -> value.has(Pointers.last(dependent)))
                .forEach(parts::add);
        if (Applicator.IF.isIn(schema)) {
            boolean holds = schemas.accepts(Applicator.IF.subschema(declared), value);
            parts.addAll((holds ? Applicator.THEN : Applicator.ELSE).subschemas(contract, declared));
        }
        return parts;
    }

    /** Returns the branches that accept a value or else the intended one, and adds the rejecting ones that may be intended. */
    private List<String> branches(String declared, Applicator alternatives, JsonNode value, Set<String> refusing) {
        List<String> branches = alternatives.subschemas(contract, declared);
        boolean selected = diagnosis.discriminator(declared, value).isPresent();
        List<String> taking = branches.stream()
                .filter(branch -> !selected && diagnosis.of(branch, value).isEmpty())
                .toList();
        branches.stream()
                .filter(branch -> !taking.contains(branch) && diagnosis.mayMean(declared, branches, branch, value))
                .forEach(refusing::add);
        return taking.isEmpty() && !branches.isEmpty()
                ? diagnosis.meant(declared, alternatives, value).map(List::of).orElseGet(List::of)
                : taking;
    }

    private boolean discriminates(String schema, String key) {
        return schemas.discriminators().contains(schema, key);
    }

    private boolean listsKeys(String schema) {
        return Applicator.PROPERTIES.isIn(contract.at(schema))
                || Applicator.PATTERN_PROPERTIES.isIn(contract.at(schema));
    }

    /** Returns whether a schema has a reference that cannot be followed, so that the keys of its target are unknown. */
    private boolean leadsElsewhere(String schema) {
        JsonNode node = contract.at(schema);
        return node.has("$dynamicRef")
                || (node.has("$ref") && contract.target(schema).isEmpty());
    }

    /** Returns the schemas of a place and those that they test it with, of which each names keys. */
    private Set<String> naming(Set<String> applicable) {
        Set<String> naming = new LinkedHashSet<>(applicable);
        for (String schema : applicable) {
            naming.addAll(composition.withReferences(
                    composition.subschemas(schema, TESTS), test -> composition.subschemas(test, Applicator.IN_PLACE)));
        }
        return naming;
    }

    /** Returns whether a schema names a key without describing its value, or in a test: it is not unknown then. */
    private boolean names(String schema, String key) {
        JsonNode node = contract.at(schema);
        return !children.property(Set.of(schema), key).isEmpty()
                || Wording.texts(node.path("required")).contains(key)
                || node.path("dependentRequired").has(key)
                || node.path("dependentSchemas").has(key)
                || node.path("dependentRequired")
                        .valueStream()
                        .anyMatch(required -> Wording.texts(required).contains(key));
    }

    /** Returns whether a schema itself documents a key for any value. */
    private boolean lists(String schema, String key) {
        return !children.property(Set.of(schema), key).isEmpty() || discriminates(schema, key);
    }
}
