package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Response;
import io.github.chatspec.exchange.Defect;
import io.github.chatspec.finding.Level;

/** A rule about one way in which the record of an exchange has a defect. */
public abstract class DefectRule extends Rule {

    private final Defect.Kind kind;

    DefectRule(String id, Level level, String help, Defect.Kind kind, String reason) {
        super(id, level, help, RuleExample.defect(new Defect(kind, reason)));
        this.kind = kind;
    }

    @Override
    public final void check(Evaluation subject, Findings out) {
        subject.exchange()
                .defect()
                .filter(defect -> defect.kind() == kind)
                .ifPresent(defect -> out.add(
                        this,
                        subject.response().map(Response::place),
                        (kind.affectsBodyOnly() ? "The body is not judged: " : "This is not judged: ") + defect.reason()
                                + "."));
    }
}
