package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.schema.SchemaWalk;
import io.github.chatspec.text.Wording;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reports a key that the contract does not know, in an object whose keys it lists. */
public final class UndocumentedFieldRule extends Rule {

    public UndocumentedFieldRule() {
        super(
                "undocumented-field",
                Level.WARNING,
                "An object has a key that the contract does not list.",
                RuleExample.body("{\"properties\": {\"name\": {}}}", "{\"nmae\": 1}"));
    }

    @Override
    public void check(Evaluation subject, Findings out) {
        subject.visits()
                .forEach((pointer, visit) -> visit.undocumented().stream()
                        // A key that the contract rules out is an error already.
                        .filter(key -> !subject.isBroken(Pointers.append(pointer, key)))
                        .forEach(key -> {
                            Set<String> known = new LinkedHashSet<>();
                            String lister = "";
                            for (String schema : visit.schemas()) {
                                if (subject.contract().at(schema).has("properties")) {
                                    subject.contract()
                                            .at(schema)
                                            .path("properties")
                                            .fieldNames()
                                            .forEachRemaining(known::add);
                                    lister = lister.isEmpty() ? schema : lister;
                                }
                            }
                            String nearest = Wording.nearest(key, known)
                                    .map(candidate -> "; the nearest that it knows is " + Wording.quoted(candidate))
                                    .orElse("");
                            out.add(
                                    this,
                                    Pointers.append(pointer, key),
                                    subject.place(lister),
                                    "The key " + subject.found().key(key) + " is not documented" + nearest
                                            + subject.source(pointer, lister));
                        }));
    }

    @Override
    public boolean isSilentAt(Contract contract, SchemaWalk.Visit visit) {
        return visit.undocumented().isEmpty();
    }
}
