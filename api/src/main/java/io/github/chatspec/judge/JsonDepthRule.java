package io.github.chatspec.judge;

import io.github.chatspec.json.JsonSyntaxException.Kind;
import io.github.chatspec.json.LocatedJson;

/** Reports a body that is nested deeper than a careful reader follows. */
final class JsonDepthRule extends JsonTextRule {

    JsonDepthRule() {
        super(
                "json-depth",
                "Objects and arrays are nested deeper than 512.",
                Example.body("{}", "[".repeat(LocatedJson.MAX_DEPTH + 1)),
                Kind.DEPTH);
    }
}
