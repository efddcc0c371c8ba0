package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Response;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.JsonSyntaxException.Kind;
import io.github.chatspec.text.Wording;

/** A rule about one way in which the text of a body fails to be JSON. */
public abstract class JsonTextRule extends Rule {

    private final Kind kind;

    JsonTextRule(String id, String help, RuleExample example, Kind kind) {
        super(id, Level.ERROR, help, example);
        this.kind = kind;
    }

    @Override
    public void check(Evaluation subject, Findings out) {
        subject.syntax()
                .filter(problem -> problem.kind() == kind)
                .ifPresent(problem -> out.add(
                        this,
                        subject.response().map(Response::place),
                        isBound(problem)
                                ? "The body is not judged: " + subject.found().reason(problem.getMessage())
                                        + Wording.place(problem.position()) + "."
                                : "The body is not JSON: " + subject.found().reason(problem.getMessage())
                                        + Wording.place(problem.position()) + "; promised is a JSON body."));
    }

    /** Tells whether the text may well be JSON, and only passes a bound of the reader. */
    private static boolean isBound(JsonSyntaxException problem) {
        String reason = problem.getMessage();
        return problem.kind() == Kind.DEPTH
                || (problem.kind() == Kind.NUMBER
                        && (reason.startsWith("a number has") || reason.startsWith("a number is")));
    }
}
