package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.parameter.ParameterReader;
import io.github.chatspec.judge.parameter.RequestContent;
import io.github.chatspec.judge.schema.SchemaViolation;
import io.github.chatspec.text.Wording;
import java.util.Optional;

/** Reports a request whose body does not conform to the contract. */
public final class RequestBodyRule extends Rule {

    /** The cause of a finding about a body that is not the JSON that its media type promises. */
    public static final String TEXT = "body text";

    RequestBodyRule() {
        super(
                "request-body",
                Level.WARNING,
                "The body of the request does not conform to the contract.",
                RuleExample.requestBody("application/json", "{\"limit\": \"few\"}"));
    }

    @Override
    boolean isAboutRequest() {
        return true;
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        if (!evaluation.hasRequestBody()) {
            return;
        }
        Optional<RequestContent> content = RequestContent.of(evaluation);
        if (content.isEmpty() || !content.get().isDocumented()) {
            return;
        }
        try {
            Optional<ParameterReader.Value> body = content.get().read();
            if (body.isPresent()) {
                evaluation
                        .requestViolations(body.get().schema(), body.get().value())
                        .forEach(violation -> report(evaluation, violation, out));
            }
        } catch (JsonSyntaxException e) {
            SourceLine place = content.get().documented().place();
            out.add(
                    this,
                    Optional.of(place),
                    TEXT,
                    "The body of the request is not JSON: "
                            + evaluation.renderer().reason(e)
                            + Wording.place(e.position())
                            + evaluation.source(place.pointer()));
        }
    }

    private void report(Evaluation evaluation, SchemaViolation violation, Findings out) {
        String pointer = evaluation.renderer().pointer(violation.pointer());
        out.add(
                this,
                Optional.of(evaluation.place(violation.schemaPointer())),
                ("body " + pointer).strip(),
                "The body of the request is wrong" + (pointer.isEmpty() ? "" : " at " + pointer) + ": "
                        + Rules.sentence(evaluation, violation)
                        + evaluation.source(violation.schemaPointer()));
    }
}
