package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Credential;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.text.ValueRenderer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reports a request without a header, parameter or token that the contract requires. */
final class RequestMissingRule extends Rule {

    RequestMissingRule() {
        super(
                "request-missing",
                Level.WARNING,
                "The request lacks a header, parameter or token that the contract requires.",
                RuleExample.request("/things", Headers.NONE));
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
            if (parameter.required()
                    && !parameter.in().equals("path")
                    && !parameter.isDescribedElsewhere()
                    && isRecorded(request, parameter.in())
                    && !RequestValues.isPresent(evaluation, operation, parameter, request)) {
                report(parameter.in(), parameter.name(), parameter.place(), operation, out);
            }
        }
        operation
                .requestBody()
                .filter(body -> body.required()
                        && request.body().isPresent()
                        && request.body().get().length == 0)
                .ifPresent(body -> out.add(
                        this,
                        Optional.of(body.place()),
                        "body",
                        "The request has no body; " + operation.qualifiedId() + " always requires it."));
        // With several alternatives the intended one is unknown, so the first one is reported.
        List<List<Credential>> alternatives = operation.credentials();
        boolean authorized = alternatives.isEmpty()
                || alternatives.stream()
                        .anyMatch(together -> together.stream().allMatch(one -> isPresent(request, one)));
        if (!authorized) {
            alternatives.get(0).stream()
                    .filter(credential -> !isPresent(request, credential))
                    .forEach(credential -> report(request, credential, operation, out));
        }
    }

    private static boolean isPresent(Request request, Credential credential) {
        return !isRecorded(request, credential.in())
                || request.values(credential.in(), credential.name()).stream()
                        .anyMatch(value -> isOfScheme(value, credential));
    }

    private static boolean isOfScheme(String value, Credential credential) {
        String scheme = credential.authentication().orElse("");
        return scheme.isEmpty() || value.strip().toLowerCase(Locale.ROOT).startsWith(scheme + " ");
    }

    /** Returns whether a value that is absent was not sent. */
    private static boolean isRecorded(Request request, String in) {
        return request.headers().areComplete() || !(in.equals("header") || in.equals("cookie"));
    }

    private void report(Request request, Credential credential, Operation operation, Findings out) {
        if (request.values(credential.in(), credential.name()).isEmpty()) {
            report(credential.in(), credential.name(), credential.place(), operation, out);
            return;
        }
        out.add(
                this,
                Optional.of(credential.place()),
                credential.in() + " " + credential.name(),
                "The " + credential.in() + " " + ValueRenderer.quoted(credential.name())
                        + " of the request is not a credential of the scheme "
                        + credential.authentication().orElseThrow() + "; " + operation.qualifiedId()
                        + " always requires it.");
    }

    private void report(String in, String name, SourceLine place, Operation operation, Findings out) {
        out.add(
                this,
                Optional.of(place),
                in + " " + name,
                "The request has no " + in + " " + ValueRenderer.quoted(name) + "; " + operation.qualifiedId()
                        + " always requires it.");
    }
}
