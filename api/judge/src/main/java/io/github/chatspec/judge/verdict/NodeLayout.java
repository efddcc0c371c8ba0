package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/** Lays compiled schemas out for a {@link ByteWalk}. */
final class NodeLayout {

    private static final ByteTable<ByteKey> NO_READINGS = new ByteTable<>(List.of());

    private final IdentityHashMap<CompiledSchema, SchemaNode> nodes = new IdentityHashMap<>();
    private final IdentityHashMap<CompiledSchema, SchemaNode> notingNodes = new IdentityHashMap<>();

    /** Returns the node of a schema. */
    SchemaNode node(CompiledSchema schema) {
        SchemaNode known = nodes.get(schema);
        if (known != null) {
            return known;
        }
        SchemaNode node = new SchemaNode();
        nodes.put(schema, node);
        layOut(node, schema, false);
        return node;
    }

    /** Returns the node of a schema that also accepts readings, which are noted. */
    private SchemaNode notingNode(CompiledSchema schema) {
        SchemaNode known = notingNodes.get(schema);
        if (known != null) {
            return known;
        }
        SchemaNode node = new SchemaNode();
        notingNodes.put(schema, node);
        layOut(node, schema, true);
        return node;
    }

    private void layOut(SchemaNode node, CompiledSchema schema, boolean isNoting) {
        node.types = schema.readingKeywordCount > 0 && !isNoting ? 0 : schema.types;
        node.isNullUnknown = schema.isNullUnknown;
        node.isFractionUnknown = schema.isFractionUnknown;
        if (schema.choice != null) {
            node.decision = decision(schema.choice);
            return;
        }
        node.limits = schema.limits;
        node.isRepeated = schema.repeatedParameter != null;
        node.patternLimits = schema.patternLimits.isEmpty() ? null : schema.patternLimits.toArray(new PatternLimit[0]);
        node.isMarked = node.limits != 0 || node.patternLimits != null || node.isRepeated;
        Set<String> texts = texts(schema);
        Set<Object> numbers = null;
        if (schema.values != null) {
            numbers = new HashSet<>();
            Set<Object> containers = new HashSet<>();
            node.types &= sort(schema.values, new HashSet<>(), numbers, containers);
            node.containers = containers.isEmpty() ? null : containers;
        }
        if (!schema.enumReadings.isEmpty()) {
            // The rule about remarked values compares whatever reads like one of them.
            node.types &= CompiledSchema.STRING;
        }
        boolean takesAnyText = schema.formatsAndPatterns.isEmpty()
                && schema.minLength == 0
                && schema.maxLength == Integer.MAX_VALUE
                && schema.enumReadings.isEmpty();
        node.isText = (node.types & CompiledSchema.STRING) != 0 && !node.isRepeated;
        node.text = takesAnyText && texts == null ? null : new TextCheck(schema, texts, List.of(), isNoting);
        node.number = schema.numberSchemas.isEmpty() && numbers == null ? null : new NumberCheck(schema, numbers);
        items(node, schema);
        fields(node, schema);
        node.reader = NodeReader.of(node);
    }

    private Decision decision(CompiledSchema.Choice choice) {
        SchemaNode[] tests = new SchemaNode[choice.tests().size()];
        for (int i = 0; i < tests.length; i++) {
            tests[i] = node(choice.tests().get(i));
        }
        return new Decision(choice, tests, accepting -> outcome(choice.outcomes(), accepting));
    }

    // Threads that check bodies at the same time may need further nodes at the same time.
    private synchronized SchemaNode outcome(LongFunction<CompiledSchema> outcomes, long bits) {
        CompiledSchema outcome = outcomes.apply(bits);
        return outcome == null ? Decision.UNKNOWN : node(outcome);
    }

    /** Sorts values by their types, and returns the types. */
    private static int sort(Set<Object> values, Set<String> texts, Set<Object> numbers, Set<Object> containers) {
        int types = 0;
        for (Object value : values) {
            if (value instanceof BigDecimal) {
                numbers.add(value);
                types |= CompiledSchema.NUMBER;
            } else if (value instanceof Collection || value instanceof Map) {
                containers.add(value);
                types |= value instanceof Map ? CompiledSchema.OBJECT : CompiledSchema.ARRAY;
            } else if (((JsonNode) value).isTextual()) {
                texts.add(((JsonNode) value).textValue());
                types |= CompiledSchema.STRING;
            } else if (((JsonNode) value).isBoolean()) {
                types |= ((JsonNode) value).booleanValue() ? CompiledSchema.TRUE : CompiledSchema.FALSE;
            } else {
                types |= CompiledSchema.NULL;
            }
        }
        return types;
    }

