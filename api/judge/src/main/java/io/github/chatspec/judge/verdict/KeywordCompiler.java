package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.judge.keyword.TextFormat;
import io.github.chatspec.judge.schema.NotBefore;
import io.github.chatspec.judge.schema.OnlyWhere;
import io.github.chatspec.judge.schema.PatternWhere;
import io.github.chatspec.judge.schema.RepeatedValue;
import io.github.chatspec.judge.schema.SortOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/** Compiles the keywords that do not depend on each other. */
final class KeywordCompiler {

    private final VerdictCompiler compiler;
    private final Contract contract;
    private final CompiledSchema shape;
    private final VerdictCompiler.Place place;

    KeywordCompiler(VerdictCompiler compiler, Contract contract, CompiledSchema shape, VerdictCompiler.Place place) {
        this.compiler = compiler;
        this.contract = contract;
        this.shape = shape;
        this.place = place;
        shape.isTest = compiler.isTest();
        shape.isFractionUnknown = contract.isOpenApi30();
    }

    /** Adds the keywords of a schema. */
    void add(String part) {
        JsonNode schema = contract.at(part);
        if (schema.isBoolean()) {
            shape.types &= schema.booleanValue() ? shape.types : 0;
            return;
        }
        if (compiler.isTest()) {
            requireExactness(schema);
        }
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            if (!isSilent(keyword.getKey()) && !addGeneral(schema, keyword.getKey(), keyword.getValue())) {
                addSpecial(part, schema, keyword.getKey(), keyword.getValue());
            }
        }
    }

    /** Gives up on a test that the validator may decide otherwise. */
    private void requireExactness(JsonNode schema) {
        if (schema.has("enum") && (types(schema.path("type"), 0) & CompiledSchema.OBJECT) != 0) {
            compiler.giveUp("enum of objects in a branch");
        }
        if (contract.isOpenApi30()) {
            shape.isNullUnknown |= place.isNullable() || schema.path("nullable").asBoolean();
            if (schema.has("$ref") && schema.size() > 1) {
                compiler.giveUp("keywords next to $ref in a branch (OpenAPI 3.0)");
            }
        }
    }

    private boolean addGeneral(JsonNode schema, String keyword, JsonNode value) {
        switch (keyword) {
            case "type" -> type(schema, value);
            case "enum" -> {
                shape.enumKeywordCount++;
                restrict(value, contract.isOpenApi30() && isTrue(schema, "nullable"));
            }
            case "const" -> {
                shape.enumKeywordCount += 2;
                restrict(List.of(value), false);
            }
            case "format" -> format(schema, value.asText());
            case "pattern" -> pattern(value);
            case "minLength" -> shape.minLength = Math.max(shape.minLength, bound(value));
            case "maxLength" -> shape.maxLength = Math.min(shape.maxLength, bound(value));
            case "minItems" -> shape.minItems = Math.max(shape.minItems, bound(value));
            case "maxItems" -> shape.maxItems = Math.min(shape.maxItems, bound(value));
            case "uniqueItems" -> shape.isUnique |= value.asBoolean();
            case "minProperties" -> shape.minProperties = Math.max(shape.minProperties, bound(value));
            case "maxProperties" -> shape.maxProperties = Math.min(shape.maxProperties, bound(value));
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" -> {
                if (!value.isNumber() && !(value.isBoolean() && keyword.startsWith("exclusive"))) {
                    compiler.giveUp(keyword + " that is not a number");
                }
                shape.numberSchemas.add(schema);
                shape.restrictsLongs = true;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void addSpecial(String part, JsonNode schema, String keyword, JsonNode value) {
        switch (keyword) {
            case "x-sorted-by" -> order(value);
            case "x-not-before" -> notBefore(value);
            case "x-only-where" -> limit(value);
            case "x-pattern-where" -> limitByPatterns(value);
            case "x-same-as" -> repeated(value);
            case "x-reading" -> shape.readingKeywordCount += compiler.isTest() ? 0 : 1;
            case "writeOnly" -> shape.types &= value.asBoolean() && !compiler.isTest() ? 0 : shape.types;
            case "x-enum-readings" -> enumReadings(value);
            case "discriminator" -> {
                // The validator does not know it. In a response, it is decided together with the branches.
                if (compiler.isTest()) {
                    compiler.giveUp("discriminator in a branch");
                }
            }
            case "contains" -> contains(schema, part);
            default -> {
                if (!isElsewhere(keyword)) {
                    compiler.giveUp(keyword);
                }
            }
        }
    }

    /** Returns whether a keyword is compiled with the keys, the items or the references of a schema. */
    private boolean isElsewhere(String keyword) {
        return switch (keyword) {
            case "$ref",
                    "allOf",
                    "anyOf",
                    "oneOf",
                    "not",
                    "nullable",
                    "properties",
                    "required",
                    "additionalProperties",
                    "items" -> true;
            // Unknown to OpenAPI 3.0.
            case "prefixItems",
                    "minContains",
                    "maxContains",
                    "if",
                    "then",
                    "else",
                    "propertyNames",
                    "patternProperties",
                    "dependentRequired",
                    "dependentSchemas" -> !contract.isOpenApi30();
            default -> false;
        };
    }

    /** Returns whether a keyword has no effect on validation. */
    static boolean isSilent(String keyword) {
        return switch (keyword) {
            case "title",
                    "description",
                    "summary",
                    "$comment",
                    "$defs",
                    "default",
                    "example",
                    "examples",
                    "deprecated",
                    "readOnly",
                    "externalDocs",
                    "xml" -> true;
            case "x-sorted-by",
                    "x-reading",
                    "x-enum-readings",
                    "x-not-before",
                    "x-only-where",
                    "x-pattern-where",
                    "x-same-as" -> false;
            default -> keyword.startsWith("x-");
        };
    }

    private void type(JsonNode schema, JsonNode value) {
        boolean isNullable = contract.isOpenApi30() && (place.isNullable() || isTrue(schema, "nullable"));
        int types = types(value, isNullable ? CompiledSchema.NULL : 0);
        shape.types &= types;
        shape.typeKeywordCount++;
        if ((types & CompiledSchema.FRACTION) != 0 && !compiler.isTest()) {
            shape.numberSchemas.add(schema);
        }
    }

    private static boolean isTrue(JsonNode schema, String keyword) {
        return schema.path(keyword).asBoolean();
    }

    private int types(JsonNode type, int others) {
        int types = others;
        for (JsonNode name : type.isArray() ? type : List.of(type)) {
            int bit = switch (name.asText()) {
                case "object" -> CompiledSchema.OBJECT;
                case "array" -> CompiledSchema.ARRAY;
                case "string" -> CompiledSchema.STRING;
                case "integer" -> CompiledSchema.INTEGER;
                case "number" -> CompiledSchema.NUMBER;
                case "boolean" -> CompiledSchema.BOOLEAN;
                case "null" -> CompiledSchema.NULL;
                default -> 0;
            };
            if (bit == 0 && !type.isMissingNode()) {
                compiler.giveUp("a type that JSON does not have");
            }
            types |= bit;
        }
        return types;
    }

    private void restrict(Iterable<JsonNode> values, boolean isNullable) {
        Set<Object> listed = new HashSet<>();
        for (JsonNode value : values) {
            listed.add(JsonEquality.key(value));
        }
        if (isNullable) {
            listed.add(JsonEquality.key(NullNode.instance));
        }
        if (shape.values != null) {
            listed.retainAll(shape.values);
        }
        shape.values = listed;
    }

    private void format(JsonNode schema, String format) {
        shape.formatKeywordCount++;
        switch (format) {
            case "date-time" -> shape.formatsAndPatterns.add(TextFormat.DATE_TIME);
            case "uri" -> address(TextFormat.ADDRESS, format);
            case "uri-reference" -> address(TextFormat.REFERENCE, format);
            case "int32", "int64", "double", "float" -> {
                shape.restrictsLongs |= format.equals("int32") && !compiler.isTest();
                shape.numberSchemas.add(schema);
            }
            default -> shape.formatsAndPatterns.add(compiler.schemas().format(format));
        }
    }

    private void address(TextFormat quick, String format) {
        // The quick format rejects more than the validator.
        shape.formatsAndPatterns.add(
                compiler.isTest() ? quick.or(compiler.schemas().format(format)) : quick);
    }

    private void pattern(JsonNode regex) {
        Predicate<String> pattern = compiled(regex.asText());
        if (pattern != null) {
            shape.formatsAndPatterns.add(pattern);
        }
    }

    /** Returns a predicate that finds a regular expression; gives up and returns null if it is not one. */
    private Predicate<String> compiled(String regex) {
        try {
            return compiler.schemas().pattern(regex);
        } catch (PatternSyntaxException e) {
            compiler.giveUp("a pattern that is not a regular expression");
            return null;
        }
    }

    private void contains(JsonNode schema, String part) {
        if (contract.isOpenApi30()) {
            compiler.giveUp("contains (OpenAPI 3.0)");
            return;
        }
        int least = schema.has("minContains") ? bound(schema.get("minContains")) : 1;
        int most = schema.has("maxContains") ? bound(schema.get("maxContains")) : Integer.MAX_VALUE;
        if (least > most) {
            compiler.giveUp("minContains above maxContains");
        }
        CompiledSchema test = compiler.tests().shape(Set.of(Applicator.CONTAINS.subschema(part)));
        shape.contained.add(new CompiledSchema.Contained(test, least, most));
    }

    private int bound(JsonNode bound) {
        if (!bound.isInt() || bound.intValue() < 0) {
            compiler.giveUp("a size that is not a whole number");
        }
        return bound.intValue();
    }

    private void order(JsonNode mark) {
        if (compiler.isTest()) {
            return;
        }
        if (shape.order != null) {
            compiler.giveUp("two orders of one array");
        }
        shape.order = SortOrder.of(mark);
    }

    private void notBefore(JsonNode mark) {
        for (NotBefore promise : NotBefore.of(mark)) {
            if (!compiler.isTest() && shape.notBefore != null && !shape.notBefore.equals(promise)) {
                compiler.giveUp("more than two keys in order");
            }
            shape.notBefore = compiler.isTest() ? null : promise;
        }
    }

    private void limit(JsonNode mark) {
        for (OnlyWhere condition : OnlyWhere.of(mark)) {
            shape.limits |= compiler.isTest() ? 0 : compiler.limit(condition);
        }
    }

    private void limitByPatterns(JsonNode mark) {
        for (PatternWhere condition : PatternWhere.of(mark)) {
            Predicate<String> pattern = compiled(condition.pattern());
            if (pattern != null && !compiler.isTest()) {
                shape.patternLimits.add(new PatternLimit(compiler.limit(condition), pattern));
            }
        }
    }

    private void repeated(JsonNode mark) {
        if (!compiler.isTest()) {
            shape.repeatedParameter = RepeatedValue.parameter(mark).orElse(null);
            compiler.repeat(shape.repeatedParameter);
        }
    }

    private void enumReadings(JsonNode readings) {
        if (compiler.isTest()) {
            return;
        }
        Set<String> texts = new HashSet<>(shape.enumReadings);
        for (Map.Entry<String, JsonNode> reading : readings.properties()) {
            texts.add(reading.getKey());
        }
        shape.enumReadings = texts;
        shape.enumReadingsKeywordCount++;
    }
}
