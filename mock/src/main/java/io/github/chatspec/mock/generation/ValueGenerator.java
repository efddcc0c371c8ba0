package io.github.chatspec.mock.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.judge.schema.OneWayFields;
import io.github.chatspec.judge.schema.SchemaChildren;
import io.github.chatspec.judge.schema.Schemas;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Generates one value for a schema, in one style. */
final class ValueGenerator {

    /** The depth down to which values have optional parts. */
    static final int OPTIONAL_DEPTH = 6;

    /** The number of values up to which a body has optional parts. */
    private static final int OPTIONAL_VALUES = 400;

    private static final int MAX_DEPTH = 40;
    private static final int MAX_VALUES = 20_000;
    private static final int MAX_ROUNDS = 4;

    private final Contract contract;
    private final Schemas schemas;
    private final Style style;
    private final SchemaComposer composer;
    private final TextValues texts;
    private final ObjectValues objects;
    private final ArrayValues arrays;
    /** The schemas of the values around the present one. */
    private final Deque<Set<String>> around = new ArrayDeque<>();

    private int values;
    /** The number of values that are examples, defaults or constants of the contract. */
    private int taken;
    /** The number of values that are made up. */
    private int invented;

    ValueGenerator(Contract contract, Schemas schemas, Style style) {
        this.contract = contract;
        this.schemas = schemas;
        this.style = style;
        this.composer = new SchemaComposer(contract, schemas);
        this.texts = new TextValues(schemas::finds);
        SchemaChildren children = new SchemaChildren(contract, schemas);
        this.objects = new ObjectValues(this, children, composer, new OneWayFields(contract, schemas.direction()));
        this.arrays = new ArrayValues(this, children);
    }

    /**
     * A value to generate.
     *
     * @param declared the JSON Pointers of its schemas
     * @param path the place of the value, which decides on random choices
     * @param depth the number of values around it
     * @param isVaried whether it must differ from other values of the same schemas, so that no example is taken
     */
    record Place(List<String> declared, String path, int depth, boolean isVaried) {

        Place child(List<String> schemas, String segment) {
            return new Place(schemas, path + "/" + segment, depth + 1, isVaried);
        }

        Place varied() {
            return new Place(declared, path, depth, true);
        }
    }

    /** Returns a value for the schema at a pointer, or nothing if none is found. */
    Optional<JsonNode> generate(String schema, String path) {
        return value(new Place(List.of(schema), path, 0, false));
    }

    Style style() {
        return style;
    }

    /** Returns whether all values that were generated so far are in the contract, and not made up. */
    boolean isFromContract() {
        return taken > 0 && invented == 0;
    }

    /** Counts a value that is in the contract. */
    void countTaken() {
        taken++;
    }

    /** Returns whether values at a depth have optional parts. */
    boolean hasOptional(int depth) {
        return style.hasOptional() && depth < OPTIONAL_DEPTH && values < OPTIONAL_VALUES;
    }

    /** Returns whether one of the schemas describes a value around the present one. */
    boolean isRecursive(List<String> declared) {
        Set<String> targets = composer.withTargets(declared);
        return around.stream().anyMatch(schemas -> targets.stream().anyMatch(schemas::contains));
    }

    RandomSource random(Place place) {
        return RandomSource.of(style.seed(), place.path());
    }

    Optional<JsonNode> value(Place place) {
        if (++values > MAX_VALUES || place.depth() > MAX_DEPTH) {
            return Optional.empty();
        }
        BranchChoices choices = new BranchChoices();
        Optional<JsonNode> fallback = Optional.empty();
        do {
            Optional<JsonNode> value = value(place, choices);
            if (value.isPresent() && (!style.isChecked() || !choices.exist() || accepts(place, value.get()))) {
                return value;
            }
            fallback = fallback.isPresent() ? fallback : value;
        } while (choices.next() && values < MAX_VALUES);
        return fallback;
    }

    boolean accepts(Place place, JsonNode value) {
        return place.declared().stream().allMatch(schema -> schemas.accepts(schema, value));
    }

