package io.github.chatspec.review.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SchemaComposition;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.schema.Direction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Composes schemas that describe the same value. */
final class CompositionReader {

    private final ContractSide side;
    private final Contract contract;
    private final Direction direction;

    CompositionReader(ContractSide side, Direction direction) {
        this.side = side;
        this.contract = side.contract();
        this.direction = direction;
    }

    ComposedSchema compose(List<String> pointers) {
        Set<String> parts = new LinkedHashSet<>(new SchemaComposition(contract).withReferences(pointers, this::merged));
        if (contract.isOpenApi30()) {
            // What is next to a reference has no meaning in OpenAPI 3.0.
            parts.removeIf(part -> contract.at(part).has("$ref"));
        }
        ComposedSchema schema = new ComposedSchema(pointers, parts);
        List<JsonNode> listed = null;
        for (String part : parts) {
            JsonNode node = contract.at(part);
            if (node.isBoolean() && !node.booleanValue()) {
                schema.types.clear();
                schema.places.putIfAbsent("false", part);
            }
            types(node, part, schema);
            listed = listed(node, part, schema, listed);
            addAlternatives(node, part, schema);
            if (node.has("if") && (node.has("then") || node.has("else"))) {
                schema.conditionals.add(new ComposedSchema.Conditional(
                        Pointers.append(part, "if"), existing(part, "then"), existing(part, "else")));
            }
        }
        KeywordReader keywords = new KeywordReader(side, direction, schema);
        keywords.read();
        List.copyOf(schema.alternatives).forEach(alternatives -> fold(alternatives, schema));
        finish(schema, listed);
        keywords.closeArrays();
        return schema;
    }

    private Optional<String> existing(String part, String keyword) {
        return contract.at(part).has(keyword) ? Optional.of(Pointers.append(part, keyword)) : Optional.empty();
    }

    /** Returns the parts that always apply: those of {@code allOf}, and the only branch of another composition. */
    private List<String> merged(String schema) {
        List<String> parts = new ArrayList<>(Applicator.ALL_OF.subschemas(contract, schema));
        for (Applicator applicator : Applicator.ALTERNATIVES) {
            List<String> branches = applicator.subschemas(contract, schema);
            if (branches.size() == 1) {
                parts.addAll(branches);
            }
        }
        return parts;
    }

    private void addAlternatives(JsonNode node, String part, ComposedSchema schema) {
        for (Applicator applicator : Applicator.ALTERNATIVES) {
            if (node.path(applicator.keyword()).size() > 1) {
                schema.alternatives.add(new ComposedSchema.Alternatives(
                        applicator.keyword(), applicator.subschemas(contract, part), applicator.subschema(part)));
            }
        }
    }

    private void types(JsonNode node, String part, ComposedSchema schema) {
        if (!node.has("type")) {
            return;
        }
        Set<String> types = new TreeSet<>();
        for (JsonNode type : node.get("type").isArray() ? node.get("type") : List.of(node.get("type"))) {
            if (type.asText().equals("number")) {
                types.add(ComposedSchema.FRACTION);
                types.add("integer");
            } else {
                types.add(type.asText());
            }
        }
        if (contract.isOpenApi30() && node.path("nullable").asBoolean()) {
            types.add("null");
        }
        if (schema.types.retainAll(types)) {
            schema.places.put("type", Pointers.append(part, "type"));
        } else {
            schema.places.putIfAbsent("type", Pointers.append(part, "type"));
        }
    }

    private static List<JsonNode> listed(JsonNode node, String part, ComposedSchema schema, List<JsonNode> before) {
        List<JsonNode> listed = before;
        if (node.has("const")) {
            listed = List.of(node.get("const"));
            schema.places.put("enum", Pointers.append(part, "const"));
        }
        if (node.path("enum").isArray() && (listed == null || node.get("enum").size() < listed.size())) {
            listed = new ArrayList<>();
            node.get("enum").forEach(listed::add);
            schema.places.put("enum", Pointers.append(part, "enum"));
        }
        return listed;
    }

