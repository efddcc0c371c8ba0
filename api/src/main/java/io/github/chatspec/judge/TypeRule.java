package io.github.chatspec.judge;

import java.util.List;
import java.util.Set;

/** Reports a value of another type than the promised one. */
final class TypeRule extends KeywordRule {

    TypeRule() {
        super(
                "type",
                "A value has another type than the contract promises.",
                Example.body("{\"type\": \"integer\"}", "\"7\""),
                Set.of("type"));
    }

    @Override
    String sentence(Subject subject, Violation violation) {
        String found = violation.value().isNull() ? "null" : Shown.kind(violation.value());
        String shown = violation.value().isContainerNode() || violation.value().isNull()
                ? ""
                : ", " + subject.found().value(violation.value()) + ",";
        return "Found " + found + shown + " where " + promised(violation) + " is promised";
    }

    static String promised(Violation violation) {
        List<String> types = violation.promise().isArray()
                ? Shown.texts(violation.promise()).stream().map(Shown::type).toList()
                : List.of(Shown.type(violation.promise().asText("value")));
        return Shown.list(types, "or");
    }
}
