package io.github.chatspec.judge.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.schema.SchemaWalk;
import io.github.chatspec.text.ValueRenderer;

/** Reports a discriminator that selects no schema since it has no mapping and the vendor's values are not schema names. */
final class DiscriminatorRule extends Rule {

    static final String ID = "discriminator";

    DiscriminatorRule() {
        super(
                ID,
                Level.WARNING,
                "The value of a discriminator without a mapping is not the name of a schema; a run reports each discriminator"
                        + " once.",
                RuleExample.body(
                        "{\"oneOf\": [{\"$ref\": \"#/components/schemas/Error\"}],"
                                + " \"discriminator\": {\"propertyName\": \"kind\"}}",
                        "{\"kind\": \"failure\", \"error\": \"unknown\"}"));
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        evaluation
                .visits()
                .forEach((pointer, visit) -> visit.undecided().forEach(schema -> {
                    JsonNode discriminator = evaluation.contract().at(schema).path("discriminator");
                    String key = discriminator.path("propertyName").asText();
                    out.add(
                            this,
                            Pointers.append(pointer, key),
                            evaluation.place(Pointers.append(schema, "discriminator")),
                            evaluation.renderer().enumValue(visit.value().path(key))
                                    + " is not the name of a schema, and the discriminator " + ValueRenderer.quoted(key)
                                    + " has no mapping, so that all of its schemas were tried"
                                    + evaluation.source(pointer, schema));
                }));
    }

    @Override
    public boolean isSilentAt(Contract contract, SchemaWalk.Visit visit) {
        return visit.undecided().isEmpty();
    }
}
