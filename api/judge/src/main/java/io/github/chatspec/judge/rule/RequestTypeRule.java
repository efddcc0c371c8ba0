package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.parameter.ParameterReader;
import io.github.chatspec.judge.parameter.WrittenValue;
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
                    ? operation.pathValue(request, parameter.name()).stream().toList()
                    : request.values(parameter.in(), parameter.name());
            if (parameter.isDescribedElsewhere() || isAllowedEmpty(evaluation.contract(), parameter, values)) {
                continue;
            }
            // Only the members of an object in the query have other names than the parameter.
            if (values.isEmpty() && !parameter.in().equals("query")) {
                continue;
            }
            ParameterReader reader = new ParameterReader(evaluation, operation, parameter, request);
            if (reader.isContainer()) {
                checkContainer(evaluation, operation, parameter, reader, values, out);
            } else if (values.size() == 1 && parameter.schema().isPresent()) {
                WrittenValue written =
                        new WrittenValue(evaluation, parameter.schema().get());
                String text = reader.scalar(values.get(0));
                if (!written.accepts(text)) {
                    report(evaluation, operation, parameter, text, written, out);
                }
            }
        }
    }

    private void checkContainer(
            Evaluation evaluation,
            Operation operation,
            Parameter parameter,
            ParameterReader reader,
            List<String> values,
            Findings out) {
        Optional<ParameterReader.Value> read = reader.read(values);
        if (read.isEmpty()) {
            if (!values.isEmpty()) {
                report(evaluation, parameter, "a value that cannot be read in the documented style", out);
            }
            return;
        }
        // One violation is enough to find the mistake in the URL.
        evaluation.requestViolations(read.get().schema(), read.get().value()).stream()
                .findFirst()
                .ifPresent(violation -> {
                    String at = violation.pointer().isEmpty()
                            ? ""
                            : " at " + evaluation.renderer().pointer(violation.pointer());
                    String what = RequestValues.isSecret(operation, parameter)
                            ? ""
                            : ": " + Rules.sentence(evaluation, violation);
                    report(evaluation, parameter, "a value that is wrong" + at + what, out);
                });
    }

    private void report(Evaluation evaluation, Parameter parameter, String value, Findings out) {
        out.add(
                this,
                Optional.of(parameter.place()),
                parameter.in() + " " + parameter.name(),
                "The " + parameter.in() + " parameter " + ValueRenderer.quoted(parameter.name())
                        + " of the request has " + value + source(evaluation, parameter));
    }

    private static boolean isAllowedEmpty(Contract contract, Parameter parameter, List<String> values) {
        return values.size() == 1
                && values.get(0).isEmpty()
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
