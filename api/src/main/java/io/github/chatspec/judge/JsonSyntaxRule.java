package io.github.chatspec.judge;

import io.github.chatspec.contract.Response;
import io.github.chatspec.json.Position;

/** Reports a body that is not JSON. */
final class JsonSyntaxRule extends Rule {

    JsonSyntaxRule() {
        super("json-syntax", Level.ERROR, "The body is not well-formed JSON.");
    }

    @Override
    void check(Subject subject, Findings out) {
        subject.syntax().ifPresent(problem -> {
            Position at = problem.position();
            out.add(
                    this,
                    subject.response().map(Response::place),
                    "The body is not JSON: " + problem.getMessage() + " (line " + at.line() + ", column " + at.column()
                            + ", byte " + at.offset() + "); promised is a JSON body.");
        });
    }
}
