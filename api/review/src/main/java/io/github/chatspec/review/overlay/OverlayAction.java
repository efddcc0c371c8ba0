package io.github.chatspec.review.overlay;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.Pointers;
import java.util.Optional;

/**
 * One action of an overlay.
 *
 * @param target the place in the contract, as a JSONPath
 * @param description what the recordings showed
 * @param update what is merged into the target; empty if the target is removed
 */
public record OverlayAction(String target, String description, Optional<JsonNode> update) {

    static OverlayAction update(String pointer, String description, JsonNode update) {
        return new OverlayAction(path(pointer), description, Optional.of(update));
    }

    static OverlayAction remove(String pointer, String description) {
        return new OverlayAction(path(pointer), description, Optional.empty());
    }

    /** Returns the JSONPath (RFC 9535) of a JSON Pointer, of whose spellings all tools understand this one. */
    private static String path(String pointer) {
        StringBuilder path = new StringBuilder("$");
        for (String token : pointer.split("/", -1)) {
            String key = Pointers.last("/" + token);
            if (path.length() == 1 && token.isEmpty()) {
                continue;
            }
            path.append("['")
                    .append(key.replace("\\", "\\\\").replace("'", "\\'"))
                    .append("']");
        }
        return path.toString();
    }
}
