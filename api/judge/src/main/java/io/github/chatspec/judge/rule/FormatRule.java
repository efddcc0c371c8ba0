package io.github.chatspec.judge.rule;

import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.schema.SchemaViolation;
import java.util.Set;

/** Reports a text that is not in the promised form, by {@code format} or by {@code pattern}. */
public final class FormatRule extends KeywordRule {

    public FormatRule() {
        super(
                "format",
                "A text is not in the form that the contract promises.",
                RuleExample.body("{\"type\": \"string\", \"format\": \"date-time\"}", "\"yesterday\""),
                Set.of("format", "pattern"));
    }

    @Override
    String sentence(Evaluation subject, SchemaViolation violation) {
        String promised = violation.keyword().equals("format")
                ? "is not a valid " + violation.promise().asText()
                : "does not match the pattern " + violation.promise().asText();
        String description = subject.contract()
                .at(Pointers.parent(violation.schemaPointer()))
                .path("description")
                .asText("");
        String meant = description.isEmpty() ? "" : "; promised: " + firstSentence(description);
        return subject.found().value(violation.value()) + " " + promised + meant;
    }

    /** A description may go on for paragraphs; a finding stands on one line. */
    private static String firstSentence(String description) {
        return description.strip().replaceAll("\\s+", " ").replaceFirst("\\.( [^a-z].*)?$", "");
    }
}
