package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SchemaComposition;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.judge.keyword.TextFormat;
import io.github.chatspec.judge.schema.Schemas;
import io.github.chatspec.judge.schema.SortOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/**
 * Compiles the schema of a response into {@link CompiledSchema}s.
 *
 * <p>All schemas that describe one place, by reference or {@code allOf}, become one compiled schema. Requirements on an
 * object as a whole become {@link Clause}s. A schema with any keyword that is not listed here is not compiled at all,
 * since a verdict that overlooks a keyword would call bodies clean that are not.
 */
public final class VerdictCompiler {

    private final Contract contract;
    private final Schemas schemas;
    private final Map<Set<String>, CompiledSchema> shapes = new HashMap<>();
    private boolean isKnown = true;

    private VerdictCompiler(Contract contract, Schemas schemas) {
        this.contract = contract;
        this.schemas = schemas;
    }

    /** Compiles the schema at a pointer; returns nothing if only a {@link TreeVerdict} can check it. */
    public static Optional<Verdict> compile(Contract contract, Schemas schemas, String pointer) {
        if (contract.isOpenApi30()) {
            return Optional.empty();
        }
        VerdictCompiler compiler = new VerdictCompiler(contract, schemas);
        CompiledSchema shape = compiler.shape(Set.of(pointer));
        return compiler.isKnown ? Optional.of(new ByteVerdict(new NodeLayout().node(shape))) : Optional.empty();
    }

    /** Gives up on a schema. */
    void giveUp() {
        isKnown = false;
    }

