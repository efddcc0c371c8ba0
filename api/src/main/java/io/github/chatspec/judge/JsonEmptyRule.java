package io.github.chatspec.judge;

import io.github.chatspec.json.JsonSyntaxException.Kind;

/** Reports a body that is empty although one is promised. */
final class JsonEmptyRule extends JsonTextRule {

    JsonEmptyRule() {
        super(
                "json-empty",
                "The body is empty although the contract promises one.",
                Example.body("{}", ""),
                Kind.EMPTY);
    }
}