    private void items(SchemaNode node, CompiledSchema schema) {
        node.minItems = schema.minItems;
        node.maxItems = schema.maxItems;
        node.firstItems = new SchemaNode[schema.firstItems.size()];
        for (int i = 0; i < node.firstItems.length; i++) {
            node.firstItems[i] = node(schema.firstItems.get(i));
        }
        node.items = node(schema.items);
        // The rules compare all objects of an array that has an order, also those that do not conform.
        boolean areItemsPlain = node.firstItems.length == 0
                && schema.items.repeatedParameter == null
                && hasPlainViolations(schema.items);
        node.wrongItemTypes = schema.isDescribedByClauses || !areItemsPlain
                ? 0
                : wrongTypes(schema.items, true) & (schema.order == null ? -1 : ~CompiledSchema.OBJECT);
        node.isUnique = schema.isUnique;
        node.contained = contained(schema);
        node.order = schema.order;
        node.sortKey = schema.order == null ? null : new ByteKey(schema.order.property());
    }

    private SchemaNode.Contained[] contained(CompiledSchema schema) {
        List<SchemaNode.Contained> contained = new ArrayList<>();
        for (CompiledSchema.Contained items : schema.contained) {
            contained.add(new SchemaNode.Contained(node(items.test()), items.least(), items.most()));
        }
        return contained.isEmpty() ? null : contained.toArray(new SchemaNode.Contained[0]);
    }

    private void fields(SchemaNode node, CompiledSchema schema) {
        node.minProperties = schema.minProperties;
        node.maxProperties = schema.maxProperties;
        long[] required = schema.required.toLongArray();
        node.required = required.length == 0 ? 0 : required[0];
        int words = (schema.fields.size() + Long.SIZE - 1) / Long.SIZE;
        node.requiredMore = words > 1 ? Arrays.copyOf(required, words) : null;
        node.propertyNames = schema.propertyNames == null ? null : node(schema.propertyNames);
        node.additionalProperties = schema.additionalProperties == null ? null : node(schema.additionalProperties);
        node.keyPatterns = schema.keyPatterns.isEmpty()
                ? null
                : new KeyPatterns(schema.keyPatterns, matching -> outcome(schema.keyPatternSchema, matching));
        node.clauses = schema.clauses.isEmpty() ? null : new ClauseMemo(schema.clauses, nulls(schema));
        node.decidedLimits =
                schema.decidedLimits.isEmpty() ? null : schema.decidedLimits.toArray(new CompiledSchema.Limit[0]);
        List<SchemaNode.Field> fields = new ArrayList<>();
        List<SchemaNode.Field> notedIfMissing = new ArrayList<>();
        for (Map.Entry<String, CompiledSchema.Field> entry : schema.fields.entrySet()) {
            SchemaNode.Field field = field(node, schema, entry.getKey(), entry.getValue());
            fields.add(field);
            boolean isIndependent = schema.independentKeys.contains(entry.getKey());
            if (isIndependent && field.word == 0 && (node.required & field.bit) != 0) {
                notedIfMissing.add(field);
            }
        }
        node.fields = new ByteTable<>(fields);
        node.notesOtherKeys = schema.notesOtherKeys;
        node.isDescribedByClauses = schema.isDescribedByClauses;
        node.notedIfMissing = notedIfMissing.toArray(new SchemaNode.Field[0]);
    }

    /** Lays out a key, and sets it as the later or earlier one if the contract orders its value. */
    private SchemaNode.Field field(SchemaNode node, CompiledSchema schema, String key, CompiledSchema.Field field) {
        boolean isLater = schema.notBefore != null && schema.notBefore.later().equals(key);
        boolean isEarlier =
                schema.notBefore != null && schema.notBefore.earlier().equals(key);
        SchemaNode.Field laidOut = new SchemaNode.Field(
                key,
                field.index(),
                node(field.shape()),
                listed(field, false),
                notes(schema, key, field),
                isLater || isEarlier);
        node.later = isLater ? laidOut : node.later;
        node.earlier = isEarlier ? laidOut : node.earlier;
        return laidOut;
    }

    private static ClauseMemo.NullBit[] nulls(CompiledSchema schema) {
        List<ClauseMemo.NullBit> nulls = new ArrayList<>();
        for (Map.Entry<String, Long> entry : schema.nullBits.entrySet()) {
            nulls.add(new ClauseMemo.NullBit(schema.fields.get(entry.getKey()).bit(), entry.getValue()));
        }
        return nulls.toArray(new ClauseMemo.NullBit[0]);
    }

