package io.github.chatspec.judge.rule;

import io.github.chatspec.json.JsonSyntaxException.Kind;
import io.github.chatspec.json.LocatedJson;

/** Reports a body that is nested deeper than a careful reader follows. */
public final class JsonDepthRule extends JsonTextRule {

    public JsonDepthRule() {
        super(
                "json-depth",
                "Objects and arrays are nested deeper than 512.",
                RuleExample.body("{}", "[".repeat(LocatedJson.MAX_DEPTH + 1)),
                Kind.DEPTH);
    }
}
