package io.github.chatspec.judge.keyword;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The keywords that are about the keys of an object and their values. */
final class ObjectKeyword {

    private ObjectKeyword() {}

    /** {@code required}. */
    static final class Required extends SchemaKeyword {
        private final List<String> keys;

        Required(Declaration declaration, List<String> keys) {
            super(declaration);
            this.keys = keys;
        }

        @Override
        boolean accepts(JsonNode value) {
            return !value.isObject() || hasAll(value, keys);
        }

        @Override
        void report(JsonNode value, BreachCollector out) {
            for (String key : keys) {
                if (!value.has(key)) {
                    report(value, key, out);
                }
            }
        }
    }

    /** {@code dependentRequired}: the keys that an object with a key must have. */
    static final class DependentRequired extends SchemaKeyword {
        private final Map<String, List<String>> byKey;

        DependentRequired(Declaration declaration, Map<String, List<String>> byKey) {
            super(declaration);
            this.byKey = byKey;
        }

        @Override
        boolean accepts(JsonNode value) {
            for (Map.Entry<String, List<String>> dependent : byKey.entrySet()) {
                if (value.has(dependent.getKey()) && !hasAll(value, dependent.getValue())) {
                    return false;
                }
            }
            return true;
        }

        @Override
        void report(JsonNode value, BreachCollector out) {
            for (Iterator<String> present = value.fieldNames(); present.hasNext(); ) {
                String key = present.next();
                for (String required : byKey.getOrDefault(key, List.of())) {
                    if (!value.has(required)) {
                        report(value, key, out);
                    }
                }
            }
        }
    }

    /** {@code properties}. */
    static final class Properties extends SchemaKeyword {
        private final Map<String, SchemaKeywords> byKey;

        Properties(Declaration declaration, Map<String, SchemaKeywords> byKey) {
            super(declaration);
            this.byKey = byKey;
        }

        @Override
        boolean accepts(JsonNode value) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                SchemaKeywords schema = byKey.get(field.getKey());
                if (schema != null && !schema.accepts(field.getValue())) {
                    return false;
                }
            }
            return true;
        }

        @Override
        boolean onlyApplies() {
            return true;
        }

        @Override
        void report(JsonNode value, BreachCollector out) {
            for (Map.Entry<String, SchemaKeywords> property : byKey.entrySet()) {
                JsonNode child = value.get(property.getKey());
                if (child != null) {
                    out.reportChild(property.getKey(), property.getKey(), property.getValue(), child);
                }
            }
        }
    }

    /** {@code patternProperties}: the regular expressions with their schemas. */
    static final class PatternProperties extends SchemaKeyword {
        private final List<Pattern> patterns;

        /** A regular expression that keys match, and the schema of their values. */
        record Pattern(String regex, Predicate<String> test, SchemaKeywords schema) {}

        PatternProperties(Declaration declaration, List<Pattern> patterns) {
            super(declaration);
            this.patterns = patterns;
        }

        @Override
        boolean accepts(JsonNode value) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                for (Pattern pattern : patterns) {
                    if (pattern.test().test(field.getKey()) && !pattern.schema().accepts(field.getValue())) {
                        return false;
                    }
                }
            }
            return true;
        }

        @Override
        boolean onlyApplies() {
            return true;
        }

        @Override
        void report(JsonNode value, BreachCollector out) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                for (Pattern pattern : patterns) {
                    if (pattern.test().test(field.getKey())) {
                        out.reportChild(field.getKey(), pattern.regex(), pattern.schema(), field.getValue());
                    }
                }
            }
        }
    }

    /** {@code additionalProperties}: a schema, or null, for the keys that nothing next to it lists. */
    static final class AdditionalProperties extends SchemaKeyword {
        private final Set<String> listed;
        private final List<Predicate<String>> patterns;
        private final SchemaKeywords schema;

        AdditionalProperties(
                Declaration declaration, Set<String> listed, List<Predicate<String>> patterns, SchemaKeywords schema) {
            super(declaration);
            this.listed = listed;
            this.patterns = patterns;
            this.schema = schema;
        }

        @Override
        boolean accepts(JsonNode value) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                if (!isListed(field.getKey()) && (schema == null || !schema.accepts(field.getValue()))) {
                    return false;
                }
            }
            return true;
        }

        @Override
        boolean onlyApplies() {
            return true;
        }

        @Override
        void report(JsonNode value, BreachCollector out) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                if (isListed(field.getKey())) {
                    continue;
                }
                if (schema == null) {
                    out.addChild(field.getKey(), name(), field.getValue(), pointer(), field.getKey());
                } else {
                    out.reportChild(field.getKey(), schema, field.getValue());
                }
            }
        }

        private boolean isListed(String key) {
            if (listed.contains(key)) {
                return true;
            }
            for (Predicate<String> pattern : patterns) {
                if (pattern.test(key)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** {@code propertyNames}: a schema that accepts each key. */
    static final class PropertyNames extends SchemaKeyword {
        private final SchemaKeywords schema;

        PropertyNames(Declaration declaration, SchemaKeywords schema) {
            super(declaration);
            this.schema = schema;
        }

        @Override
        boolean accepts(JsonNode value) {
            for (Iterator<String> keys = value.fieldNames(); keys.hasNext(); ) {
                if (!schema.accepts(TextNode.valueOf(keys.next()))) {
                    return false;
                }
            }
            return true;
        }

        @Override
        void report(JsonNode value, BreachCollector out) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                if (!schema.accepts(TextNode.valueOf(field.getKey()))) {
                    out.addChild(field.getKey(), name(), field.getValue(), pointer(), field.getKey());
                }
            }
        }
    }

    private static boolean hasAll(JsonNode value, List<String> keys) {
        for (String key : keys) {
            if (!value.has(key)) {
                return false;
            }
        }
        return true;
    }
}
