package io.github.chatspec.judge.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.keyword.SchemaViolation;
import io.github.chatspec.text.ValueRenderer;
import io.github.chatspec.text.Wording;
import java.util.List;
import java.util.Optional;

/** The sentences of the rules that are each about one keyword, or about two that mean the same. */
final class KeywordSentences {

    /** How many values are listed next to the nearest one. */
    private static final int LISTED_WITH_NEAREST = 6;

    private KeywordSentences() {}

    static String type(Evaluation evaluation, SchemaViolation violation) {
        return found(violation.value(), evaluation.renderer()) + promisedTypes(violation) + " is promised";
    }

    /** Returns the beginning of the sentence about a type, which depends on the value. */
    static String found(JsonNode value, ValueRenderer renderer) {
        String shown = value.isContainerNode() || value.isNull() ? "" : ", " + renderer.value(value) + ",";
        return "Found " + Wording.kind(value) + shown + " where ";
    }

    static String promisedTypes(SchemaViolation violation) {
        List<String> types = violation.promise().isArray()
                ? Wording.texts(violation.promise()).stream().map(Wording::type).toList()
                : List.of(Wording.type(violation.promise().asText("value")));
        return Wording.list(types, "or");
    }

    static String required(Evaluation evaluation, SchemaViolation violation) {
        String holder = Pointers.parent(violation.schemaPointer());
        String owner = holder.startsWith("/components/schemas/")
                        && Pointers.segments(holder).size() == 3
                ? Pointers.last(holder)
                : "this object";
        return "The key " + ValueRenderer.quoted(violation.property()) + " is missing; " + owner + " always has it";
    }

    /** Returns the source of the missing key itself. */
    static String requiredSource(Evaluation evaluation, SchemaViolation violation) {
        String holder = Pointers.parent(violation.schemaPointer());
        return evaluation.source(Pointers.append(Pointers.append(holder, "properties"), violation.property()));
    }

    static String enumeration(Evaluation evaluation, SchemaViolation violation) {
        JsonNode promised = violation.promise();
        Optional<String> nearest = violation.value().isTextual()
                ? Wording.nearest(violation.value().textValue(), Wording.texts(promised))
                : Optional.empty();
        String found = unlisted(violation.value(), evaluation.renderer());
        return nearest.map(value -> found + Wording.oneOf(promised, LISTED_WITH_NEAREST) + "; the nearest is "
                        + ValueRenderer.quoted(value))
                .orElseGet(() -> found + Wording.oneOf(promised));
    }

    /** Returns the beginning of the sentence about a list, which depends on the value. */
    static String unlisted(JsonNode value, ValueRenderer renderer) {
        return renderer.enumValue(value) + " is not ";
    }

    static String constant(Evaluation evaluation, SchemaViolation violation) {
        return "Found " + evaluation.renderer().enumValue(violation.value()) + " where only "
                + ValueRenderer.PLAIN.value(violation.promise()) + " is promised";
    }

    static String format(Evaluation evaluation, SchemaViolation violation) {
        String promised = violation.keyword().equals("format")
                ? "is not a valid " + violation.promise().asText()
                : "does not match the pattern " + violation.promise().asText();
        String description = evaluation
                .contract()
                .at(Pointers.parent(violation.schemaPointer()))
                .path("description")
                .asText("");
        String meaning = description.isEmpty() ? "" : "; promised: " + firstSentence(description);
        return evaluation.renderer().value(violation.value()) + " " + promised + meaning;
    }

    /** Returns the first sentence of a description that may have several paragraphs: a finding is one line. */
    private static String firstSentence(String description) {
        return description.strip().replaceAll("\\s+", " ").replaceFirst("\\.( [^a-z].*)?$", "");
    }

    static String arraySize(Evaluation evaluation, SchemaViolation violation) {
        String bound = violation.keyword().equals("maxItems") ? "at most " : "at least ";
        return "Found " + violation.value().size() + (violation.value().size() == 1 ? " item where " : " items where ")
                + bound + violation.promise() + (violation.promise().asInt() == 1 ? " is promised" : " are promised");
    }
}
