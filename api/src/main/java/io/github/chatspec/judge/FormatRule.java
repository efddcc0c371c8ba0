package io.github.chatspec.judge;

import io.github.chatspec.json.Pointers;
import java.util.Set;

/** Reports a text that is not in the promised form, by {@code format} or by {@code pattern}. */
final class FormatRule extends KeywordRule {

    FormatRule() {
        super(
                "format",
                "A text is not in the form that the contract promises.",
                Example.body("{\"type\": \"string\", \"format\": \"date-time\"}", "\"yesterday\""),
                Set.of("format", "pattern"));
    }

    @Override
    String sentence(Subject subject, Violation violation) {
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
