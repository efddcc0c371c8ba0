package io.github.chatspec.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.contract.RequestBody;
import io.github.chatspec.contract.SchemaComposition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the schemas of values that a request may leave out, of which a {@code default} describes what the server assumes
 * then. Everywhere else a {@code default} is documentation.
 */
final class RequestDefaults {

    /** The applicators whose subschemas describe the value itself, rather than a condition on it. */
    private static final List<Applicator> DESCRIBING =
            List.of(Applicator.ALL_OF, Applicator.ANY_OF, Applicator.ONE_OF, Applicator.THEN, Applicator.ELSE);

    private static final List<Applicator> OTHER_VALUES = List.of(
            Applicator.PATTERN_PROPERTIES,
            Applicator.ADDITIONAL_PROPERTIES,
            Applicator.UNEVALUATED_PROPERTIES,
            Applicator.PREFIX_ITEMS,
            Applicator.ITEMS,
            Applicator.UNEVALUATED_ITEMS);

    private final Contract contract;
    private final SchemaComposition composition;
    private final Map<String, Set<String>> operations = new HashMap<>();

    RequestDefaults(Contract contract) {
        this.contract = contract;
        this.composition = new SchemaComposition(contract);
        for (Operation operation : contract.operations()) {
            Set<List<Object>> visited = new HashSet<>();
            for (Parameter parameter : operation.parameters()) {
                parameter.schema().ifPresent(schema -> visit(schema, !parameter.required(), operation.id(), visited));
            }
            operation.requestBody().ifPresent(body -> visit(body, operation.id(), visited));
        }
    }

    private void visit(RequestBody body, String operation, Set<List<Object>> visited) {
        for (var schema : body.schemas().values()) {
            schema.ifPresent(pointer -> visit(pointer, !body.required(), operation, visited));
        }
    }

    private void visit(String schema, boolean isOptional, String operation, Set<List<Object>> visited) {
        if (!visited.add(List.of(schema, isOptional))) {
            return;
        }
        Set<String> parts =
                composition.withReferences(List.of(schema), part -> composition.subschemas(part, DESCRIBING));
        Set<String> required = new HashSet<>();
        for (String part : composition.withReferences(
                List.of(schema), part -> composition.subschemas(part, List.of(Applicator.ALL_OF)))) {
            contract.at(part).path("required").forEach(key -> required.add(key.asText()));
        }
        for (String part : parts) {
            if (isOptional) {
                operations
                        .computeIfAbsent(part, absent -> new LinkedHashSet<>())
                        .add(operation);
            }
            List<String> names = new ArrayList<>();
            JsonNode properties = contract.at(part).path(Applicator.PROPERTIES.keyword());
            properties.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                boolean isSent = required.contains(name)
                        || properties.path(name).path("readOnly").asBoolean();
                visit(Applicator.PROPERTIES.subschema(part, name), !isSent, operation, visited);
            }
            composition.subschemas(part, OTHER_VALUES).forEach(other -> visit(other, false, operation, visited));
        }
    }

    /** Returns the ids of the operations whose requests may leave out a value that a schema describes. */
    Set<String> operations(String schema) {
        return operations.getOrDefault(schema, Set.of());
    }
}
