package io.github.chatspec.judge.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.keyword.SchemaViolation;
import io.github.chatspec.judge.schema.Diagnosis;
import io.github.chatspec.text.ValueRenderer;
import io.github.chatspec.text.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reports a message that lacks a required part for its kind, or has one that only the other direction may have. */
final class MessageContentRule extends Rule {

    static final String ID = "message-content";

    MessageContentRule() {
        super(
                ID,
                Level.ERROR,
                "A message lacks what its direction and sub-type require, or contains what they rule out.",
                RuleExample.body(
                        "{\"allOf\": [{\"description\": \"A note carries a text.\", \"x-rule\": \"message-content\","
                                + " \"if\": {\"properties\": {\"kind\": {\"const\": \"note\"}}},"
                                + " \"then\": {\"required\": [\"text\"]}}]}",
                        "{\"kind\": \"note\"}"));
    }

    /** Returns whether a violation is in a part of the contract that is assigned to this rule. */
    static boolean claims(Evaluation evaluation, SchemaViolation violation) {
        return clause(evaluation.contract(), violation).isPresent();
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        Map<String, List<SchemaViolation>> byPlace = new TreeMap<>();
        for (SchemaViolation violation : evaluation.violations()) {
            if (claims(evaluation, violation)) {
                byPlace.computeIfAbsent(violation.pointer(), absent -> new ArrayList<>())
                        .add(violation);
            }
        }
        byPlace.forEach((pointer, violations) -> {
            // A general clause adds nothing if a narrower one is violated too.
            String narrowest = violations.stream()
                    .map(violation -> clause(evaluation.contract(), violation).orElseThrow())
                    .distinct()
                    .min(Comparator.comparing((String clause) -> alternatives(evaluation.contract(), clause))
                            .thenComparing(clause -> description(evaluation.contract(), clause)))
                    .orElseThrow();
            List<SchemaViolation> ofNarrowest = violations.stream()
                    .filter(violation -> clause(evaluation.contract(), violation)
                            .orElseThrow()
                            .equals(narrowest))
                    .toList();
            List<String> missing = missing(ofNarrowest);
            out.add(
                    this,
                    pointer,
                    evaluation.place(narrowest),
                    String.join(",", missing),
                    sentence(evaluation, ofNarrowest, missing, narrowest));
        });
    }

    /** Returns the keys of which a clause requires at least one. */
    private static List<String> missing(List<SchemaViolation> violations) {
        return violations.stream()
                .filter(violation -> violation.property() != null)
                .map(SchemaViolation::property)
                .distinct()
                .sorted()
                .toList();
    }

    private static String sentence(
            Evaluation evaluation, List<SchemaViolation> violations, List<String> missing, String clause) {
        List<String> quoted = missing.stream().map(ValueRenderer::quoted).toList();
        String found = quoted.isEmpty()
                ? refused(evaluation, violations.get(0))
                : (quoted.size() == 1
                        ? quoted.get(0) + " is missing"
                        : "none of " + Wording.list(quoted, "and") + " is here");
        return description(evaluation.contract(), clause).replaceFirst("\\.$", "") + ", but " + found
                + evaluation.source(clause);
    }

    private static String refused(Evaluation evaluation, SchemaViolation violation) {
        String key = evaluation.renderer().key(Pointers.last(violation.pointer()));
        return violation.keyword().equals("false")
                ? key + " must not be here"
                : key + " violates the promised " + violation.keyword() + " "
                        + ValueRenderer.PLAIN.value(violation.promise());
    }

    private static Optional<String> clause(Contract contract, SchemaViolation violation) {
        return contract.nearest(violation.schemaPointer(), Diagnosis.RULE_EXTENSION)
                .filter(clause -> contract.at(clause)
                        .path(Diagnosis.RULE_EXTENSION)
                        .asText()
                        .equals(ID));
    }

    private static int alternatives(Contract contract, String clause) {
        JsonNode then = contract.at(clause).path("then");
        return Math.max(1, then.path("anyOf").size());
    }

    private static String description(Contract contract, String clause) {
        return contract.at(clause).path("description").asText("The contract rules out this message");
    }
}
