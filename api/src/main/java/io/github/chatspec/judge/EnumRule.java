package io.github.chatspec.judge;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Reports a value that is not in the documented list. */
final class EnumRule extends KeywordRule {

    private static final int FEW = 6;

    EnumRule() {
        super(
                "enum",
                "A value is not one of those that the contract lists.",
                Example.body("{\"enum\": [\"open\", \"closed\"]}", "\"Open\""),
                Set.of("enum"));
    }

    @Override
    String sentence(Subject subject, Violation violation) {
        Collection<String> values =
                violation.promise().valueStream().map(Shown::value).toList();
        String listed = values.size() == 1
                ? "the one documented value " + values.iterator().next()
                : values.size() <= FEW
                        ? "one of the documented values " + Shown.list(values, "and")
                        : "one of the " + values.size() + " documented values";
        Optional<String> nearest = violation.value().isTextual()
                ? Shown.nearest(violation.value().textValue(), Shown.texts(violation.promise()))
                : Optional.empty();
        return Shown.value(violation.value()) + " is not " + listed
                + nearest.map(value -> "; the nearest is " + Shown.quoted(value))
                        .orElse("");
    }
}
