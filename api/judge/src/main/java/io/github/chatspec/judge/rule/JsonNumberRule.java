package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.JsonSyntaxException.Kind;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.schema.NumberRange;
import io.github.chatspec.judge.schema.SchemaWalk;
import java.util.Optional;
import java.util.Set;

/** Reports a number that is not valid JSON, is too long, or exceeds its promised format. */
final class JsonNumberRule extends JsonTextRule {

    JsonNumberRule() {
        super(
                "json-number",
                "A number is not a valid JSON number, has too many digits, or exceeds its promised format.",
                RuleExample.body("{\"type\": \"integer\", \"format\": \"int32\"}", "2147483648"),
                Set.of(Kind.NUMBER, Kind.NUMBER_LIMIT));
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        super.check(evaluation, out);
        evaluation
                .visits()
                .forEach((pointer, visit) -> beyond(evaluation.contract(), visit)
                        // If no number is promised, its size is not a second violation.
                        .filter(schema -> !evaluation.isViolated(pointer))
                        .ifPresent(schema -> out.add(
                                this,
                                pointer,
                                evaluation.place(schema + "/format"),
                                "The number " + evaluation.renderer().value(visit.value())
                                        + " exceeds the range of the promised "
                                        + evaluation
                                                .contract()
                                                .at(schema)
                                                .path("format")
                                                .asText("number")
                                        + evaluation.source(pointer, schema))));
    }

    @Override
    public boolean isSilentAt(Contract contract, SchemaWalk.Visit visit) {
        return beyond(contract, visit).isEmpty();
    }

    /** The schema whose format cannot hold the value. */
    private static Optional<String> beyond(Contract contract, SchemaWalk.Visit visit) {
        if (!visit.value().isNumber()) {
            return Optional.empty();
        }
        for (String schema : visit.schemas()) {
            if (NumberRange.isExceeded(visit.value(), contract.at(schema))) {
                return Optional.of(schema);
            }
        }
        return Optional.empty();
    }
}
