package io.github.chatspec.judge.rule;

import io.github.chatspec.json.JsonSyntaxException.Kind;

/** Reports a body that is not JSON. */
public final class JsonSyntaxRule extends JsonTextRule {

    public JsonSyntaxRule() {
        super("json-syntax", "The body is not well-formed JSON.", RuleExample.body("{}", "{\"name\": "), Kind.SYNTAX);
    }
}
