package io.github.chatspec.judge.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.schema.NotBefore;
import io.github.chatspec.judge.schema.SchemaWalk;

/** Reports a value that is before another value of the object although it cannot be ({@code x-not-before}). */
final class TimeOrderRule extends Rule {

    TimeOrderRule() {
        super(
                "time-order",
                Level.WARNING,
                "A value of an object is before another one that it must follow.",
                RuleExample.body(
                        "{\"properties\": {\"from\": {}, \"to\": {}}, \"x-not-before\": {\"to\": \"from\"}}",
                        "{\"from\": \"2024-02-01T00:00:00Z\", \"to\": \"2024-01-01T00:00:00Z\"}"));
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        evaluation.visits().forEach((pointer, visit) -> {
            if (visit.hasKeyword(NotBefore.EXTENSION)) {
                for (String schema : visit.schemas()) {
                    check(evaluation, pointer, visit.value(), schema, out);
                }
            }
        });
    }

    private void check(Evaluation evaluation, String pointer, JsonNode object, String schema, Findings out) {
        JsonNode extension = evaluation.contract().at(schema).path(NotBefore.EXTENSION);
        for (NotBefore promise : NotBefore.of(extension)) {
            String later = Pointers.append(pointer, promise.later());
            // A value that violates its schema cannot be compared, and is reported already.
            boolean isComparable = !evaluation.isViolated(later)
                    && !evaluation.isViolated(Pointers.append(pointer, promise.earlier()));
            if (isComparable && !promise.isKept(object)) {
                out.add(
                        this,
                        later,
                        evaluation.place(Pointers.append(schema, NotBefore.EXTENSION)),
                        promise.later() + " is "
                                + evaluation.renderer().value(object.path(promise.later())) + ", which is before "
                                + promise.earlier() + ", "
                                + evaluation.renderer().value(object.path(promise.earlier()))
                                + evaluation.source(later, schema));
            }
        }
    }

    @Override
    public boolean isSilentAt(Contract contract, SchemaWalk.Visit visit) {
        return !visit.hasKeyword(NotBefore.EXTENSION)
                || visit.schemas().stream()
                        .flatMap(schema -> NotBefore.of(contract.at(schema).path(NotBefore.EXTENSION)).stream())
                        .allMatch(promise -> promise.isKept(visit.value()));
    }
}
