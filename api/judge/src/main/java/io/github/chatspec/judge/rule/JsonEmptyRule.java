package io.github.chatspec.judge.rule;

import io.github.chatspec.json.JsonSyntaxException.Kind;

/** Reports a body that is empty although one is promised. */
public final class JsonEmptyRule extends JsonTextRule {

    public JsonEmptyRule() {
        super(
                "json-empty",
                "The body is empty although the contract promises one.",
                RuleExample.body("{}", ""),
                Kind.EMPTY);
    }
}
