package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.json.Pointers;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the references in documents, and the identifiers of schemas to which they may lead. */
final class BundleScan {

    /** The URI of the contract's folder, which is never fetched. */
    static final URI BASE = URI.create("https://contract.invalid/");

    /** The keywords other than applicators whose value is a schema, or an object of schemas. */
    private static final Set<String> SCHEMAS =
            Set.of("$defs", "additionalItems", "contentSchema", "definitions", "dependencies", "propertyNames");

    static final String DYNAMIC_REFERENCE = "$dynamicRef";

    private static final String SAMPLE = "externalValue";

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:|//");

    /** A value of a discriminator's mapping that is not the name of a schema. */
    private static final Pattern NO_NAME = Pattern.compile("(?s).*[#/].*|.*\\.(json|ya?ml)");

    private final boolean hasIdentifiers;
    private final Map<URI, String> resources = new HashMap<>();
    private final Map<String, String> anchors = new HashMap<>();
    private final Map<String, Integer> dynamicAnchors = new HashMap<>();
    private final List<ObjectNode> identified = new ArrayList<>();
    private final Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private List<Reference> references = new ArrayList<>();

    /**
     * A reference.
     *
     * @param holder the object that contains it
     * @param key its key
     * @param pointer its pointer
     * @param base the URI of the schema or file around it
     * @param file the URI of the file around it
     * @param isRequired whether it is an error if it leads nowhere
     */
    record Reference(ObjectNode holder, String key, String pointer, URI base, URI file, boolean isRequired) {

        String text() {
            return holder.path(key).asText("");
        }

        /** Returns the part before the fragment. */
        String document() {
            return text().replaceFirst("(?s)#.*$", "");
        }

        /** Returns the part after the number sign. */
        String fragment() {
            int sign = text().indexOf('#');
            return sign < 0 ? "" : text().substring(sign + 1);
        }

        void set(String reference) {
            if (key.equals(DYNAMIC_REFERENCE)) {
                holder.remove(key);
            }
            holder.put(key.equals(DYNAMIC_REFERENCE) ? "$ref" : key, reference);
        }

        /** Returns whether it depends on the value that is validated where the reference leads. */
        boolean isDynamic(BundleScan scan) {
            return key.equals(DYNAMIC_REFERENCE) && (holder.has("$ref") || scan.isDynamic(fragment()));
        }
    }

    /**
     * Where a node is.
     *
     * @param isSchema whether the node is a schema or has names of schemas; in other files than the first one, any node
     *     may be a schema
     */
    private record Place(URI base, URI file, boolean isFirstFile, boolean isSchema, boolean isNaming) {

        Place child(String key) {
            boolean continues = Applicator.of(key).isPresent() || SCHEMAS.contains(key) || !isFirstFile;
            boolean schema =
                    isNaming ? isSchema : key.equals("schema") || key.equals("schemas") || (isSchema && continues);
            return new Place(base, file, isFirstFile, schema, !isNaming && References.isNaming(key));
        }
    }

    /**
     * Creates a scan.
     *
     * @param hasIdentifiers whether schemas may have an {@code $id} or an {@code $anchor}, which they have not in OpenAPI
     *     3.0
     */
    BundleScan(boolean hasIdentifiers) {
        this.hasIdentifiers = hasIdentifiers;
    }

    /**
     * Adds a document.
     *
     * @param tree its root
     * @param pointer the pointer of the root
     * @param file its URI
     */
    void add(JsonNode tree, String pointer, URI file) {
        resources.put(file, pointer);
        visit(tree, pointer, new Place(file, file, pointer.isEmpty(), !pointer.isEmpty(), false));
    }

    /** Returns the references that were found since they were last taken. */
    List<Reference> references() {
        return List.copyOf(references);
    }

    List<Reference> takeReferences() {
        List<Reference> taken = references;
        references = new ArrayList<>();
        return taken;
    }

    /** Returns the pointer of a file or an identified schema. */
    Optional<String> resource(URI uri) {
        return Optional.ofNullable(resources.get(uri));
    }

    /** Returns the pointer of a schema by its anchor in a resource. */
    Optional<String> anchor(URI resource, String anchor) {
        return Optional.ofNullable(anchors.get(resource + "#" + anchor));
    }

