package io.github.chatspec.judge.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.keyword.Patterns;
import io.github.chatspec.judge.schema.FieldCondition;
import io.github.chatspec.judge.schema.OnlyWhere;
import io.github.chatspec.judge.schema.PatternWhere;
import io.github.chatspec.judge.schema.SchemaWalk;
import java.util.ArrayList;
import java.util.List;

/** Finds fields, and values of fields, where documents do not have them ({@link FieldCondition}). */
final class FieldConditions {

    private static final Patterns PATTERNS = new Patterns();

    private FieldConditions() {}

    /**
     * A condition that the value of another property does not meet.
     *
     * @param condition the condition
     * @param schema the JSON Pointer of the schema that declares it
     * @param deciding the value of the other property
     * @param levels how many objects and arrays are around the field up to the one with the other property
     */
    record Unmet(FieldCondition condition, String schema, JsonNode deciding, int levels) {

        /** Returns the JSON Pointer of the other property. */
        String decidingPointer(String field) {
            String around = field;
            for (int i = 0; i < levels; i++) {
                around = Pointers.parent(around);
            }
            return Pointers.append(around, condition.property());
        }
    }

    /** Returns whether a place has a condition. */
    static boolean areAt(SchemaWalk.Visit visit) {
        return visit.hasKeyword(OnlyWhere.EXTENSION) || visit.hasKeyword(PatternWhere.EXTENSION);
    }

    /** Returns the conditions that a value does not meet; null counts as absent. */
    static List<Unmet> unmet(Contract contract, SchemaWalk.Visit visit) {
        if (!areAt(visit) || visit.value().isNull()) {
            return List.of();
        }
        List<Unmet> unmet = new ArrayList<>();
        for (String schema : visit.schemas()) {
            List<FieldCondition> conditions =
                    new ArrayList<>(OnlyWhere.of(contract.at(schema).path(OnlyWhere.EXTENSION)));
            if (visit.value().isTextual()) {
                conditions.addAll(PatternWhere.of(contract.at(schema).path(PatternWhere.EXTENSION)));
            }
            for (FieldCondition condition : conditions) {
                int levels = 1;
                SchemaWalk.Visit around = visit.around();
                while (around != null && !declares(contract, around, condition.property())) {
                    levels++;
                    around = around.around();
                }
                JsonNode deciding = around == null ? null : around.value().get(condition.property());
                if (deciding != null
                        && deciding.isValueNode()
                        && !deciding.isNull()
                        && !isMet(condition, visit.value(), deciding)) {
                    unmet.add(new Unmet(condition, schema, deciding, levels));
                }
            }
        }
        return unmet;
    }

    private static boolean isMet(FieldCondition condition, JsonNode value, JsonNode deciding) {
        return condition instanceof PatternWhere where
                ? !where.value().equals(deciding.textValue())
                        || PATTERNS.of(where.pattern()).test(value.textValue())
                : condition.values().contains(deciding.asText());
    }

    private static boolean declares(Contract contract, SchemaWalk.Visit visit, String property) {
        for (String schema : visit.schemas()) {
            if (contract.at(schema).path("properties").has(property)) {
                return true;
            }
        }
        return false;
    }
}
