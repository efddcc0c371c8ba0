package io.github.chatspec.mock.generation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SchemaComposition;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.schema.Discriminators;
import io.github.chatspec.judge.schema.Schemas;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Collects the schemas that describe a value which does not exist yet, and chooses among alternatives. */
final class SchemaComposer {

    private final Contract contract;
    private final Schemas schemas;
    private final SchemaComposition composition;

    SchemaComposer(Contract contract, Schemas schemas) {
        this.contract = contract;
        this.schemas = schemas;
        this.composition = new SchemaComposition(contract);
    }

    /**
     * Collects schemas with their parts.
     *
     * @param declared the schemas with which to start
     * @param choices the branches to take
     * @param conditional the conditional schemas that apply
     * @param isLast whether a branch is to be taken only if there is no other, since it leads into a recursion
     */
    Set<String> compose(
            List<String> declared, BranchChoices choices, Set<String> conditional, Predicate<String> isLast) {
        Set<String> visited = new LinkedHashSet<>();
        return composition.withReferences(declared, schema -> {
            visited.add(schema);
            return parts(schema, visited, choices, conditional, isLast);
        });
    }

    /** Returns a schema with the targets of its references. */
    Set<String> withTargets(List<String> declared) {
        return composition.withReferences(declared, schema -> List.of());
    }

    private List<String> parts(
            String schema,
            Set<String> visited,
            BranchChoices choices,
            Set<String> conditional,
            Predicate<String> isLast) {
        JsonNode node = contract.at(schema);
        List<String> parts = new ArrayList<>(Applicator.ALL_OF.subschemas(contract, schema));
        for (Applicator alternatives : Applicator.ALTERNATIVES) {
            List<String> branches = inOrder(alternatives.subschemas(contract, schema), isLast);
            if (!branches.isEmpty()) {
                parts.add(branches.get(choices.at(Pointers.append(schema, alternatives.keyword()), branches.size())));
            }
        }
        if (node.has("discriminator")) {
            List<String> heirs = List.copyOf(discriminators().heirs(schema));
            if (!heirs.isEmpty() && heirs.stream().noneMatch(visited::contains)) {
                parts.add(heirs.get(choices.at(Pointers.append(schema, "discriminator"), heirs.size())));
            }
        }
        conditional(schema).stream().filter(conditional::contains).forEach(parts::add);
        return parts;
    }

    /** Returns branches with the preferred ones first: not null, and no recursion. */
    private List<String> inOrder(List<String> branches, Predicate<String> isLast) {
        return branches.stream()
                .sorted(Comparator.comparing(this::isNull).thenComparing(isLast::test))
                .toList();
    }

    private boolean isNull(String branch) {
        return contract.at(branch).path("type").asText().equals("null");
    }

    private List<String> conditional(String schema) {
        return composition.subschemas(schema, List.of(Applicator.THEN, Applicator.ELSE, Applicator.DEPENDENT_SCHEMAS));
    }

    /** Returns the conditional parts of schemas that apply to a value. */
    Set<String> conditional(Collection<String> applicable, JsonNode value) {
        Set<String> parts = new LinkedHashSet<>();
        for (String schema : applicable) {
            if (Applicator.IF.isIn(contract.at(schema))) {
                boolean holds = schemas.accepts(Applicator.IF.subschema(schema), value);
                parts.addAll((holds ? Applicator.THEN : Applicator.ELSE).subschemas(contract, schema));
            }
            Applicator.DEPENDENT_SCHEMAS.subschemas(contract, schema).stream()
                    .filter(dependent -> value.has(Pointers.last(dependent)))
                    .forEach(parts::add);
        }
        return parts;
    }

    /** Returns the values by which discriminators select the schemas that describe an object, by their keys. */
    Map<String, String> discriminating(Set<String> applicable) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (String holder : applicable) {
            JsonNode key = contract.at(holder).path("discriminator").path("propertyName");
            if (key.isTextual()) {
                kind(holder, applicable).ifPresent(kind -> kinds.putIfAbsent(key.textValue(), kind));
            }
        }
        return kinds;
    }

    private Optional<String> kind(String holder, Set<String> applicable) {
        List<String> selected = new ArrayList<>(composition.subschemas(holder, Applicator.ALTERNATIVES));
        selected.addAll(discriminators().heirs(holder));
        // A schema comes before those from which it inherits.
        for (String schema : applicable) {
            if (selected.contains(schema)) {
                return discriminators().kindOf(holder, schema);
            }
        }
        return discriminators().kindOf(holder, holder);
    }

    private Discriminators discriminators() {
        return schemas.discriminators();
    }
}
