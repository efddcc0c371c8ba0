package io.github.chatspec.judge;

import java.util.Set;

/** A rule about the values that break certain keywords of a schema. */
abstract class KeywordRule extends Rule {

    private final Set<String> keywords;

    KeywordRule(String id, String help, Example example, Set<String> keywords) {
        super(id, Level.ERROR, help, example);
        this.keywords = keywords;
    }

    /** Says what was found and what was promised, without the source and the full stop. */
    abstract String sentence(Subject subject, Violation violation);

    /** Returns where the promise comes from, with the full stop. */
    String source(Subject subject, Violation violation) {
        return subject.source(violation.pointer(), violation.schemaPointer());
    }

    boolean handles(Violation violation) {
        return keywords.contains(violation.keyword());
    }

    @Override
    final void check(Subject subject, Findings out) {
        subject.violations().stream()
                .filter(violation -> handles(violation) && !MessageContentRule.claims(subject, violation))
                .forEach(violation -> out.add(
                        this,
                        violation.pointer(),
                        subject.place(violation.schemaPointer()),
                        sentence(subject, violation) + source(subject, violation)));
    }
}
