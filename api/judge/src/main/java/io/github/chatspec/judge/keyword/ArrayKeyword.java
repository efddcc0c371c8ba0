package io.github.chatspec.judge.keyword;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The keywords that are about the items of an array. */
final class ArrayKeyword {

    private ArrayKeyword() {}

    /** {@code prefixItems}: the schemas of the first items. */
    static final class PrefixItems extends SchemaKeyword {
        private final List<SchemaKeywords> schemas;

        PrefixItems(Declaration declaration, List<SchemaKeywords> schemas) {
            super(declaration);
            this.schemas = schemas;
        }

        @Override
        boolean accepts(JsonNode value) {
            for (int i = 0; i < count(value); i++) {
                if (!schemas.get(i).accepts(value.get(i))) {
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
            for (int i = 0; i < count(value); i++) {
                String index = String.valueOf(i);
                out.reportChild(index, index, schemas.get(i), value.get(i));
            }
        }

        private int count(JsonNode value) {
            return value.isArray() ? Math.min(schemas.size(), value.size()) : 0;
        }
    }

    /** {@code items}: a schema, or null, for the items after the first ones. */
    static final class Items extends SchemaKeyword {
        private final int from;
        private final SchemaKeywords schema;

        Items(Declaration declaration, int from, SchemaKeywords schema) {
            super(declaration);
            this.from = from;
            this.schema = schema;
        }

        @Override
        boolean accepts(JsonNode value) {
            for (int i = from; value.isArray() && i < value.size(); i++) {
                if (schema == null || !schema.accepts(value.get(i))) {
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
            for (int i = from; value.isArray() && i < value.size(); i++) {
                if (schema == null) {
                    out.addChild(String.valueOf(i), name(), value.get(i), pointer(), null);
                } else {
                    out.reportChild(String.valueOf(i), schema, value.get(i));
                }
            }
        }
    }

    /** {@code contains}, with {@code minContains} and {@code maxContains}. */
    static final class Contains extends SchemaKeyword {
        private final SchemaKeywords schema;
        private final int least;
        private final int most;

        Contains(Declaration declaration, SchemaKeywords schema, int least, int most) {
            super(declaration);
            this.schema = schema;
            this.least = least;
            this.most = most;
        }

        @Override
        boolean accepts(JsonNode value) {
            if (!value.isArray()) {
                return true;
            }
            int accepted = accepted(value);
            return accepted >= least && accepted <= most;
        }

        @Override
        void report(JsonNode value, BreachCollector out) {
            int accepted = accepted(value);
            if (accepted < least) {
                out.add("minContains", value, pointer(), null);
            }
            if (accepted > most) {
                out.add("maxContains", value, pointer(), null);
            }
        }

        private int accepted(JsonNode array) {
            int accepted = 0;
            for (JsonNode item : array) {
                accepted += schema.accepts(item) ? 1 : 0;
            }
            return accepted;
        }
    }
}
