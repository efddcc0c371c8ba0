package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Response;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.JsonSyntaxException.Kind;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.text.Wording;
import java.util.Set;

/** Reports one of the ways in which the text of a body is not JSON. */
class JsonTextRule extends Rule {

    private final Set<Kind> kinds;

    JsonTextRule(String id, String help, RuleExample example, Set<Kind> kinds) {
        super(id, Level.ERROR, help, example);
        this.kinds = kinds;
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        evaluation.syntax().filter(problem -> kinds.contains(problem.kind())).ifPresent(problem -> {
            String reason = evaluation.renderer().reason(problem) + Wording.place(problem.position());
            out.add(
                    this,
                    evaluation.response().map(Response::place),
                    problem.kind().isLimit()
                            ? "The body is not judged: " + reason + "."
                            : "The body is not JSON: " + reason + "; promised is a JSON body.");
        });
    }
}
