package io.github.chatspec.judge.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.JsonValues;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.keyword.SchemaViolation;
import io.github.chatspec.judge.schema.SchemaWalk;
import io.github.chatspec.text.ValueRenderer;
import io.github.chatspec.text.Wording;
import java.util.List;
import java.util.Set;

/** Reports a value that breaks a keyword which no other rule is about. */
final class SchemaRule extends KeywordRule {

    private final Set<String> handledElsewhere;

    /**
     * Creates the rule.
     *
     * @param handledElsewhere the keywords of the other keyword rules
     */
    SchemaRule(Set<String> handledElsewhere) {
        super(
                "schema",
                "A value violates another keyword of its schema.",
                RuleExample.body("{\"type\": \"integer\", \"minimum\": 1}", "0"),
                Set.of(),
                SchemaRule::describe);
        this.handledElsewhere = handledElsewhere;
    }

    @Override
    boolean handles(SchemaViolation violation) {
        return !handledElsewhere.contains(violation.keyword());
    }

    @Override
    String cause(SchemaViolation violation) {
        return violation.keyword().equals("dependentRequired")
                ? super.cause(violation) + " " + String.join(",", missing(violation))
                : super.cause(violation);
    }

    private static String describe(Evaluation evaluation, SchemaViolation violation) {
        return switch (violation.keyword()) {
            case "false" -> ruledOut(evaluation, violation);
            case "not" -> "Found " + shown(evaluation, violation) + ", which is what the contract rules out";
            case "dependentRequired" -> dependent(violation);
            case "contains", "minContains", "maxContains" -> contained(evaluation, violation);
            default -> other(evaluation, violation);
        };
    }

    private static String ruledOut(Evaluation evaluation, SchemaViolation violation) {
        if (violation.pointer().isEmpty()) {
            return "Found " + shown(evaluation, violation) + " where the contract allows no value";
        }
        String last = Pointers.last(violation.pointer());
        SchemaWalk.Visit around = evaluation.visits().get(Pointers.parent(violation.pointer()));
        return around != null && around.value().isArray()
                ? "The item " + last + " must not be here"
                : "The key " + evaluation.renderer().key(last) + " must not be here";
    }

    private static String dependent(SchemaViolation violation) {
        List<String> missing =
                missing(violation).stream().map(ValueRenderer::quoted).toList();
        return (missing.size() == 1 ? "The key " : "The keys ") + Wording.list(missing, "and")
                + (missing.size() == 1 ? " is" : " are") + " missing, without which the contract knows no "
                + ValueRenderer.quoted(violation.property());
    }

    /** Returns the keys without which the contract does not allow another one. */
    private static List<String> missing(SchemaViolation violation) {
        return Wording.texts(violation.promise().path(violation.property())).stream()
                .filter(key -> !violation.value().has(key))
                .toList();
    }

    private static String contained(Evaluation evaluation, SchemaViolation violation) {
        JsonNode schema = evaluation.contract().at(Pointers.parent(violation.schemaPointer()));
        String contains = Pointers.append(Pointers.parent(violation.schemaPointer()), "contains");
        long found = JsonValues.of(violation.value())
                .filter(item -> evaluation.accepts(contains, item))
                .count();
        boolean most = violation.keyword().equals("maxContains");
        int bound = schema.path(most ? "maxContains" : "minContains").asInt(1);
        return "Found " + found + (found == 1 ? " item" : " items") + " of the kind that the contract counts, where "
                + (most ? "at most " : "at least ") + bound + (bound == 1 ? " is" : " are") + " promised";
    }

    private static String shown(Evaluation evaluation, SchemaViolation violation) {
        return violation.value().isContainerNode()
                ? Wording.kind(violation.value())
                : evaluation.renderer().value(violation.value());
    }

    private static String other(Evaluation evaluation, SchemaViolation violation) {
        if (Set.of("additionalProperties", "unevaluatedProperties").contains(violation.keyword())) {
            return "The key " + evaluation.renderer().key(violation.property())
                    + " is not documented, and the contract rules out other keys than the documented ones";
        }
        if (Set.of("items", "unevaluatedItems").contains(violation.keyword())) {
            return "The item " + Pointers.last(violation.pointer())
                    + " is not documented, and the contract rules out other items than the documented ones";
        }
        if (violation.keyword().equals("propertyNames")) {
            return "The key " + evaluation.renderer().key(violation.property())
                    + " is not one of the names that the contract allows";
        }
        if (violation.keyword().equals("oneOf")) {
            return "Found " + Wording.kind(violation.value())
                    + " that several branches of the promised oneOf take, where" + " exactly one should";
        }
        String promise =
                violation.promise().isContainerNode() ? "" : " " + ValueRenderer.PLAIN.value(violation.promise());
        String key = violation.property() == null
                ? ""
                : ", for the key " + evaluation.renderer().key(violation.property());
        return "Found " + shown(evaluation, violation) + ", which violates the promised " + violation.keyword()
                + promise + key;
    }
}
