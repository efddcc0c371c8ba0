package io.github.chatspec.judge.rule;

import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.schema.SchemaViolation;
import java.util.Set;

/** A rule about the values that break certain keywords of a schema. */
public abstract class KeywordRule extends Rule {

    private final Set<String> keywords;

    KeywordRule(String id, String help, RuleExample example, Set<String> keywords) {
        super(id, Level.ERROR, help, example);
        this.keywords = keywords;
    }

    /** Says what was found and what was promised, without the source and the full stop. */
    abstract String sentence(Evaluation subject, SchemaViolation violation);

    /** Returns where the promise comes from, with the full stop. */
    String source(Evaluation subject, SchemaViolation violation) {
        return subject.source(violation.pointer(), violation.schemaPointer());
    }

    boolean handles(SchemaViolation violation) {
        return keywords.contains(violation.keyword());
    }

    @Override
    public final void check(Evaluation subject, Findings out) {
        subject.violations().stream()
                .filter(violation -> handles(violation) && !MessageContentRule.claims(subject, violation))
                .forEach(violation -> out.add(
                        this,
                        violation.pointer(),
                        subject.place(violation.schemaPointer()),
                        sentence(subject, violation) + source(subject, violation)));
    }
}
