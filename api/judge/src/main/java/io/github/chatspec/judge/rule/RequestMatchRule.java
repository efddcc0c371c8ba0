package io.github.chatspec.judge.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.schema.RepeatedValue;
import java.util.Optional;

/** Reports a value that differs from the value of the request which it should repeat ({@code x-same-as}). */
final class RequestMatchRule extends Rule {

    RequestMatchRule() {
        super(
                "request-match",
                Level.WARNING,
                "A value differs from the one in the path of the request.",
                RuleExample.bodyOf(
                        "/things/7",
                        "{\"properties\": {\"id\": {\"x-same-as\": \"$request.path.id\"}}}",
                        "{\"id\": \"8\"}"));
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        Optional<Request> request = evaluation.exchange().request();
        if (request.isEmpty() || evaluation.operation().isEmpty()) {
            return;
        }
        evaluation.visits().forEach((pointer, visit) -> {
            if (visit.hasKeyword(RepeatedValue.EXTENSION) && !evaluation.isViolated(pointer)) {
                for (String schema : visit.schemas()) {
                    check(evaluation, request.get(), pointer, visit.value(), schema, out);
                }
            }
        });
    }

    private void check(
            Evaluation evaluation, Request request, String pointer, JsonNode value, String schema, Findings out) {
        Optional<String> parameter =
                RepeatedValue.parameter(evaluation.contract().at(schema).path(RepeatedValue.EXTENSION));
        Optional<String> sent =
                parameter.flatMap(name -> evaluation.operation().orElseThrow().pathValue(request, name));
        if (sent.isPresent()
                && value.isValueNode()
                && !value.isNull()
                && !sent.get().equals(value.asText())) {
            out.add(
                    this,
                    pointer,
                    evaluation.place(Pointers.append(schema, RepeatedValue.EXTENSION)),
                    Pointers.last(pointer) + " is " + evaluation.renderer().value(value)
                            + ", but the request asked for "
                            + evaluation.renderer().parameter(sent.get()) + evaluation.source(pointer, schema));
        }
    }
}
