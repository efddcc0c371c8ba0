package io.github.chatspec.judge.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ResponseHeader;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.parameter.WrittenValue;
import io.github.chatspec.secret.Secrets;
import io.github.chatspec.text.ValueRenderer;
import java.util.List;
import java.util.Locale;

/** Reports a header of a response that does not conform to the contract. */
final class HeaderTypeRule extends Rule {

    /** The only header whose fields cannot be combined (RFC 9110, section 5.3). */
    private static final String COOKIES = "Set-Cookie";

    HeaderTypeRule() {
        super(
                "header-type",
                Level.ERROR,
                "A header of the response does not conform to the contract; a warning if the vendor's documents do not have it.",
                RuleExample.header("{\"schema\": {\"type\": \"integer\"}}", Headers.NONE.with("X-Total", "many")));
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        if (evaluation.response().isEmpty() || evaluation.exchange().headers().isEmpty()) {
            return;
        }
        Headers headers = evaluation.exchange().headers().get();
        for (ResponseHeader header : evaluation.response().get().documentedHeaders()) {
            List<String> values = headers.all(header.name());
            if (!values.isEmpty() && header.schema().isPresent() && !isAnyText(evaluation.contract(), header)) {
                boolean isCookie = header.name().equalsIgnoreCase(COOKIES);
                for (String value : isCookie ? values : List.of(String.join(", ", values))) {
                    check(evaluation, header, value, out);
                }
            }
        }
    }

    private void check(Evaluation evaluation, ResponseHeader header, String value, Findings out) {
        WrittenValue written = new WrittenValue(evaluation, header.schema().orElseThrow());
        String text = value.strip();
        boolean isAccepted = header.isContent()
                ? written.acceptsJson(text)
                : written.isContainer() ? written.acceptsList(text, header.explode()) : written.accepts(text);
        if (!isAccepted) {
            boolean isSecret = Secrets.isNamed(header.name()) || header.name().equalsIgnoreCase(COOKIES);
            String shown =
                    isSecret ? "a value (not shown)" : evaluation.renderer().parameter(value);
            String violation = header.isContent() || written.isContainer()
                    ? "does not conform to the contract"
                    : written.violation(text);
            out.add(
                    this,
                    header.isBeyond() ? Level.WARNING : level(),
                    header.place(),
                    header.name().toLowerCase(Locale.ROOT),
                    "The header " + ValueRenderer.quoted(header.name()) + " has " + shown + ", which " + violation
                            + evaluation.source(header.place().pointer()));
        }
    }

    /** Returns whether the schema promises nothing but a string, which every header is. */
    private static boolean isAnyText(Contract contract, ResponseHeader header) {
        JsonNode schema = contract.at(header.schema().orElseThrow());
        return schema.isEmpty()
                || (schema.size() == 1 && schema.path("type").asText("").equals("string"));
    }
}
