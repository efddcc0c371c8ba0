package io.github.chatspec.judge.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.schema.OnlyWhere;
import io.github.chatspec.judge.schema.PatternWhere;
import io.github.chatspec.judge.schema.SchemaWalk;
import io.github.chatspec.text.ValueRenderer;
import java.util.stream.Collectors;

/**
 * Reports which of two readings the vendor uses if the documents disagree ({@code x-reading}), and a field or value where
 * documents do not have it ({@code x-only-where}, {@code x-pattern-where}).
 */
final class ReadingRule extends Rule {

    static final String ID = "reading";

    ReadingRule() {
        super(
                ID,
                Level.NOTE,
                "The vendor uses one of two readings on which the documents disagree, or a field or value where they do not have it.",
                RuleExample.body("{\"properties\": {\"colour\": {\"x-reading\": \"table\"}}}", "{\"colour\": 1}"));
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        evaluation.visits().forEach((pointer, visit) -> {
            if (!hasReading(visit) || evaluation.isViolated(pointer)) {
                return; // a value that violates its schema does not show a reading
            }
            for (FieldConditions.Unmet unmet : FieldConditions.unmet(evaluation.contract(), visit)) {
                report(evaluation, pointer, unmet, out);
            }
            for (String schema : visit.schemas()) {
                JsonNode node = evaluation.contract().at(schema);
                String printer = node.path("x-reading").asText("");
                if (!printer.isEmpty()) {
                    report(
                            evaluation,
                            pointer,
                            schema,
                            "key " + ValueRenderer.quoted(Pointers.last(pointer)),
                            "",
                            printer,
                            out);
                }
                String value = visit.value().isValueNode() ? visit.value().asText() : "";
                String valuePrinter = node.path("x-enum-readings").path(value).asText("");
                if (!valuePrinter.isEmpty()) {
                    report(
                            evaluation,
                            pointer,
                            schema,
                            "value " + ValueRenderer.quoted(value),
                            value,
                            valuePrinter,
                            out);
                }
            }
        });
    }

    @Override
    public boolean isSilentAt(Contract contract, SchemaWalk.Visit visit) {
        return !hasReading(visit)
                || (FieldConditions.unmet(contract, visit).isEmpty()
                        && visit.schemas().stream()
                                .map(contract::at)
                                .noneMatch(schema -> schema.has("x-reading")
                                        || schema.path("x-enum-readings")
                                                .has(visit.value().asText())));
    }

    private static boolean hasReading(SchemaWalk.Visit visit) {
        return visit.hasKeyword("x-reading") || visit.hasKeyword("x-enum-readings") || FieldConditions.areAt(visit);
    }

    private void report(Evaluation evaluation, String pointer, FieldConditions.Unmet unmet, Findings out) {
        // A value that is not valid decides nothing, and is reported already.
        if (evaluation.isViolated(unmet.decidingPointer(pointer))) {
            return;
        }
        String values =
                unmet.condition().values().stream().map(ValueRenderer::quoted).collect(Collectors.joining(" or "));
        String where = unmet.condition().property() + " is " + values + ", ";
        String source = evaluation.source(pointer, unmet.schema());
        if (unmet.condition() instanceof PatternWhere condition) {
            out.add(
                    this,
                    pointer,
                    evaluation.place(Pointers.append(unmet.schema(), PatternWhere.EXTENSION)),
                    "Where " + where + "the document promises a value that matches the pattern "
                            + condition.pattern() + ", and here it is "
                            + evaluation
                                    .renderer()
                                    .value(evaluation.visits().get(pointer).value()) + source);
            return;
        }
        out.add(
                this,
                pointer,
                evaluation.place(Pointers.append(unmet.schema(), OnlyWhere.EXTENSION)),
                "The document has the key " + ValueRenderer.quoted(Pointers.last(pointer)) + " only where " + where
                        + "and here it is " + evaluation.renderer().value(unmet.deciding()) + source);
    }

    private void report(
            Evaluation evaluation,
            String pointer,
            String schema,
            String spelling,
            String cause,
            String printer,
            Findings out) {
        out.add(
                this,
                pointer,
                evaluation.place(schema),
                cause,
                "The " + spelling + " is the reading that only the document's " + printer + " has"
                        + evaluation.source(pointer, schema));
    }
}
