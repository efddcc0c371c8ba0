package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.keyword.SchemaViolation;
import io.github.chatspec.judge.parameter.MultipartSyntaxException;
import io.github.chatspec.judge.parameter.RequestContent;
import io.github.chatspec.text.Wording;
import java.util.Optional;

/** Reports a request whose body does not conform to the contract. */
public final class RequestBodyRule extends Rule {

    /** The cause of a finding about a body that is not the JSON, or the parts, that its media type promises. */
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
            Optional<RequestContent.Content> body = content.get().read();
            if (body.isPresent()) {
                check(evaluation, body.get(), out);
            }
        } catch (JsonSyntaxException e) {
            String reason = evaluation.renderer().reason(e) + Wording.place(e.position());
            reportText(evaluation, content.get(), "JSON: " + reason, out);
        } catch (MultipartSyntaxException e) {
            reportText(evaluation, content.get(), "a multipart body: " + e.getMessage(), out);
        }
    }

    private void check(Evaluation evaluation, RequestContent.Content body, Findings out) {
        for (RequestContent.Fault fault : body.faults()) {
            report(evaluation, fault.pointer(), fault.sentence(), fault.place(), out);
        }
        for (SchemaViolation violation : evaluation.requestViolations(body.schema(), body.value())) {
            boolean isKnown = body.faults().stream()
                    .anyMatch(fault -> (violation.pointer() + "/").startsWith(fault.pointer() + "/"));
            if (!isKnown) {
                String sentence = Rules.sentence(evaluation, violation);
                report(evaluation, violation.pointer(), sentence, violation.schemaPointer(), out);
            }
        }
    }

    private void reportText(Evaluation evaluation, RequestContent content, String reason, Findings out) {
        SourceLine place = content.documented().place();
        out.add(
                this,
                Optional.of(place),
                TEXT,
                "The body of the request is not " + reason + evaluation.source(place.pointer()));
    }

    private void report(Evaluation evaluation, String at, String sentence, String place, Findings out) {
        String pointer = evaluation.renderer().pointer(at);
        out.add(
                this,
                Optional.of(evaluation.place(place)),
                ("body " + pointer).strip(),
                "The body of the request is wrong" + (pointer.isEmpty() ? "" : " at " + pointer) + ": " + sentence
                        + evaluation.source(place));
    }
}
