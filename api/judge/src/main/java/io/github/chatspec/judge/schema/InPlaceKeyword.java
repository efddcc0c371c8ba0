package io.github.chatspec.judge.schema;

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
        private final SchemaNode target;

        Reference(Declaration declaration, SchemaNode target) {
            super(declaration);
            this.target = target;
        }

        @Override
        boolean accepts(JsonNode value) {
            return target.accepts(value);
        }

        @Override
        void report(JsonNode value, BreachCollector out) {
            target.report(value, out);
        }
    }

    /** {@code allOf}: every branch. */
    static final class All extends SchemaKeyword {
        private final List<SchemaNode> branches;

        All(Declaration declaration, List<SchemaNode> branches) {
            super(declaration);
            this.branches = branches;
        }

        @Override
        boolean accepts(JsonNode value) {
            for (SchemaNode branch : branches) {
                if (!branch.accepts(value)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        void report(JsonNode value, BreachCollector out) {
            reportBranches(branches, value, out);
        }
    }

    /** {@code anyOf}: at least one branch; if there is none, each reports separately. */
    static final class Any extends SchemaKeyword {
        private final List<SchemaNode> branches;

        Any(Declaration declaration, List<SchemaNode> branches) {
            super(declaration);
            this.branches = branches;
        }

        @Override
        boolean accepts(JsonNode value) {
            for (SchemaNode branch : branches) {
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
        private final List<SchemaNode> branches;

        One(Declaration declaration, List<SchemaNode> branches) {
            super(declaration);
            this.branches = branches;
        }

        @Override
        boolean accepts(JsonNode value) {
            int accepting = 0;
            for (SchemaNode branch : branches) {
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
        private List<SchemaNode> untilSecond(JsonNode value) {
            List<SchemaNode> tried = new ArrayList<>();
            int accepting = 0;
            for (SchemaNode branch : branches) {
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
        private final SchemaNode rejected;

        Not(Declaration declaration, SchemaNode rejected) {
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
        private final SchemaNode condition;
        private final boolean outcome;
        private final SchemaNode consequence;

        Conditional(Declaration declaration, SchemaNode condition, boolean outcome, SchemaNode consequence) {
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
        void report(JsonNode value, BreachCollector out) {
            consequence.report(value, out);
        }
    }

    /** {@code dependentSchemas}: a schema for the objects that have a key. */
    static final class DependentSchemas extends SchemaKeyword {
        private final Map<String, SchemaNode> byKey;

        DependentSchemas(Declaration declaration, Map<String, SchemaNode> byKey) {
            super(declaration);
            this.byKey = byKey;
        }

        @Override
        boolean accepts(JsonNode value) {
            for (Map.Entry<String, SchemaNode> dependent : byKey.entrySet()) {
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
                SchemaNode dependent = byKey.get(key);
                if (dependent != null) {
                    out.reportPart(key, dependent, value);
                }
            }
        }
    }

    private static void reportBranches(List<SchemaNode> branches, JsonNode value, BreachCollector out) {
        for (int i = 0; i < branches.size(); i++) {
            out.reportPart(String.valueOf(i), branches.get(i), value);
        }
    }
}
