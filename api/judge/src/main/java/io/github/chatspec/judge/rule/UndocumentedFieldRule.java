package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.schema.SchemaWalk;
import io.github.chatspec.text.ValueRenderer;
import io.github.chatspec.text.Wording;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reports a key that the contract does not know, in an object whose keys it lists. */
final class UndocumentedFieldRule extends Rule {

    static final String ID = "undocumented-field";

    UndocumentedFieldRule() {
        super(
                ID,
                Level.WARNING,
                "An object has a key that the contract does not list.",
                RuleExample.body("{\"properties\": {\"name\": {}}}", "{\"nmae\": 1}"));
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        evaluation
                .visits()
                .forEach((pointer, visit) -> visit.undocumented().stream()
                        // A key that the contract rules out is an error already.
                        .filter(key -> !evaluation.isViolated(Pointers.append(pointer, key)))
                        .forEach(key -> {
                            Set<String> known = new LinkedHashSet<>();
                            String lister = "";
                            for (String schema : visit.schemas()) {
                                if (evaluation.contract().at(schema).has("properties")) {
                                    evaluation
                                            .contract()
                                            .at(schema)
                                            .path("properties")
                                            .fieldNames()
                                            .forEachRemaining(known::add);
                                    lister = lister.isEmpty() ? schema : lister;
                                }
                            }
                            String nearest = Wording.nearest(key, known)
                                    .map(candidate ->
                                            "; the nearest documented key is " + ValueRenderer.quoted(candidate))
                                    .orElse("");
                            out.add(
                                    this,
                                    Pointers.append(pointer, key),
                                    evaluation.place(lister),
                                    "The key " + evaluation.renderer().key(key) + " is not documented" + nearest
                                            + evaluation.source(pointer, lister));
                        }));
    }

    @Override
    public boolean isSilentAt(Contract contract, SchemaWalk.Visit visit) {
        return visit.undocumented().isEmpty();
    }
}
