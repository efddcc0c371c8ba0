package io.github.chatspec.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Reports a value that is not in the documented list. */
final class EnumRule extends KeywordRule {

    private static final int FEW = 6;

    /** What a reader gets to choose from where no value is near. */
    private static final int MANY = 10;

    EnumRule() {
        super(
                "enum",
                "A value is not one of those that the contract lists.",
                Example.body("{\"enum\": [\"open\", \"closed\"]}", "\"Open\""),
                Set.of("enum"));
    }

    @Override
    String sentence(Subject subject, Violation violation) {
        JsonNode promised = violation.promise();
        Optional<String> nearest = violation.value().isTextual()
                ? Shown.nearest(violation.value().textValue(), Shown.texts(promised))
                : Optional.empty();
        String found = subject.found().word(violation.value()) + " is not ";
        return nearest.map(value -> found + listed(promised, FEW) + "; the nearest is " + Shown.quoted(value))
                .orElseGet(() -> found + listed(promised));
    }

    /** The values that the contract lists, behind a "not"; only their number where they are many. */
    static String listed(JsonNode promised) {
        return listed(promised, MANY);
    }

    private static String listed(JsonNode promised, int most) {
        Collection<String> values = promised.valueStream().map(Shown::value).toList();
        if (values.size() == 1) {
            return "the one documented value " + values.iterator().next();
        }
        return values.size() <= most
                ? "one of the documented values " + Shown.list(values, "and")
                : "one of the " + values.size() + " documented values";
    }
}
