package io.github.chatspec.judge.schema;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.keyword.SchemaViolation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/** Selects the violations that count, of several that one mistake causes. */
final class ForemostViolations {

    /** The keywords that one mistake violates together, the one that describes it best first. */
    private static final List<String> SHAPE = List.of("type", "const", "enum", "format", "pattern");

    private final Contract contract;

    ForemostViolations(Contract contract) {
        this.contract = contract;
    }

    /**
     * Keeps the first keyword if one value violates several for one reason: a value of the wrong type is not in an enum
     * either, an invalid date-time does not match the pattern of its end, and a forbidden value needs no other violation.
     */
    List<SchemaViolation> of(List<SchemaViolation> all) {
        if (all.size() == 1) {
            return List.copyOf(all);
        }
        Set<String> ruledOut = new LinkedHashSet<>();
        Map<String, Integer> first = new LinkedHashMap<>();
        all.stream()
                .filter(violation -> violation.keyword().equals("false"))
                .forEach(violation -> ruledOut.add(violation.pointer()));
        List<SchemaViolation> counting = all.stream()
                .filter(violation -> violation.keyword().equals("false") || !isWithin(violation.pointer(), ruledOut))
                .toList();
        counting.forEach(violation -> first.merge(violation.pointer(), reason(violation), Math::min));
        Map<List<Object>, SchemaViolation> once = new LinkedHashMap<>();
        counting.stream()
                .filter(violation -> reason(violation) == first.get(violation.pointer())
                        || (reason(violation) == SHAPE.size() && first.get(violation.pointer()) > 0))
                .forEach(violation -> once.merge(
                        promise(violation),
                        violation,
                        BinaryOperator.minBy(Comparator.comparing(
                                        (SchemaViolation same) -> same.promise().size())
                                .thenComparing(SchemaViolation::schemaPointer))));
        return List.copyOf(once.values());
    }

    /** Returns what makes violations equal: parts of an allOf may promise the same, but the clauses of a rule differ. */
    private List<Object> promise(SchemaViolation violation) {
        Object promised = violation.promise();
        if (contract.nearest(violation.schemaPointer(), Diagnosis.RULE_EXTENSION)
                .isPresent()) {
            promised = violation.schemaPointer();
        } else if (violation.property() != null) {
            promised = violation.property();
        } else if (violation.keyword().equals("type")) {
            promised = "";
        }
        return List.of(violation.pointer(), violation.keyword(), promised);
    }

    private static boolean isWithin(String pointer, Set<String> places) {
        String around = pointer;
        while (!places.isEmpty()) {
            if (places.contains(around)) {
                return true;
            }
            if (around.isEmpty()) {
                return false;
            }
            around = Pointers.parent(around);
        }
        return false;
    }

    private static int reason(SchemaViolation violation) {
        int reason = SHAPE.indexOf(violation.keyword());
        return reason < 0 ? SHAPE.size() : reason;
    }
}
