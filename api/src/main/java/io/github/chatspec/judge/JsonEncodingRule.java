package io.github.chatspec.judge;

import io.github.chatspec.json.JsonSyntaxException.Kind;

/** Reports a body that is not in UTF-8. */
final class JsonEncodingRule extends JsonTextRule {

    JsonEncodingRule() {
        super(
                "json-encoding",
                "The body is not in UTF-8 (RFC 8259, section 8.1).",
                Example.bytes("{}", () -> new byte[] {'"', (byte) 0xe9, '"'}),
                Kind.ENCODING);
    }
}
