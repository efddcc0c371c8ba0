package io.github.chatspec.judge.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.schema.SchemaViolation;
import io.github.chatspec.judge.schema.SchemaWalk;
import io.github.chatspec.text.Wording;
import java.util.List;
import java.util.Set;

/** Reports a value that breaks a keyword which no other rule is about. */
public final class SchemaRule extends KeywordRule {

    public SchemaRule() {
        super(
                "schema",
                "A value breaks another keyword of its schema.",
                RuleExample.body("{\"type\": \"integer\", \"minimum\": 1}", "0"),
                Set.of());
    }

    @Override
    boolean handles(SchemaViolation violation) {
        return Judge.rules().stream()
                .filter(rule -> rule != this && rule instanceof KeywordRule)
                .noneMatch(rule -> ((KeywordRule) rule).handles(violation));
    }

    @Override
    String sentence(Evaluation subject, SchemaViolation violation) {
        return switch (violation.keyword()) {
            case "false" -> ruledOut(subject, violation);
            case "not" -> "Found " + shown(subject, violation) + ", which is what the contract rules out";
            case "dependentRequired" -> dependent(violation);
            case "contains", "minContains", "maxContains" -> contained(subject, violation);
            default -> other(subject, violation);
        };
    }

    private static String ruledOut(Evaluation subject, SchemaViolation violation) {
        if (violation.pointer().isEmpty()) {
            return "Found " + shown(subject, violation) + " where the contract takes no value";
        }
        String last = Pointers.last(violation.pointer());
        SchemaWalk.Visit around = subject.visits().get(Pointers.parent(violation.pointer()));
        return around != null && around.value().isArray()
                ? "The item " + last + " must not be here"
                : "The key " + subject.found().key(last) + " must not be here";
    }

    private static String dependent(SchemaViolation violation) {
        List<String> missing = Wording.texts(violation.promise().path(violation.property())).stream()
                .filter(key -> !violation.value().has(key))
                .map(Wording::quoted)
                .toList();
        return (missing.size() == 1 ? "The key " : "The keys ") + Wording.list(missing, "and")
                + (missing.size() == 1 ? " is" : " are") + " missing, without which the contract knows no "
                + Wording.quoted(violation.property());
    }

    private static String contained(Evaluation subject, SchemaViolation violation) {
        JsonNode schema = subject.contract().at(Pointers.parent(violation.schemaPointer()));
        String contains = Pointers.append(Pointers.parent(violation.schemaPointer()), "contains");
        long found = violation
                .value()
                .valueStream()
                .filter(item -> subject.accepts(contains, item))
                .count();
        boolean most = violation.keyword().equals("maxContains");
        int bound = schema.path(most ? "maxContains" : "minContains").asInt(1);
        return "Found " + found + (found == 1 ? " item" : " items") + " of the kind that the contract counts, where "
                + (most ? "at most " : "at least ") + bound + (bound == 1 ? " is" : " are") + " promised";
    }

    private static String shown(Evaluation subject, SchemaViolation violation) {
        return violation.value().isContainerNode()
                ? Wording.kind(violation.value())
                : subject.found().value(violation.value());
    }

    private static String other(Evaluation subject, SchemaViolation violation) {
        if (Set.of("additionalProperties", "unevaluatedProperties").contains(violation.keyword())) {
            return "The key " + subject.found().key(violation.property())
                    + " is not documented, and the contract rules out other keys than the documented ones";
        }
        if (violation.keyword().equals("oneOf")) {
            return "Found " + Wording.kind(violation.value())
                    + " that several branches of the promised oneOf take, where" + " exactly one should";
        }
        String promise = violation.promise().isContainerNode() ? "" : " " + Wording.value(violation.promise());
        String key = violation.property() == null
                ? ""
                : ", for the key " + subject.found().key(violation.property());
        return "Found " + shown(subject, violation) + ", which breaks the promised " + violation.keyword() + promise
                + key;
    }
}
