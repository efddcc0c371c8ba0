package io.github.chatspec.judge.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.judge.schema.SchemaViolation;
import io.github.chatspec.text.Wording;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Reports a value that is not in the documented list. */
public final class EnumRule extends KeywordRule {

    private static final int FEW = 6;

    /** What a reader gets to choose from where no value is near. */
    private static final int MANY = 10;

    public EnumRule() {
        super(
                "enum",
                "A value is not one of those that the contract lists.",
                RuleExample.body("{\"enum\": [\"open\", \"closed\"]}", "\"Open\""),
                Set.of("enum"));
    }

    @Override
    String sentence(Evaluation subject, SchemaViolation violation) {
        JsonNode promised = violation.promise();
        Optional<String> nearest = violation.value().isTextual()
                ? Wording.nearest(violation.value().textValue(), Wording.texts(promised))
                : Optional.empty();
        String found = subject.found().word(violation.value()) + " is not ";
        return nearest.map(value -> found + listed(promised, FEW) + "; the nearest is " + Wording.quoted(value))
                .orElseGet(() -> found + listed(promised));
    }

    /** The values that the contract lists, behind a "not"; only their number where they are many. */
    static String listed(JsonNode promised) {
        return listed(promised, MANY);
    }

    private static String listed(JsonNode promised, int most) {
        Collection<String> values = promised.valueStream().map(Wording::value).toList();
        if (values.size() == 1) {
            return "the one documented value " + values.iterator().next();
        }
        return values.size() <= most
                ? "one of the documented values " + Wording.list(values, "and")
                : "one of the " + values.size() + " documented values";
    }
}
