package io.github.chatspec.judge;

import io.github.chatspec.json.JsonSyntaxException.Kind;

/** Reports a body that goes on behind its value. */
final class JsonTrailingRule extends JsonTextRule {

    JsonTrailingRule() {
        super(
                "json-trailing",
                "Behind the value of the body comes something else.",
                Example.body("{}", "{} {}"),
                Kind.TRAILING);
    }
}
