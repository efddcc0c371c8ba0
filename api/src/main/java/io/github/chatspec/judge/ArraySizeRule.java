package io.github.chatspec.judge;

import java.util.Set;

/** Reports an array that is longer or shorter than promised. */
final class ArraySizeRule extends KeywordRule {

    ArraySizeRule() {
        super(
                "array-size",
                "An array is longer or shorter than the contract promises.",
                Example.body("{\"type\": \"array\", \"maxItems\": 1}", "[1, 2]"),
                Set.of("maxItems", "minItems"));
    }

    @Override
    String sentence(Subject subject, Violation violation) {
        String bound = violation.keyword().equals("maxItems") ? "at most " : "at least ";
        return "Found " + violation.value().size() + (violation.value().size() == 1 ? " item where " : " items where ")
                + bound + violation.promise() + (violation.promise().asInt() == 1 ? " is promised" : " are promised");
    }
}