    /** Returns whether several schemas have a dynamic anchor, so that it depends on the value which one is meant. */
    boolean isDynamic(String anchor) {
        return dynamicAnchors.getOrDefault(anchor, 0) > 1;
    }

    /** Removes the identifiers, which would change what the replaced references mean. */
    void removeIdentifiers() {
        for (ObjectNode schema : identified) {
            schema.remove(List.of("$id", "$anchor"));
        }
    }

    private void visit(JsonNode node, String pointer, Place around) {
        if (!node.isContainerNode() || !seen.add(node)) {
            return;
        }
        Place place = around;
        if (node instanceof ObjectNode object && !around.isNaming()) {
            place = identify(object, pointer, around);
            note(object, "$ref", pointer, place, true);
            if (hasIdentifiers) {
                note(object, DYNAMIC_REFERENCE, pointer, place, true);
            }
            noteMapping(object, pointer, place);
            relocateSample(object, place);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String key = field.getKey();
            boolean isPayload = !place.isNaming()
                    && (References.isPayload(key)
                            || (key.equals("examples") && field.getValue().isArray()));
            if (!isPayload) {
                visit(field.getValue(), Pointers.append(pointer, key), place.child(key));
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            visit(node.get(i), Pointers.append(pointer, i), place);
        }
    }

    private void noteMapping(ObjectNode schema, String pointer, Place place) {
        if (schema.path("discriminator").path("mapping") instanceof ObjectNode mapping) {
            for (Map.Entry<String, JsonNode> value : mapping.properties()) {
                if (isReference(value.getValue())) {
                    note(mapping, value.getKey(), pointer + "/discriminator/mapping", place, false);
                }
            }
        }
    }

    /** Returns whether a value of a discriminator's mapping is a reference, and not the name of a schema. */
    static boolean isReference(JsonNode value) {
        return NO_NAME.matcher(value.asText()).matches();
    }

    /** Makes the file of a sample relative to the contract's folder. */
    private static void relocateSample(ObjectNode example, Place place) {
        String value = example.path(SAMPLE).asText("");
        if (!place.isFirstFile() && !value.isEmpty() && !value.contains(":")) {
            Path file = Path.of(place.file().getPath().substring(1));
            example.put(
                    SAMPLE, file.resolveSibling(value).normalize().toString().replace('\\', '/'));
        }
    }

    private void note(ObjectNode holder, String key, String pointer, Place place, boolean isRequired) {
        if (holder.path(key).isTextual()) {
            references.add(
                    new Reference(holder, key, Pointers.append(pointer, key), place.base(), place.file(), isRequired));
        }
    }

    /** Registers the identifiers of a schema, and returns its place with the base URI that they set. */
    private Place identify(ObjectNode schema, String pointer, Place place) {
        if (!hasIdentifiers || !place.isSchema()) {
            return place;
        }
        URI base = place.base();
        String id = schema.path("$id").asText("").replaceFirst("(?s)#.*$", "");
        if (!id.isEmpty()) {
            base = resolve(base, id).orElse(base);
            resources.putIfAbsent(base, pointer);
        }
        for (String keyword : List.of("$anchor", "$dynamicAnchor")) {
            if (schema.path(keyword).isTextual()) {
                anchors.putIfAbsent(base + "#" + schema.path(keyword).textValue(), pointer);
            }
        }
        if (schema.has("$dynamicAnchor")) {
            dynamicAnchors.merge(schema.path("$dynamicAnchor").asText(), 1, Integer::sum);
        }
        if (schema.has("$id") || schema.has("$anchor")) {
            identified.add(schema);
        }
        return new Place(base, place.file(), place.isFirstFile(), place.isSchema(), place.isNaming());
    }

    static boolean isAbsolute(String reference) {
        return SCHEME.matcher(reference).lookingAt();
    }

    /** Resolves a reference without a fragment; empty if it is not a URI reference. */
    static Optional<URI> resolve(URI base, String reference) {
        if (reference.isEmpty()) {
            return Optional.of(base);
        }
        try {
            URI uri = URI.create(reference.replace(" ", "%20"));
            return Optional.of(
                    uri.isAbsolute() ? uri.normalize() : base.resolve(uri).normalize());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
