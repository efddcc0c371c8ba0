package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.text.ValueRenderer;
import io.github.chatspec.text.Wording;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reports a parameter of a request that does not conform to the contract. */
final class RequestTypeRule extends Rule {

    RequestTypeRule() {
        super(
                "request-type",
                Level.WARNING,
                "A parameter of the request does not conform to the contract.",
                RuleExample.request("/things?limit=few", Headers.NONE.with("X-Team", "7")));
    }

    @Override
    boolean isAboutRequest() {
        return true;
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        if (evaluation.exchange().request().isEmpty() || evaluation.operation().isEmpty()) {
            return;
        }
        Request request = evaluation.exchange().request().get();
        Operation operation = evaluation.operation().get();
        for (Parameter parameter : operation.parameters()) {
            List<String> values = parameter.in().equals("path")
                    ? RequestValues.path(operation, request, parameter.name())
                    : request.values(parameter.in(), parameter.name());
            Optional<String> schema = parameter.schema();
            // How several values or an object are written into one is a matter of its style, which is not taken apart.
            if (values.size() == 1
                    && schema.isPresent()
                    && !RequestValues.isIgnored(parameter)
                    && !isAllowedEmpty(evaluation.contract(), parameter, values.get(0))) {
                WrittenValue written = new WrittenValue(evaluation, schema.get());
                if (!written.isContainer() && !written.accepts(values.get(0))) {
                    report(evaluation, operation, parameter, values.get(0), written, out);
                }
            }
        }
    }

    private static boolean isAllowedEmpty(Contract contract, Parameter parameter, String value) {
        return value.isEmpty()
                && contract.at(parameter.place().pointer())
                        .path("allowEmptyValue")
                        .asBoolean();
    }

    private void report(
            Evaluation evaluation,
            Operation operation,
            Parameter parameter,
            String value,
            WrittenValue written,
            Findings out) {
        out.add(
                this,
                Optional.of(parameter.place()),
                parameter.in() + " " + parameter.name(),
                "The request has " + RequestValues.shown(evaluation.renderer(), operation, parameter, value)
                        + " as the "
                        + parameter.in() + " parameter " + ValueRenderer.quoted(parameter.name()) + ", which "
                        + written.violation(value)
                        + source(evaluation, parameter));
    }

    /** Returns the facts of the parameter, or else its place in the contract. */
    private static String source(Evaluation evaluation, Parameter parameter) {
        String pointer = parameter.place().pointer();
        Collection<String> facts =
                Wording.texts(evaluation.contract().at(pointer).path("x-facts"));
        return facts.isEmpty() ? evaluation.source(pointer) : " (" + String.join(", ", facts) + ").";
    }
}
