package io.github.chatspec.judge.keyword;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The keywords that apply other schemas to the same value. */
final class InPlaceKeyword {

    private InPlaceKeyword() {}

    /** {@code $ref}: the target of the reference. */
    static final class Reference extends SchemaKeyword {
        private final SchemaKeywords target;

        Reference(Declaration declaration, SchemaKeywords target) {
            super(declaration);
            this.target = target;
        }

        @Override
        boolean accepts(JsonNode value) {
            return target.accepts(value);
        }

        @Override
        boolean onlyApplies() {
            return true;
        }

        @Override
        void report(JsonNode value, BreachCollector out) {
            target.report(value, out);
        }
    }

    /** {@code allOf}: every branch. */
    static final class All extends SchemaKeyword {
        private final List<SchemaKeywords> branches;

        All(Declaration declaration, List<SchemaKeywords> branches) {
            super(declaration);
            this.branches = branches;
        }

        @Override
        boolean accepts(JsonNode value) {
            for (SchemaKeywords branch : branches) {
                if (!branch.accepts(value)) {
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
            reportBranches(branches, value, out);
        }
    }

    /** {@code anyOf}: at least one branch; if there is none, each reports separately. */
    static final class Any extends SchemaKeyword {
        private final List<SchemaKeywords> branches;

        Any(Declaration declaration, List<SchemaKeywords> branches) {
            super(declaration);
            this.branches = branches;
        }

        @Override
        boolean accepts(JsonNode value) {
            for (SchemaKeywords branch : branches) {
                if (branch.accepts(value)) {
                    return true;
                }
            }
            return branches.isEmpty();
        }

        @Override
        void report(JsonNode value, BreachCollector out) {
            reportBranches(branches, value, out);
        }
    }

    /** {@code oneOf}: exactly one branch. */
    static final class One extends SchemaKeyword {
        private final List<SchemaKeywords> branches;

        One(Declaration declaration, List<SchemaKeywords> branches) {
            super(declaration);
            this.branches = branches;
        }

        @Override
        boolean accepts(JsonNode value) {
            int accepting = 0;
            for (SchemaKeywords branch : branches) {
                accepting += branch.accepts(value) ? 1 : 0;
            }
            return accepting == 1;
        }

        @Override
        void report(JsonNode value, BreachCollector out) {
            report(value, null, out);
            reportBranches(untilSecond(value), value, out);
        }

        /** Returns the branches up to the second one that accepts a value. */
        private List<SchemaKeywords> untilSecond(JsonNode value) {
            List<SchemaKeywords> tried = new ArrayList<>();
            int accepting = 0;
            for (SchemaKeywords branch : branches) {
                tried.add(branch);
                accepting += branch.accepts(value) ? 1 : 0;
                if (accepting > 1) {
                    break;
                }
            }
            return tried;
        }
    }

    /** {@code not}: a schema that rejects the value. */
    static final class Not extends SchemaKeyword {
        private final SchemaKeywords rejected;

        Not(Declaration declaration, SchemaKeywords rejected) {
            super(declaration);
            this.rejected = rejected;
        }

        @Override
        boolean accepts(JsonNode value) {
            return !rejected.accepts(value);
        }
    }

    /** {@code then} or {@code else}: a schema for the values that {@code if} accepts, or for those that it rejects. */
    static final class Conditional extends SchemaKeyword {
        private final SchemaKeywords condition;
        private final boolean outcome;
        private final SchemaKeywords consequence;

        Conditional(Declaration declaration, SchemaKeywords condition, boolean outcome, SchemaKeywords consequence) {
            super(declaration);
            this.condition = condition;
            this.outcome = outcome;
            this.consequence = consequence;
        }

        @Override
        boolean accepts(JsonNode value) {
            return condition.accepts(value) != outcome || consequence.accepts(value);
        }

        @Override
        boolean onlyApplies() {
            return true;
        }

        @Override
        void report(JsonNode value, BreachCollector out) {
            if (condition.accepts(value) == outcome) {
                consequence.report(value, out);
            }
        }
    }

    /** {@code dependentSchemas}: a schema for the objects that have a key. */
    static final class DependentSchemas extends SchemaKeyword {
        private final Map<String, SchemaKeywords> byKey;

        DependentSchemas(Declaration declaration, Map<String, SchemaKeywords> byKey) {
            super(declaration);
            this.byKey = byKey;
        }

        @Override
        boolean accepts(JsonNode value) {
            for (Map.Entry<String, SchemaKeywords> dependent : byKey.entrySet()) {
                if (value.has(dependent.getKey()) && !dependent.getValue().accepts(value)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        void report(JsonNode value, BreachCollector out) {
            for (Iterator<String> keys = value.fieldNames(); keys.hasNext(); ) {
                String key = keys.next();
                SchemaKeywords dependent = byKey.get(key);
                if (dependent != null) {
                    out.reportPart(key, dependent, value);
                }
            }
        }
    }

    private static void reportBranches(List<SchemaKeywords> branches, JsonNode value, BreachCollector out) {
        for (int i = 0; i < branches.size(); i++) {
            out.reportPart(String.valueOf(i), branches.get(i), value);
        }
    }
}