    /** The shape of a value that all the schemas at some pointers describe. */
    CompiledSchema shape(Set<String> declared) {
        Set<String> parts = new SchemaComposition(contract).withReferences(declared, this::parts);
        CompiledSchema known = shapes.get(parts);
        if (known != null || !isKnown) {
            return known == null ? CompiledSchema.ANY : known;
        }
        CompiledSchema shape = new CompiledSchema();
        shapes.put(parts, shape);
        for (String part : parts) {
            JsonNode schema = contract.at(part);
            if (schema.isBoolean()) {
                shape.types &= schema.booleanValue() ? shape.types : 0;
            } else {
                for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
                    add(shape, part, keyword.getKey(), keyword.getValue());
                }
            }
        }
        new ObjectCompiler(this, contract, shape, parts).compile();
        items(shape, parts);
        return shape;
    }

    /** Returns the parts of a schema that every value must conform to; gives up if its reference may mean another one. */
    private List<String> parts(String pointer) {
        JsonNode schema = contract.at(pointer);
        isKnown &= schema.isObject() || schema.isBoolean();
        if (schema.has("$ref")) {
            isKnown &= isPlain(pointer, schema.get("$ref").asText());
        }
        return isKnown ? Applicator.ALL_OF.subschemas(contract, pointer) : List.of();
    }

    /** Returns whether a reference is a JSON Pointer within the document, and means the schema there. */
    private boolean isPlain(String pointer, String reference) {
        String target = reference.startsWith("#") ? reference.substring(1) : "";
        // A schema with an $id changes what references mean.
        return target.startsWith("/")
                && target.indexOf('%') < 0
                && contract.nearest(pointer, "$id").isEmpty()
                && contract.target(pointer).isPresent();
    }

    private void add(CompiledSchema shape, String part, String keyword, JsonNode value) {
        switch (keyword) {
            case "type" -> {
                shape.types &= types(value);
                if ((types(value) & CompiledSchema.FRACTION) != 0) {
                    shape.numbers.add(contract.at(part));
                }
            }
            case "enum" -> restrict(shape, value);
            case "const" -> restrict(shape, List.of(value));
            case "format" -> format(shape, contract.at(part), value);
            case "pattern" -> pattern(shape, value);
            case "minLength" -> shape.minLength = Math.max(shape.minLength, bound(value));
            case "maxLength" -> shape.maxLength = Math.min(shape.maxLength, bound(value));
            case "minItems" -> shape.minItems = Math.max(shape.minItems, bound(value));
            case "maxItems" -> shape.maxItems = Math.min(shape.maxItems, bound(value));
            case "minProperties" -> shape.minProperties = Math.max(shape.minProperties, bound(value));
            case "maxProperties" -> shape.maxProperties = Math.min(shape.maxProperties, bound(value));
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" -> {
                isKnown &= value.isNumber();
                shape.numbers.add(contract.at(part));
                shape.narrow = true;
            }
            case "x-sorted-by" -> order(shape, value);
            case "x-reading" -> shape.types = 0;
            case "writeOnly" -> shape.types &= value.asBoolean() ? 0 : shape.types;
            case "x-enum-readings" -> remark(shape, value);
            default -> isKnown &= isElsewhere(keyword) || isSilent(keyword);
        }
    }

    /** What is compiled with the keys, the items or the references of a schema. */
    private static boolean isElsewhere(String keyword) {
        return switch (keyword) {
            case "$ref",
                    "allOf",
                    "properties",
                    "required",
                    "additionalProperties",
                    "items",
                    "prefixItems",
                    "if",
                    "then",
                    "else",
                    "anyOf",
                    "not" -> true;
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
                    "default",
                    "example",
                    "examples",
                    "deprecated",
                    "readOnly",
                    "externalDocs",
                    "xml" -> true;
            case "x-sorted-by", "x-reading", "x-enum-readings" -> false;
            default -> keyword.startsWith("x-");
        };
    }

    private int types(JsonNode type) {
        int types = 0;
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
            isKnown &= bit != 0;
            types |= bit;
        }
        return types;
    }

    private void restrict(CompiledSchema shape, Iterable<JsonNode> values) {
        Set<Object> listed = new HashSet<>();
        for (JsonNode value : values) {
            listed.add(JsonEquality.key(value));
        }
        if (shape.values != null) {
            listed.retainAll(shape.values);
        }
        shape.values = listed;
    }

    Set<String> texts(Iterable<JsonNode> values) {
        Set<String> texts = new HashSet<>();
        for (JsonNode value : values) {
            isKnown &= value.isTextual();
            texts.add(value.asText());
        }
        return texts;
    }

    private void format(CompiledSchema shape, JsonNode schema, JsonNode format) {
        switch (format.asText()) {
            case "date-time" -> shape.forms.add(TextFormat.DATE_TIME);
            case "uri" -> shape.forms.add(TextFormat.ADDRESS);
            case "uri-reference" -> shape.forms.add(TextFormat.REFERENCE);
            case "int64", "double", "float" -> shape.numbers.add(schema);
            case "int32" -> {
                shape.numbers.add(schema);
                shape.narrow = true;
            }
            default -> isKnown = false;
        }
    }

    private void pattern(CompiledSchema shape, JsonNode regex) {
        try {
            shape.forms.add(schemas.pattern(regex.asText()));
        } catch (PatternSyntaxException e) {
            isKnown = false;
        }
    }

    private int bound(JsonNode bound) {
        isKnown &= bound.isInt() && bound.intValue() >= 0;
        return bound.intValue();
    }

    private void order(CompiledSchema shape, JsonNode mark) {
        // Two orders at once cannot be promised.
        isKnown &= shape.order == null;
        shape.order = SortOrder.of(mark);
    }

    private static void remark(CompiledSchema shape, JsonNode readings) {
        Set<String> remarked = new HashSet<>(shape.remarked);
        for (Map.Entry<String, JsonNode> reading : readings.properties()) {
            remarked.add(reading.getKey());
        }
        shape.remarked = remarked;
    }

    private void items(CompiledSchema shape, Set<String> parts) {
        int first = 0;
        for (String part : parts) {
            first = Math.max(first, contract.at(part).path("prefixItems").size());
        }
        for (int i = 0; i < first; i++) {
            shape.firstItems.add(item(parts, i));
        }
        shape.items = item(parts, first);
    }

    private CompiledSchema item(Set<String> parts, int index) {
        Set<String> declared = new LinkedHashSet<>();
        for (String part : parts) {
            JsonNode schema = contract.at(part);
            if (schema.path("prefixItems").has(index)) {
                declared.add(Applicator.PREFIX_ITEMS.subschema(part, String.valueOf(index)));
            } else if (Applicator.ITEMS.isIn(schema)) {
                declared.add(Applicator.ITEMS.subschema(part));
            }
        }
        return declared.isEmpty() ? CompiledSchema.ANY : shape(declared);
    }
}
