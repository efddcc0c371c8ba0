package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.parameter.WrittenValue;
import io.github.chatspec.parameter.ParameterStyle;
import io.github.chatspec.secret.Secrets;
import io.github.chatspec.text.ValueRenderer;
import java.util.List;

/** Reads and renders the values of a request's parameters. */
final class RequestValues {

    private RequestValues() {}

    /** Returns whether a request has a parameter, in the style that the contract documents. */
    static boolean isPresent(Evaluation evaluation, Operation operation, Parameter parameter, Request request) {
        if (!request.values(parameter.in(), parameter.name()).isEmpty()) {
            return true;
        }
        if (!parameter.in().equals("query") || parameter.schema().isEmpty()) {
            return false;
        }
        ParameterStyle style = ParameterStyle.of(evaluation.contract(), parameter);
        if (style.isDeepObject()) {
            return request.queryNames().stream().anyMatch(sent -> sent.startsWith(parameter.name() + "["));
        }
        WrittenValue written = new WrittenValue(evaluation, parameter.schema().get());
        // The keys of the object are parameters then, and those that no other parameter has may be its keys.
        return style.style().equals("form")
                && style.explode()
                && written.isObject()
                && request.queryNames().stream()
                        .filter(sent -> operation.parameters().stream()
                                .noneMatch(other -> other.in().equals("query")
                                        && !other.equals(parameter)
                                        && other.name().equals(sent)))
                        .anyMatch(written::mayHave);
    }

    /** Renders a value of a parameter, unless it may be a secret. */
    static String shown(ValueRenderer renderer, Operation operation, Parameter parameter, String value) {
        return isSecret(operation, parameter) ? "a value (not shown)" : renderer.parameter(value);
    }

    static boolean isSecret(Operation operation, Parameter parameter) {
        return parameter.in().equals("cookie")
                || Secrets.isNamed(parameter.name())
                || operation.credentials().stream()
                        .flatMap(List::stream)
                        .anyMatch(credential -> credential.in().equals(parameter.in())
                                && credential.name().equalsIgnoreCase(parameter.name()));
    }
}
