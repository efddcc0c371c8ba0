package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Response;
import io.github.chatspec.exchange.Defect;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.evaluation.Evaluation;

/** Reports one kind of defect in the record of an exchange. */
final class DefectRule extends Rule {

    private final Defect.Kind kind;

    DefectRule(String id, Level level, String help, Defect.Kind kind, String reason) {
        super(id, level, help, RuleExample.defect(new Defect(kind, reason)));
        this.kind = kind;
    }

    @Override
    public boolean isAboutRecord() {
        return true;
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        evaluation
                .exchange()
                .defect()
                .filter(defect -> defect.kind() == kind)
                .ifPresent(defect -> out.add(
                        this,
                        evaluation.response().map(Response::place),
                        (kind.affectsBodyOnly() ? "The body is not judged: " : "This is not judged: ") + defect.reason()
                                + "."));
    }
}
