package io.github.chatspec.judge;

import io.github.chatspec.json.JsonSyntaxException.Kind;

/** Reports a body that is not JSON. */
final class JsonSyntaxRule extends JsonTextRule {

    JsonSyntaxRule() {
        super("json-syntax", "The body is not well-formed JSON.", Example.body("{}", "{\"name\": "), Kind.SYNTAX);
    }
}