    /** Returns whether one of the declared schemas of a value, and not only a part of them, has an object as its example. */
    boolean hasWholeExample(Place place) {
        return new MergedSchema(contract, composer.withTargets(place.declared()))
                .examples().stream().anyMatch(JsonNode::isObject);
    }

    /** Returns whether the contract has a schema at a pointer. */
    boolean exists(String pointer) {
        return !contract.at(pointer).isMissingNode();
    }

    /** Returns a text that a regular expression matches, or nothing if none is found. */
    Optional<String> text(String regex, String path) {
        return texts.of(regex, RandomSource.of(style.seed(), path));
    }

    /** Generates a value until the conditions in its schemas ask for what it has. */
    private Optional<JsonNode> value(Place place, BranchChoices choices) {
        Set<String> conditional = Set.of();
        Optional<JsonNode> value = Optional.empty();
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Set<String> applicable =
                    composer.compose(place.declared(), choices, conditional, branch -> isRecursive(List.of(branch)));
            around.push(applicable);
            try {
                MergedSchema schema = new MergedSchema(contract, applicable);
                List<String> types = schema.typeChoices();
                value = value(
                        place, schema, types.size() == 1 ? types.get(0) : types.get(choices.at("type", types.size())));
            } finally {
                around.pop();
            }
            if (value.isEmpty()) {
                return value;
            }
            Set<String> next = composer.conditional(applicable, value.get());
            if (next.equals(conditional)) {
                return value;
            }
            conditional = next;
        }
        return value;
    }

    private Optional<JsonNode> value(Place place, MergedSchema schema, String type) {
        if (schema.isNever()) {
            return Optional.empty();
        }
        boolean isObject = type.equals("object");
        if (style.usesExamples() && !place.isVaried() && !isObject) {
            Optional<JsonNode> example = schema.examples().stream()
                    .filter(value -> isOf(value, type) && (!style.isChecked() || accepts(place, value)))
                    .findFirst();
            if (example.isPresent()) {
                countTaken();
                return example;
            }
        }
        Optional<List<JsonNode>> allowed = schema.allowed();
        if (allowed.isPresent()) {
            countTaken();
            return chosen(allowed.get(), type, place);
        }
        return isObject ? objects.of(place, schema) : generated(place, schema, type);
    }

    private Optional<JsonNode> chosen(List<JsonNode> allowed, String type, Place place) {
        List<JsonNode> values = allowed.stream()
                .filter(value -> !value.isNull() && (type.isEmpty() || isOf(value, type)))
                .toList();
        if (values.isEmpty()) {
            return allowed.stream().findFirst();
        }
        return Optional.of(
                style.isFirst() && !place.isVaried()
                        ? values.get(0)
                        : random(place).of(values));
    }

    private Optional<JsonNode> generated(Place place, MergedSchema schema, String type) {
        invented += type.equals("array") || type.equals("null") ? 0 : 1;
        return switch (type) {
            case "array" -> arrays.of(place, schema);
            case "string" -> texts.of(schema, random(place)).map(TextNode::valueOf);
            case "integer" -> NumberValues.of(schema, true, random(place));
            case "number" -> NumberValues.of(schema, false, random(place));
            case "boolean" -> Optional.of(BooleanNode.valueOf(isTrue(place)));
            case "null" -> Optional.of(NullNode.getInstance());
            case "" -> Optional.of(any(place));
            default -> Optional.empty();
        };
    }

    private boolean isTrue(Place place) {
        boolean isFirst = style.isFirst() && !place.isVaried();
        return isFirst || random(place).between(0, 1) == 1;
    }

    /** Returns a value for a schema that accepts any. */
    private JsonNode any(Place place) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        return place.depth() == 0
                ? object
                : texts.of(new MergedSchema(contract, Set.of()), random(place))
                        .<JsonNode>map(TextNode::valueOf)
                        .orElse(object);
    }

    /** Returns whether a value has a type, which is empty if any is allowed. */
    static boolean isOf(JsonNode value, String type) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" ->
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> type.isEmpty();
        };
    }
}
