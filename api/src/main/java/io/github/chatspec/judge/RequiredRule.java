package io.github.chatspec.judge;

import io.github.chatspec.json.Pointers;
import java.util.Set;

/** Reports a key that is missing although it is always promised. */
final class RequiredRule extends KeywordRule {

    RequiredRule() {
        super(
                "required",
                "A key is missing that the contract promises always.",
                Example.body("{\"type\": \"object\", \"required\": [\"name\"]}", "{}"),
                Set.of("required"));
    }

    @Override
    String sentence(Subject subject, Violation violation) {
        String holder = Pointers.parent(violation.schemaPointer());
        String owner = holder.startsWith("/components/schemas/")
                        && Pointers.segments(holder).size() == 3
                ? Pointers.last(holder)
                : "this object";
        return "The key " + Shown.quoted(violation.property()) + " is missing; " + owner + " always has it";
    }

    @Override
    String source(Subject subject, Violation violation) {
        String holder = Pointers.parent(violation.schemaPointer());
        return subject.source(Pointers.append(Pointers.append(holder, "properties"), violation.property()));
    }
}
