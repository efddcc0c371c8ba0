package io.github.chatspec.judge.rule;

import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.parameter.RequestContent;
import io.github.chatspec.text.ValueRenderer;
import io.github.chatspec.text.Wording;
import java.util.Optional;

/** Reports a request whose body has a media type that the contract does not document. */
final class RequestMediaTypeRule extends Rule {

    RequestMediaTypeRule() {
        super(
                "request-media-type",
                Level.WARNING,
                "The body of the request has a media type that the contract does not document.",
                RuleExample.requestBody("text/plain", "{}"));
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
        if (content.isEmpty() || content.get().isDocumented()) {
            return;
        }
        String found = content.get().mediaType().isPresent()
                ? "the media type "
                        + ValueRenderer.quoted(content.get().mediaType().get().name())
                : "no valid media type";
        out.add(
                this,
                Optional.of(content.get().documented().place()),
                "body",
                "The body of the request has " + found + ", where "
                        + Wording.list(content.get().documented().schemas().keySet(), "or") + " is documented"
                        + evaluation.source(content.get().documented().place().pointer()));
    }
}