    /** Merges branches that describe values of different types, of which each key word matters for one branch only. */
    private void fold(ComposedSchema.Alternatives alternatives, ComposedSchema schema) {
        List<ComposedSchema> branches = alternatives.branches().stream()
                .filter(branch -> !schema.roots().contains(branch))
                .map(branch -> side.compose(direction, List.of(branch)))
                .toList();
        Set<String> types = new TreeSet<>();
        int all = 0;
        for (ComposedSchema branch : branches) {
            types.addAll(branch.types);
            all += branch.types.size();
            boolean isPlain = branch.alternatives.isEmpty()
                    && branch.conditionals.isEmpty()
                    && (branch.values == null || !branch.places.containsKey("enum"))
                    && branch.children.values().stream()
                            .noneMatch(child -> child.keyword().equals("not"));
            if (!isPlain) {
                return;
            }
        }
        boolean collides = branches.stream()
                .anyMatch(branch -> branch.facets.keySet().stream().anyMatch(schema.facets::containsKey)
                        || branch.children.keySet().stream().anyMatch(schema.children::containsKey));
        if (all > types.size()
                || collides
                || branches.size() < alternatives.branches().size()) {
            return;
        }
        schema.alternatives.remove(alternatives);
        if (schema.types.retainAll(types)) {
            schema.places.put("type", alternatives.place());
        }
        for (ComposedSchema branch : branches) {
            schema.facets.putAll(branch.facets);
            schema.children.putAll(branch.children);
            branch.places.forEach(schema.places::putIfAbsent);
        }
    }

    private void finish(ComposedSchema schema, List<JsonNode> listed) {
        List<JsonNode> values = listed;
        if (values == null) {
            values = listedByBranches(schema);
        }
        if (values == null && schema.types.equals(Set.of("string"))) {
            values = listedByPattern(schema);
        }
        if (values == null && Set.of("boolean", "null").containsAll(schema.types) && !schema.types.isEmpty()) {
            values = List.of(BooleanNode.FALSE, BooleanNode.TRUE, NullNode.instance);
        }
        if (values != null) {
            Set<Object> known = new LinkedHashSet<>();
            List<JsonNode> accepted = new ArrayList<>();
            for (JsonNode value : values) {
                if (known.add(JsonEquality.key(value)) && side.accepts(direction, schema.roots(), value)) {
                    accepted.add(value);
                }
            }
            schema.values = List.copyOf(accepted);
            schema.facets.clear();
            schema.children.clear();
            schema.alternatives.clear();
            schema.conditionals.clear();
            schema.types.retainAll(
                    accepted.stream().map(CompositionReader::type).collect(java.util.stream.Collectors.toSet()));
            return;
        }
        boolean isInteger = !schema.types.contains(ComposedSchema.FRACTION);
        schema.facets.values().removeIf(facet -> !KeywordTypes.matters(facet.keyword(), schema.types));
        schema.children.values().removeIf(child -> !KeywordTypes.matters(child.keyword(), schema.types));
        if (isInteger) {
            schema.facets.remove("multipleOf 1");
        }
        if (schema.types.isEmpty()) {
            schema.facets.clear();
            schema.children.clear();
            schema.alternatives.clear();
            schema.conditionals.clear();
        }
    }

    /** Returns the values of a list of branches that all list theirs. */
    private List<JsonNode> listedByBranches(ComposedSchema schema) {
        for (ComposedSchema.Alternatives alternatives : schema.alternatives) {
            List<JsonNode> values = new ArrayList<>();
            boolean isListed = true;
            for (String branch : alternatives.branches()) {
                List<JsonNode> own =
                        schema.roots().contains(branch) ? null : side.compose(direction, List.of(branch)).values;
                isListed &= own != null;
                values.addAll(own == null ? List.of() : own);
            }
            if (isListed) {
                schema.places.put("enum", alternatives.place());
                return values;
            }
        }
        return null;
    }

    /** Returns the texts to which a regular expression is limited, if these are a few. */
    private static List<JsonNode> listedByPattern(ComposedSchema schema) {
        for (ComposedSchema.Facet facet : schema.facets.values()) {
            Optional<List<String>> texts =
                    facet.keyword().equals("pattern") ? LiteralPattern.texts(facet.name()) : Optional.empty();
            if (texts.isPresent()) {
                schema.places.put("enum", facet.place());
                return texts.get().stream().<JsonNode>map(TextNode::valueOf).toList();
            }
        }
        return null;
    }

    /** Returns the type of a value, in which integers are those numbers without a fraction. */
    static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.decimalValue().stripTrailingZeros().scale() <= 0 ? "integer" : ComposedSchema.FRACTION;
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case ARRAY -> "array";
            default -> "object";
        };
    }
}
