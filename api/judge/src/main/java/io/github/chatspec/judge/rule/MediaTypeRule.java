package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Response;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.text.ValueRenderer;
import io.github.chatspec.text.Wording;
import java.util.List;
import java.util.Optional;

/** Reports a response whose Content-Type is not one of those documented for the status. */
final class MediaTypeRule extends Rule {

    MediaTypeRule() {
        super(
                "media-type",
                Level.ERROR,
                "The Content-Type is not one that the contract lists for this status.",
                RuleExample.answer(200, "text/html"));
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        if (evaluation.response().isEmpty() || evaluation.exchange().headers().isEmpty()) {
            return;
        }
        // HEAD may leave out the type, and the type of a response without a body describes nothing.
        if (evaluation.hasNoBody()
                && (!isHead(evaluation) || evaluation.mediaType().isEmpty())) {
            return;
        }
        Response response = evaluation.response().get();
        List<String> documented =
                response.contents().stream().map(Content::mediaType).toList();
        boolean known = documented.isEmpty()
                || evaluation
                        .mediaType()
                        .filter(found -> documented.stream().anyMatch(found::isWithin))
                        .isPresent();
        if (!known) {
            String found = evaluation
                    .exchange()
                    .headers()
                    .flatMap(headers -> headers.first("Content-Type"))
                    .map(value -> "The Content-Type is " + evaluation.renderer().mediaType(value))
                    .orElse("The Content-Type is missing");
            out.add(
                    this,
                    Optional.of(response.place()),
                    cause(evaluation),
                    found + "; promised for status " + evaluation.exchange().status() + " is "
                            + Wording.list(documented, "or") + ".");
        }
    }

    private static boolean isHead(Evaluation evaluation) {
        return evaluation
                .exchange()
                .request()
                .filter(request -> request.method().equals("HEAD"))
                .isPresent();
    }

    private static String cause(Evaluation evaluation) {
        return evaluation
                .mediaType()
                .map(found -> ValueRenderer.MASKING.mediaType(found.type() + "/" + found.subtype()))
                .orElse("-");
    }
}
