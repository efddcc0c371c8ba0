package io.github.chatspec.judge;

import io.github.chatspec.json.Pointers;
import java.util.Set;

/** Reports a value that breaks a keyword which no other rule is about. */
final class SchemaRule extends KeywordRule {

    private static final Set<String> OTHERS =
            Set.of("type", "required", "enum", "const", "format", "pattern", "maxItems", "minItems");

    SchemaRule() {
        super(
                "schema",
                "A value breaks another keyword of its schema.",
                Example.body("{\"type\": \"integer\", \"minimum\": 1}", "0"),
                Set.of());
    }

    @Override
    boolean handles(Violation violation) {
        return !OTHERS.contains(violation.keyword());
    }

    @Override
    String sentence(Subject subject, Violation violation) {
        if (violation.keyword().equals("false")) {
            return "The key " + Shown.quoted(Pointers.last(violation.pointer())) + " must not be here";
        }
        if (Set.of("additionalProperties", "unevaluatedProperties").contains(violation.keyword())) {
            return "The key " + Shown.quoted(violation.property())
                    + " is not documented, and the contract rules out other keys than the documented ones";
        }
        if (violation.keyword().equals("oneOf")) {
            return "Found " + Shown.kind(violation.value()) + " that several branches of the promised oneOf take, where"
                    + " exactly one should";
        }
        String promise = violation.promise().isContainerNode() ? "" : " " + Shown.value(violation.promise());
        String value =
                violation.value().isContainerNode() ? Shown.kind(violation.value()) : Shown.value(violation.value());
        String key = violation.property() == null ? "" : ", for the key " + Shown.quoted(violation.property());
        return "Found " + value + ", which breaks the promised " + violation.keyword() + promise + key;
    }
}
