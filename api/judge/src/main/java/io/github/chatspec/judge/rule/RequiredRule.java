package io.github.chatspec.judge.rule;

import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.schema.SchemaViolation;
import io.github.chatspec.text.Wording;
import java.util.Set;

/** Reports a key that is missing although it is always promised. */
public final class RequiredRule extends KeywordRule {

    public RequiredRule() {
        super(
                "required",
                "A key is missing that the contract promises always.",
                RuleExample.body("{\"type\": \"object\", \"required\": [\"name\"]}", "{}"),
                Set.of("required"));
    }

    @Override
    String sentence(Evaluation subject, SchemaViolation violation) {
        String holder = Pointers.parent(violation.schemaPointer());
        String owner = holder.startsWith("/components/schemas/")
                        && Pointers.segments(holder).size() == 3
                ? Pointers.last(holder)
                : "this object";
        return "The key " + Wording.quoted(violation.property()) + " is missing; " + owner + " always has it";
    }

    @Override
    String source(Evaluation subject, SchemaViolation violation) {
        String holder = Pointers.parent(violation.schemaPointer());
        return subject.source(Pointers.append(Pointers.append(holder, "properties"), violation.property()));
    }
}
