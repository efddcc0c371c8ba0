package io.github.chatspec.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.exchange.Exchange;

/** How a recorder writes one exchange down. */
interface RecordRedaction {

    /** Writes a redacted exchange down, with nothing else of its record than what makes it one. */
    ObjectNode rewritten(JsonNode entry, Exchange redacted, Redaction redaction);
}
