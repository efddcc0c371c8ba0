package io.github.chatspec.judge.rule;

import io.github.chatspec.judge.schema.SchemaViolation;
import java.util.Set;

/** Reports an array that is longer or shorter than promised. */
public final class ArraySizeRule extends KeywordRule {

    public ArraySizeRule() {
        super(
                "array-size",
                "An array is longer or shorter than the contract promises.",
                RuleExample.body("{\"type\": \"array\", \"maxItems\": 1}", "[1, 2]"),
                Set.of("maxItems", "minItems"));
    }

    @Override
    String sentence(Evaluation subject, SchemaViolation violation) {
        String bound = violation.keyword().equals("maxItems") ? "at most " : "at least ";
        return "Found " + violation.value().size() + (violation.value().size() == 1 ? " item where " : " items where ")
                + bound + violation.promise() + (violation.promise().asInt() == 1 ? " is promised" : " are promised");
    }
}
