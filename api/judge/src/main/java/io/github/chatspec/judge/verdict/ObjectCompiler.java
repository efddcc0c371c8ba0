package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.judge.schema.OneWayFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles the requirements of the schemas of one place on the keys of an object. */
final class ObjectCompiler {

    private static final Clause TRUE = new Clause.All(List.of());
    private static final Clause FALSE = new Clause.Any(List.of());

    private final VerdictCompiler compiler;
    private final Contract contract;
    private final CompiledSchema shape;
    private final Set<String> parts;
    private final Set<String> named = new HashSet<>();
    private boolean listsKeys;
    private int listings;

    ObjectCompiler(VerdictCompiler compiler, Contract contract, CompiledSchema shape, Set<String> parts) {
        this.compiler = compiler;
        this.contract = contract;
        this.shape = shape;
        this.parts = parts;
    }

    void compile() {
        boolean asksTheWhole = false;
        for (String part : parts) {
            JsonNode schema = contract.at(part);
            listsKeys |= schema.has("properties");
            asksTheWhole |= schema.has("if") || schema.has("anyOf") || schema.has("not");
            named.addAll(compiler.texts(schema.path("required")));
            name(schema.path("if"));
            name(schema.path("not"));
        }
        if (asksTheWhole && shape.types != CompiledSchema.OBJECT) {
            compiler.giveUp();
            return;
        }
        shape.others = value(null);
        for (String part : parts) {
            JsonNode schema = contract.at(part);
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                field(property.getKey());
            }
            shape.required |= bits(schema.path("required"));
            whole(schema, shape.clauses, false);
        }
    }

    /** Returns the bits of the keys that a response must have. */
    private long bits(JsonNode required) {
        OneWayFields ofRequests = new OneWayFields(contract, Direction.RESPONSE);
        long bits = 0;
        for (JsonNode key : required) {
            bits |= ofRequests.includes(parts, key.asText())
                    ? 0
                    : field(key.asText()).bit();
        }
        return bits;
    }

    private CompiledSchema.Field field(String key) {
        CompiledSchema.Field known = shape.fields.get(key);
        if (known != null) {
            return known;
        }
        if (shape.fields.size() == Long.SIZE) {
            compiler.giveUp();
        }
        CompiledSchema value = value(key);
        CompiledSchema.Field field = new CompiledSchema.Field(
                1L << shape.fields.size(), value == null ? nothing() : value, new ArrayList<>());
        shape.fields.put(key, field);
        return field;
    }

    private static CompiledSchema nothing() {
        CompiledSchema nothing = new CompiledSchema();
        nothing.types = 0;
        return nothing;
    }

    /** Returns the schema of the value of a key, or for null that of unlisted keys; null if the key is not allowed. */
    private CompiledSchema value(String key) {
        Set<String> declared = new LinkedHashSet<>();
        for (String part : parts) {
            JsonNode schema = contract.at(part);
            JsonNode additional = schema.path("additionalProperties");
            if (key != null && schema.path("properties").has(key)) {
                declared.add(Applicator.PROPERTIES.subschema(part, key));
            } else if (additional.isObject()) {
                declared.add(Applicator.ADDITIONAL_PROPERTIES.subschema(part));
            } else if (additional.isBoolean() && !additional.booleanValue()) {
                return null;
            }
        }
        if (declared.isEmpty()) {
            return listsKeys && !named.contains(key) ? null : CompiledSchema.ANY;
        }
        return compiler.shape(declared);
    }

    /** Adds the keys that a test names: they are not undocumented, whatever their values. */
    private void name(JsonNode test) {
        test.path("properties").fieldNames().forEachRemaining(named::add);
        named.addAll(compiler.texts(test.path("required")));
        for (String keyword : List.of("if", "then", "else", "not")) {
            if (test.has(keyword)) {
                name(test.get(keyword));
            }
        }
        for (String keyword : List.of("allOf", "anyOf")) {
            test.path(keyword).forEach(this::name);
        }
    }

    /**
     * Returns the field of a key that a term names. If no other part of the schema describes the key, whether it is
     * documented depends on the value of the term, which is not known before all keys are read.
     */
    private CompiledSchema.Field termField(String key) {
        boolean isDescribed = !listsKeys || named.contains(key);
        for (String part : parts) {
            JsonNode schema = contract.at(part);
            JsonNode additional = schema.path("additionalProperties");
            boolean isRuledOut = additional.isBoolean() && !additional.booleanValue();
            isDescribed |= schema.path("properties").has(key) || additional.isObject() || isRuledOut;
        }
        if (!isDescribed) {
            compiler.giveUp();
        }
        return field(key);
    }

    /** Compiles the requirements of a schema on an object as a whole. */
    private void whole(JsonNode schema, List<Clause> clauses, boolean isTest) {
        if (schema.has("if")) {
            clauses.add(new Clause.If(
                    clause(schema.get("if"), true),
                    optional(schema.path("then"), isTest),
                    optional(schema.path("else"), isTest)));
        }
        if (schema.has("anyOf")) {
            clauses.add(new Clause.Any(clauses(schema.get("anyOf"), isTest)));
        }
        if (schema.has("not")) {
            clauses.add(new Clause.Not(clause(schema.get("not"), true)));
        }
    }

    private Clause optional(JsonNode schema, boolean isTest) {
        return schema.isMissingNode() ? TRUE : clause(schema, isTest);
    }

    private List<Clause> clauses(JsonNode schemas, boolean isTest) {
        List<Clause> clauses = new ArrayList<>();
        for (JsonNode schema : schemas) {
            clauses.add(clause(schema, isTest));
        }
        return clauses;
    }

    // Not a SchemaComposition: the nesting of the keywords becomes the nesting of the clauses, and a reference gives
    // up.
    private Clause clause(JsonNode schema, boolean isTest) {
        if (schema.isBoolean()) {
            return schema.booleanValue() ? TRUE : FALSE;
        }
        List<Clause> clauses = new ArrayList<>();
        whole(schema, clauses, isTest);
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            switch (keyword.getKey()) {
                case "required" -> {
                    keyword.getValue().forEach(key -> termField(key.asText()));
                    clauses.add(new Clause.Has(bits(keyword.getValue())));
                }
                case "properties" -> {
                    // If a term alone lists keys, other keys are undocumented only where it applies.
                    if (!listsKeys && !isTest) {
                        compiler.giveUp();
                    }
                    for (Map.Entry<String, JsonNode> property :
                            keyword.getValue().properties()) {
                        property(property.getKey(), property.getValue(), clauses);
                    }
                }
                case "allOf" -> clauses.addAll(clauses(keyword.getValue(), isTest));
                case "if", "then", "else", "anyOf", "not" -> {
                    // Read together above.
                }
                default -> {
                    if (!VerdictCompiler.isSilent(keyword.getKey())) {
                        compiler.giveUp();
                    }
                }
            }
        }
        return new Clause.All(clauses);
    }

    /** Compiles the requirement on the value of one key: to be one of some texts, or to be absent. */
    private void property(String key, JsonNode schema, List<Clause> clauses) {
        long bit = termField(key).bit();
        if (schema.isBoolean()) {
            if (!schema.booleanValue()) {
                clauses.add(new Clause.Not(new Clause.Has(bit)));
            }
            return;
        }
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            switch (keyword.getKey()) {
                case "const" -> clauses.add(listed(key, bit, List.of(keyword.getValue())));
                case "enum" -> clauses.add(listed(key, bit, keyword.getValue()));
                default -> {
                    if (!VerdictCompiler.isSilent(keyword.getKey())) {
                        compiler.giveUp();
                    }
                }
            }
        }
    }

    private Clause listed(String key, long bit, Iterable<JsonNode> values) {
        if (listings == Long.SIZE) {
            compiler.giveUp();
        }
        CompiledSchema.Listing listing = new CompiledSchema.Listing(compiler.texts(values), 1L << listings++);
        field(key).listings().add(listing);
        return new Clause.Listed(bit, listing.bit());
    }
}
