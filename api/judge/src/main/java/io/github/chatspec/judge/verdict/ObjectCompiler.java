package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.judge.schema.FieldCondition;
import io.github.chatspec.judge.schema.OneWayFields;
import io.github.chatspec.judge.schema.OnlyWhere;
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
    private final VerdictCompiler.Place place;
    private final Set<String> parts;
    private final OneWayFields ofRequests;
    private final KeyCompiler keys;
    /** The keys that clauses compare. */
    private final Set<String> compared = new HashSet<>();

    /** The keys that clauses require, without those that only occur in their conditions. */
    private final Set<String> requiredByClauses = new HashSet<>();

    private boolean areClausesEnough = true;
    private int listings;

    ObjectCompiler(VerdictCompiler compiler, Contract contract, CompiledSchema shape, VerdictCompiler.Place place) {
        this.compiler = compiler;
        this.contract = contract;
        this.shape = shape;
        this.place = place;
        this.parts = place.parts();
        this.keys = new KeyCompiler(compiler, contract, shape, parts);
        this.ofRequests = new OneWayFields(contract, Direction.RESPONSE);
    }

    /** Compiles the requirements, and returns whether clauses express all compositions that are not decided yet. */
    boolean compile() {
        keys.compile();
        for (String part : parts) {
            // Clauses first, since only the first 64 keys can be part of one.
            dependentKeys(contract.at(part).path("dependentRequired"));
            whole(part);
        }
        for (String part : parts) {
            JsonNode schema = contract.at(part);
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                field(property.getKey());
            }
            for (JsonNode key : schema.path("required")) {
                if (isRequired(part, key.asText())) {
                    shape.required.set(field(key.asText()).index());
                }
            }
            JsonNode selecting = KeyCompiler.discriminator(schema);
            if (selecting.isTextual()) {
                field(selecting.textValue());
            }
        }
        if (shape.notBefore != null) {
            field(shape.notBefore.later());
            field(shape.notBefore.earlier());
        }
        names();
        if (!compiler.isTest()) {
            limits();
            notes();
        }
        return areClausesEnough;
    }

    /** Finds the keys about which the rules report the same whatever else the body contains. */
    private void notes() {
        boolean takesOthers = false;
        boolean isListing = false;
        Set<String> required = new HashSet<>();
        Set<String> discriminators = new HashSet<>();
        for (String part : parts) {
            JsonNode schema = contract.at(part);
            isListing |= schema.has("properties");
            shape.isDescribedByClauses |= describesInPart(schema, isListing);
            takesOthers |= schema.has("additionalProperties")
                    && !schema.path("additionalProperties").asBoolean();
            required.addAll(keys.texts(schema.path("required")));
            discriminators.add(KeyCompiler.discriminator(schema).asText());
        }
        if (shape.isDescribedByClauses) {
            return;
        }
        shape.notesOtherKeys = keys.areListed() && !takesOthers;
        shape.independentKeys.addAll(shape.fields.keySet());
        shape.independentKeys.removeAll(discriminators);
        // Other keys do not miss a null only if no requirement mentions it.
        if (shape.minProperties == 0) {
            shape.notedIfNull.addAll(shape.independentKeys);
            shape.notedIfNull.removeAll(required);
            shape.notedIfNull.removeAll(requiredByClauses);
            for (FieldCondition condition : compiler.conditions()) {
                shape.notedIfNull.remove(condition.property());
            }
            comparedNulls();
        }
    }

    /** Adds a list with null for each key that clauses compare: they must hold both with and without a key that is null. */
    private void comparedNulls() {
        for (String key : compared) {
            if (shape.notedIfNull.contains(key)) {
                if (listings == Long.SIZE - 1) {
                    shape.notedIfNull.remove(key);
                } else {
                    shape.nullBits.put(key, 1L << listings++);
                }
            }
        }
    }

    /**
     * Returns whether a schema has facts or describes keys in a branch that applies to some values only.
     *
     * @param isListing whether an earlier part lists keys, so that it is the one that a rule names
     */
    private boolean describesInPart(JsonNode schema, boolean isListing) {
        for (String keyword : List.of("then", "else")) {
            if (describes(schema.path(keyword), isListing)) {
                return true;
            }
        }
        for (JsonNode branch : schema.path("anyOf")) {
            if (describes(branch, isListing)) {
                return true;
            }
        }
        return false;
    }

    private boolean describes(JsonNode clause, boolean isListing) {
        if (!clause.isObject()) {
            return false;
        }
        for (Map.Entry<String, JsonNode> property : clause.path("properties").properties()) {
            // To rule out a key that is described elsewhere adds nothing to say about bodies without it.
            if (!isListing || !property.getValue().isBoolean() || !declares(property.getKey())) {
                return true;
            }
        }
        for (JsonNode part : clause.path("allOf")) {
            if (describes(part, isListing)) {
                return true;
            }
        }
        return clause.has("x-facts") || describesInPart(clause, isListing);
    }

    /** Compiles the compositions of a schema that are not decided yet. */
    private void whole(String part) {
        JsonNode schema = contract.at(part);
        boolean hasIf = schema.has("if") && !place.isDecided(part, Applicator.IF);
        boolean hasAnyOf = schema.has("anyOf") && !place.isDecided(part, Applicator.ANY_OF);
        // The discriminator may select a branch that rejects what another one accepts.
        areClausesEnough &= !hasAnyOf || !schema.has("discriminator");
        boolean hasNot = schema.has("not") && !place.isDecided(part, Applicator.NOT);
        if (!hasIf && !hasAnyOf && !hasNot) {
            return;
        }
        // A clause is about objects, and says nothing of other values.
        areClausesEnough &= shape.types == CompiledSchema.OBJECT;
        if (hasIf && areClausesEnough) {
            shape.clauses.add(conditional(schema, false));
        }
        if (hasAnyOf && areClausesEnough) {
            shape.clauses.add(new Clause.Any(clauses(schema.get("anyOf"), false)));
        }
        if (hasNot && areClausesEnough) {
            shape.clauses.add(new Clause.Not(clause(schema.get("not"), true)));
        }
    }

    /** Compiles the conditions that the value of a key decides. */
    private void limits() {
        for (FieldCondition condition : compiler.conditions()) {
            if (!declares(condition.property())) {
                continue;
            }
            CompiledSchema.Field field = field(condition.property());
            if (field.index() >= Long.SIZE || listings == Long.SIZE - 1 || field.shape().choice != null) {
                compiler.giveUp("a condition on a key that clauses cannot compare");
                return;
            }
            CompiledSchema.Listing listing = new CompiledSchema.Listing(condition.values(), 1L << listings++);
            field.listings().add(listing);
            shape.decidedLimits.add(new CompiledSchema.Limit(
                    compiler.limit(condition), field.bit(), listing.bit(), condition instanceof OnlyWhere));
        }
    }

    private boolean declares(String key) {
        for (String part : parts) {
            if (contract.at(part).path("properties").has(key)) {
                return true;
            }
        }
        return false;
    }

    private void names() {
        Set<String> declared = new LinkedHashSet<>();
        for (String part : parts) {
            if (contract.at(part).has("propertyNames")) {
                declared.add(Pointers.append(part, "propertyNames"));
            }
        }
        shape.propertyNames = declared.isEmpty() ? null : compiler.tests().shape(declared);
    }

    private void dependentKeys(JsonNode dependent) {
        for (Map.Entry<String, JsonNode> entry : dependent.properties()) {
            long needed = 0;
            requiredByClauses.add(entry.getKey());
            for (String key : keys.texts(entry.getValue())) {
                requiredByClauses.add(key);
                needed |= bit(field(key));
            }
            if (field(entry.getKey()).index() >= Long.SIZE || !areClausesEnough) {
                compiler.giveUp("too many keys in dependentRequired");
            }
            shape.clauses.add(new Clause.Any(
                    List.of(new Clause.Not(new Clause.Has(bit(field(entry.getKey())))), new Clause.Has(needed))));
        }
    }

    private long bit(CompiledSchema.Field field) {
        areClausesEnough &= field.index() < Long.SIZE;
        return field.bit();
    }

    private boolean isRequired(String part, String key) {
        // A test requires what the validator requires; a response need not have what only requests have, in addition.
        return ofRequests.isRequired(part, key) && (compiler.isTest() || !ofRequests.includes(parts, key));
    }

    /** Returns the bits of the keys that a response must have. */
    private long bits(JsonNode required) {
        long bits = 0;
        for (JsonNode key : required) {
            boolean isOneWay = ofRequests.includes(parts, key.asText());
            // Whether the validator requires it depends on where the term is.
            areClausesEnough &= !isOneWay || !compiler.isTest();
            bits |= isOneWay ? 0 : bit(field(key.asText()));
        }
        return bits;
    }

    private CompiledSchema.Field field(String key) {
        CompiledSchema.Field known = shape.fields.get(key);
        if (known != null) {
            return known;
        }
        CompiledSchema.Field field = new CompiledSchema.Field(shape.fields.size(), keys.value(key), new ArrayList<>());
        shape.fields.put(key, field);
        return field;
    }

    /**
     * Returns the field of a key that a term names. If no other part of the schema describes the key, whether it is
     * documented depends on the value of the term, which is not known before all keys are read.
     */
    private CompiledSchema.Field termField(String key) {
        boolean isDescribed = !keys.areListed() || keys.isNamed(key);
        for (String part : parts) {
            JsonNode schema = contract.at(part);
            JsonNode additional = schema.path("additionalProperties");
            boolean isRuledOut = additional.isBoolean() && !additional.booleanValue();
            isDescribed |= schema.path("properties").has(key) || additional.isObject() || isRuledOut;
        }
        areClausesEnough &= isDescribed;
        compared.add(key);
        return field(key);
    }

    private Clause conditional(JsonNode schema, boolean isTest) {
        return new Clause.If(
                clause(schema.get("if"), true),
                optional(schema.path("then"), isTest),
                optional(schema.path("else"), isTest));
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

    // Not a SchemaComposition: the nesting of the keywords becomes the nesting of the clauses, and a reference has no
    // clauses.
    private Clause clause(JsonNode schema, boolean isTest) {
        if (schema.isBoolean()) {
            return schema.booleanValue() ? TRUE : FALSE;
        }
        List<Clause> clauses = new ArrayList<>();
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            JsonNode value = keyword.getValue();
            switch (keyword.getKey()) {
                case "required" -> {
                    clauses.add(required(value));
                    requiredByClauses.addAll(isTest ? Set.of() : keys.texts(value));
                }
                case "properties" -> {
                    // If a term alone lists keys, other keys are undocumented only where it applies.
                    areClausesEnough &= keys.areListed() || isTest || compiler.isTest();
                    for (Map.Entry<String, JsonNode> property : value.properties()) {
                        property(property.getKey(), property.getValue(), clauses);
                    }
                }
                case "allOf" -> clauses.addAll(clauses(value, isTest));
                case "anyOf" -> clauses.add(new Clause.Any(clauses(value, isTest)));
                case "not" -> clauses.add(new Clause.Not(clause(value, true)));
                case "if" -> clauses.add(conditional(schema, isTest));
                case "then", "else" -> {
                    // Read together with the condition.
                }
                default -> areClausesEnough &= KeywordCompiler.isSilent(keyword.getKey());
            }
        }
        return new Clause.All(clauses);
    }

    private Clause required(JsonNode keys) {
        for (JsonNode key : keys) {
            termField(key.asText());
        }
        return new Clause.Has(bits(keys));
    }

    /** Compiles the requirement on the value of one key: to be one of some texts, or to be absent. */
    private void property(String key, JsonNode schema, List<Clause> clauses) {
        long bit = bit(termField(key));
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
                default -> areClausesEnough &= KeywordCompiler.isSilent(keyword.getKey());
            }
        }
    }

    private Clause listed(String key, long bit, Iterable<JsonNode> values) {
        Set<String> texts = new HashSet<>();
        for (JsonNode value : values) {
            areClausesEnough &= value.isTextual();
            texts.add(value.asText());
        }
        // The last bit would be the sign of the result of a check.
        if (listings == Long.SIZE - 1) {
            areClausesEnough = false;
            return TRUE;
        }
        CompiledSchema.Listing listing = new CompiledSchema.Listing(texts, 1L << listings++);
        field(key).listings().add(listing);
        return new Clause.Listed(bit, listing.bit());
    }
}
