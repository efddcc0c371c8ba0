package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Response;
import io.github.chatspec.finding.Level;
import io.github.chatspec.text.Wording;
import java.util.List;
import java.util.Optional;

/** Reports a body whose Content-Type is none of those that the status promises. */
public final class MediaTypeRule extends Rule {

    public MediaTypeRule() {
        super(
                "media-type",
                Level.ERROR,
                "The Content-Type is not one that the contract lists for this status.",
                RuleExample.answer(200, "text/html"));
    }

    @Override
    public void check(Evaluation subject, Findings out) {
        if (subject.response().isEmpty() || subject.exchange().headers().isEmpty()) {
            return;
        }
        Response response = subject.response().get();
        List<String> documented =
                response.contents().stream().map(Content::mediaType).toList();
        boolean known = documented.isEmpty()
                || subject.mediaType()
                        .filter(found -> documented.stream().anyMatch(found::isWithin))
                        .isPresent();
        if (!known) {
            String found = subject.exchange()
                    .headers()
                    .flatMap(headers -> headers.first("Content-Type"))
                    .map(value -> "The Content-Type is " + subject.found().mediaType(value))
                    .orElse("The Content-Type is missing");
            out.add(
                    this,
                    Optional.of(response.place()),
                    found + "; promised for status " + subject.exchange().status() + " is "
                            + Wording.list(documented, "or") + ".");
        }
    }
}
