package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SchemaComposition;
import io.github.chatspec.json.JsonValues;
import io.github.chatspec.json.Pointers;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The discriminators of a contract, by the schemas in which they are documented.
 *
 * <p>A discriminating key is documented in the schema that has the discriminator and in each branch, even if a branch does
 * not list it and a response promises the branch itself: an object of a branch always has the key. The branches of a
 * schema are those of its {@code oneOf} or {@code anyOf}; if it has none, the schemas that inherit from it by
 * {@code allOf}.
 */
public final class Discriminators {

    private static final String SCHEMAS = "/components/schemas";

    private final Contract contract;
    private final SchemaComposition composition;
    private final Map<String, Set<String>> keys = new HashMap<>();
    private final ConcurrentHashMap<String, Set<String>> heirs = new ConcurrentHashMap<>();

    Discriminators(Contract contract) {
        this.contract = contract;
        this.composition = new SchemaComposition(contract);
        collect(Pointers.ROOT, contract.document());
    }

    /** Returns whether the contract has no discriminator, so that a branch takes what its schema accepts. */
    boolean areNone() {
        return keys.isEmpty();
    }

    /** Returns whether a key is a discriminator in the schema at a pointer. */
    boolean contains(String schemaPointer, String key) {
        return keys.getOrDefault(schemaPointer, Set.of()).contains(key);
    }

    /** Returns the discriminating value, or nothing if there is no discriminator or the value is not a string. */
    Optional<String> kind(String holder, JsonNode value) {
        JsonNode key = contract.at(holder).path("discriminator").path("propertyName");
        JsonNode kind = key.isTextual() ? value.path(key.textValue()) : key;
        return key.isTextual() && kind.isTextual() ? Optional.of(kind.textValue()) : Optional.empty();
    }

    /** Returns whether the discriminator of a schema maps any values to schemas. */
    boolean hasMapping(String holder) {
        return !mapping(holder).isEmpty();
    }

    /** Returns the branches of a schema, as pointers whose references are not resolved. */
    List<String> branches(String holder) {
        return composition.subschemas(holder, Applicator.ALTERNATIVES);
    }

    /** Returns whether a value selects a branch, by the mapping or else by the name of the schema. */
    public boolean selects(String holder, String kind, String branch) {
        JsonNode mapped = mapping(holder).path(kind);
        if (mapped.isTextual()) {
            return contract.resolve(branch).equals(contract.resolve(Contract.discriminated(mapped.textValue())));
        }
        return Pointers.last(contract.target(branch).orElse(branch)).equals(kind)
                || contract.resolve(branch)
                        .map(Pointers::last)
                        .filter(kind::equals)
                        .isPresent();
    }

    /** Returns the schemas that inherit from a schema with a discriminator; none if it has branches. */
    public Set<String> heirs(String holder) {
        return heirs.computeIfAbsent(holder, absent -> {
            Set<String> found = new LinkedHashSet<>();
            if (contract.at(holder).has("discriminator") && branches(holder).isEmpty()) {
                for (Map.Entry<String, JsonNode> schema : contract.at(SCHEMAS).properties()) {
                    String pointer = Pointers.append(SCHEMAS, schema.getKey());
                    boolean isAlias =
                            contract.schema(pointer).filter(holder::equals).isPresent();
                    if (!isAlias && inherits(pointer, holder)) {
                        found.add(pointer);
                    }
                }
                mapping(holder)
                        .forEach(target -> contract.schema(Contract.discriminated(target.asText()))
                                .filter(pointer -> !pointer.equals(holder))
                                .ifPresent(found::add));
            }
            return found;
        });
    }

    /** Returns the heir that a value selects, or nothing if it selects none, or the schema itself. */
    public Optional<String> heir(String holder, String kind) {
        JsonNode mapped = mapping(holder).path(kind);
        Optional<String> named = contract.schema(Contract.discriminated(mapped.asText(kind)));
        return named.filter(heirs(holder)::contains);
    }

    /** Returns whether a value names the schema itself that has the discriminator. */
    public boolean isOwnName(String holder, String kind) {
        return contract.schema(Contract.discriminated(mapping(holder).path(kind).asText(kind)))
                .filter(holder::equals)
                .isPresent();
    }

    /**
     * Returns the value by which a discriminator selects a schema.
     *
     * @param holder the JSON Pointer of the schema with the discriminator
     * @param selected the JSON Pointer of one of its branches, of a schema that inherits from it, or of itself
     * @return the key of the mapping, or else the name of the schema; empty if the schema has neither
     */
    public Optional<String> kindOf(String holder, String selected) {
        Optional<String> target = contract.resolve(selected);
        for (Map.Entry<String, JsonNode> entry : mapping(holder).properties()) {
            String mapped = Contract.discriminated(entry.getValue().asText());
            if (mapped.equals(selected) || contract.resolve(mapped).equals(target)) {
                return Optional.of(entry.getKey());
            }
        }
        String named = contract.target(selected).orElse(selected);
        return Pointers.parent(named).equals(SCHEMAS) ? Optional.of(Pointers.last(named)) : Optional.empty();
    }

    /** Returns whether every value of a schema also conforms to another one. */
    boolean inherits(String schema, String ancestor) {
        return composition
                .withReferences(List.of(schema), part -> Applicator.ALL_OF.subschemas(contract, part))
                .contains(ancestor);
    }

    /** Returns the schemas that the mapping of a discriminator names. */
    Set<String> mapped(String holder) {
        return JsonValues.of(mapping(holder))
                .map(target -> Contract.discriminated(target.asText()))
                .collect(Collectors.toSet());
    }

    private JsonNode mapping(String holder) {
        return contract.at(holder).path("discriminator").path("mapping");
    }

    private void collect(String pointer, JsonNode node) {
        JsonNode key = node.path("discriminator").path("propertyName");
        if (key.isTextual()) {
            documenting(pointer)
                    .forEach(holder -> keys.computeIfAbsent(holder, absent -> new LinkedHashSet<>())
                            .add(key.textValue()));
        }
        node.properties().forEach(field -> collect(Pointers.append(pointer, field.getKey()), field.getValue()));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(Pointers.append(pointer, i), node.get(i));
        }
    }

    private Set<String> documenting(String holder) {
        Set<String> schemas = new LinkedHashSet<>(Set.of(holder));
        for (String branch : branches(holder)) {
            contract.schema(branch).ifPresent(schemas::add);
        }
        mapping(holder)
                .forEach(target ->
                        contract.schema(Contract.discriminated(target.asText())).ifPresent(schemas::add));
        return schemas;
    }
}
