package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.ResponseHeader;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.text.ValueRenderer;
import java.util.Locale;

/** Reports a response without a header that the contract requires. */
final class HeaderMissingRule extends Rule {

    private static final int NOT_MODIFIED = 304;

    HeaderMissingRule() {
        super(
                "header-missing",
                Level.ERROR,
                "The response lacks a header that the contract requires; a warning if the vendor's documents do not have it.",
                RuleExample.header("{\"required\": true, \"schema\": {\"type\": \"integer\"}}", Headers.NONE));
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        Exchange exchange = evaluation.exchange();
        if (evaluation.response().isEmpty() || exchange.headers().isEmpty() || isShortened(exchange)) {
            return;
        }
        for (ResponseHeader header : evaluation.response().get().documentedHeaders()) {
            if (header.required() && exchange.headers().get().all(header.name()).isEmpty()) {
                out.add(
                        this,
                        header.isBeyond() ? Level.WARNING : level(),
                        header.place(),
                        header.name().toLowerCase(Locale.ROOT),
                        "The response has no header " + ValueRenderer.quoted(header.name()) + "; status "
                                + exchange.status() + " of "
                                + evaluation.operation().orElseThrow().qualifiedId() + " always has it"
                                + evaluation.source(header.place().pointer()));
            }
        }
    }

    /** Returns whether HTTP allows the response to leave out headers (RFC 9110, sections 9.3.2 and 15.4.5). */
    private static boolean isShortened(Exchange exchange) {
        return exchange.status() == NOT_MODIFIED
                || (exchange.request().isPresent()
                        && exchange.request().get().method().equals("HEAD"));
    }
}
