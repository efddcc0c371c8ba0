package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.json.Pointers;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds out whether a document refers to values within itself only, by their pointers, as most documents do. Then nothing
 * is to be read or replaced, and the search of {@link BundleScan} for all references is not needed.
 */
final class LocalReferences {

    /** The keywords that change what references mean, or whose references depend on the value. */
    private static final Set<String> IDENTIFIERS =
            Set.of("$id", "$anchor", "$dynamicAnchor", BundleScan.DYNAMIC_REFERENCE);

    private final JsonNode document;
    private final boolean hasIdentifiers;
    private final Map<String, Boolean> known = new HashMap<>();

    private LocalReferences(JsonNode document, boolean hasIdentifiers) {
        this.document = document;
        this.hasIdentifiers = hasIdentifiers;
    }

    /**
     * Returns whether all references of a document lead to values within it.
     *
     * @param document the root of the document
     * @param hasIdentifiers whether schemas may have identifiers, which they have not in OpenAPI 3.0
     * @return true if they do; false if they do not, or if only a closer look can tell
     */
    static boolean areAll(JsonNode document, boolean hasIdentifiers) {
        return new LocalReferences(document, hasIdentifiers).areAllIn(document);
    }

    private boolean areAllIn(JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = field.getValue();
            if (value.isContainerNode() ? !areAllIn(value) : !isLocal(field.getKey(), value)) {
                return false;
            }
            boolean isIdentifier = hasIdentifiers && IDENTIFIERS.contains(field.getKey());
            if (isIdentifier || (field.getKey().equals("mapping") && !isPlain(value))) {
                return false;
            }
        }
        if (node.isArray()) {
            for (JsonNode item : node) {
                if (item.isContainerNode() && !areAllIn(item)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isLocal(String key, JsonNode value) {
        return !key.equals("$ref") || !value.isTextual() || known.computeIfAbsent(value.textValue(), this::isPointer);
    }

    private boolean isPointer(String reference) {
        return reference.startsWith("#/")
                && reference.indexOf('%') < 0
                && !at(reference.substring(1)).isMissingNode();
    }

    /** Returns whether no value of a discriminator's mapping leads to a file. */
    private static boolean isPlain(JsonNode mapping) {
        for (JsonNode value : mapping) {
            if (value instanceof TextNode && !value.textValue().startsWith("#/") && BundleScan.isReference(value)) {
                return false;
            }
        }
        return true;
    }

    private JsonNode at(String pointer) {
        JsonNode node = document;
        for (String segment : Pointers.segments(pointer)) {
            boolean isIndex = node.isArray() && Pointers.isIndex(segment);
            node = isIndex ? node.path(Integer.parseInt(segment)) : node.path(segment);
        }
        return node;
    }
}
