package io.github.chatspec.judge.rule;

import io.github.chatspec.json.JsonSyntaxException.Kind;

/** Reports a body that is not in UTF-8. */
public final class JsonEncodingRule extends JsonTextRule {

    public JsonEncodingRule() {
        super(
                "json-encoding",
                "The body is not in UTF-8 (RFC 8259, section 8.1).",
                RuleExample.bytes("{}", () -> new byte[] {'"', (byte) 0xe9, '"'}),
                Kind.ENCODING);
    }
}
