package io.github.chatspec.judge.rule;

import io.github.chatspec.json.JsonSyntaxException.Kind;

/** Reports a body that continues after its value. */
public final class JsonTrailingRule extends JsonTextRule {

    public JsonTrailingRule() {
        super(
                "json-trailing",
                "Behind the value of the body comes something else.",
                RuleExample.body("{}", "{} {}"),
                Kind.TRAILING);
    }
}