    private static TextCheck listed(CompiledSchema.Field field, boolean isNoting) {
        return field.listings().isEmpty()
                ? null
                : new TextCheck(field.shape(), texts(field.shape()), field.listings(), isNoting);
    }

    private SchemaNode.FieldNotes notes(CompiledSchema schema, String key, CompiledSchema.Field field) {
        CompiledSchema value = field.shape();
        boolean isNullable = schema.notedIfNull.contains(key);
        long nullBit = schema.nullBits.getOrDefault(key, 0L);
        boolean hasReadings = !schema.isDescribedByClauses
                && !value.isDescribedByClauses
                && value.readingKeywordCount <= 1
                && value.enumReadingsKeywordCount <= 1
                && value.readingKeywordCount + value.enumReadingsKeywordCount > 0;
        boolean isIndependent = schema.independentKeys.contains(key) && hasPlainViolations(value);
        WrongText wrongText = isIndependent ? WrongText.of(field, texts(value)) : null;
        int wrongTypes = isIndependent ? wrongTypes(value, schema.required.get(field.index())) : 0;
        // Clauses compare with strings only.
        wrongTypes &= field.listings().isEmpty() ? -1 : ~CompiledSchema.STRING;
        if (!hasReadings && !isNullable && wrongTypes == 0 && wrongText == null) {
            return null;
        }
        return new SchemaNode.FieldNotes(
                hasReadings ? notingNode(value) : node(value),
                hasReadings ? listed(field, true) : null,
                hasReadings && value.readingKeywordCount > 0,
                hasReadings ? readings(value) : NO_READINGS,
                isNullable,
                nullBit,
                wrongTypes,
                wrongText,
                listsOfWrong(schema, field));
    }

    private static ByteTable<ByteKey> readings(CompiledSchema value) {
        List<ByteKey> readings = new ArrayList<>();
        for (String text : value.enumReadings) {
            readings.add(new ByteKey(text));
        }
        return new ByteTable<>(readings);
    }

    /** Returns the bits of the lists that hold a wrong value, so that each condition which it would decide is met. */
    private static long listsOfWrong(CompiledSchema schema, CompiledSchema.Field field) {
        long lists = 0;
        for (CompiledSchema.Listing listing : field.listings()) {
            for (CompiledSchema.Limit limit : schema.decidedLimits) {
                lists |= limit.list() == listing.bit() && limit.isAllowedIfListed() ? listing.bit() : 0;
            }
        }
        return lists;
    }

    /** Returns whether the rules report nothing else about a value that a single keyword rejects. */
    private boolean hasPlainViolations(CompiledSchema schema) {
        SchemaNode node = node(schema);
        // Clauses that apply to a value which is not an object do not depend on the rest of the body.
        boolean hasClauses = schema.isDescribedByClauses || !schema.clauses.isEmpty();
        return schema.choice == null
                && (!hasClauses || node.types == CompiledSchema.OBJECT)
                && schema.readingKeywordCount == 0
                // A value of another type that a schema allows may read like one of two readings.
                && (schema.enumReadingsKeywordCount == 0 || schema.types == CompiledSchema.STRING)
                && !node.isNullUnknown
                && node.types != 0;
    }

    /**
     * Returns the types of values that do not conform and are noted, since their type is wrong and no other keyword or rule
     * is about them.
     */
    private int wrongTypes(CompiledSchema schema, boolean isRequired) {
        SchemaNode node = node(schema);
        if (schema.typeKeywordCount != 1) {
            return 0;
        }
        int types = CompiledSchema.STRING;
        types |= (node.types & CompiledSchema.NUMBER) == 0 ? CompiledSchema.INTEGER : 0;
        types |= (node.types & CompiledSchema.BOOLEAN) == 0 ? CompiledSchema.BOOLEAN : 0;
        types |= isRequired ? CompiledSchema.NULL : 0;
        boolean describesKeys = !schema.fields.isEmpty()
                || !schema.keyPatterns.isEmpty()
                || schema.propertyNames != null
                || schema.additionalProperties != CompiledSchema.ANY;
        types |= describesKeys ? 0 : CompiledSchema.OBJECT;
        boolean describesItems = !schema.firstItems.isEmpty()
                || !schema.contained.isEmpty()
                || schema.order != null
                || schema.items != CompiledSchema.ANY;
        return (types | (describesItems ? 0 : CompiledSchema.ARRAY)) & ~node.types;
    }

    /** Returns the only strings that a schema allows, or null. */
    private static Set<String> texts(CompiledSchema schema) {
        if (schema.values == null) {
            return null;
        }
        Set<String> texts = new HashSet<>();
        sort(schema.values, texts, new HashSet<>(), new HashSet<>());
        return texts;
    }
}
