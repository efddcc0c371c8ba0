package io.github.chatspec.judge.rule;

import io.github.chatspec.judge.schema.SchemaViolation;
import io.github.chatspec.text.Wording;
import java.util.List;
import java.util.Set;

/** Reports a value of another type than the promised one. */
public final class TypeRule extends KeywordRule {

    public TypeRule() {
        super(
                "type",
                "A value has another type than the contract promises.",
                RuleExample.body("{\"type\": \"integer\"}", "\"7\""),
                Set.of("type"));
    }

    @Override
    String sentence(Evaluation subject, SchemaViolation violation) {
        String found = violation.value().isNull() ? "null" : Wording.kind(violation.value());
        String shown = violation.value().isContainerNode() || violation.value().isNull()
                ? ""
                : ", " + subject.found().value(violation.value()) + ",";
        return "Found " + found + shown + " where " + promised(violation) + " is promised";
    }

    static String promised(SchemaViolation violation) {
        List<String> types = violation.promise().isArray()
                ? Wording.texts(violation.promise()).stream().map(Wording::type).toList()
                : List.of(Wording.type(violation.promise().asText("value")));
        return Wording.list(types, "or");
    }
}
