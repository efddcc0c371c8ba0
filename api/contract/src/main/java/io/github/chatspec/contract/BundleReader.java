package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the files that a document refers to, and replaces references by JSON Pointers into one tree.
 *
 * <p>A reference is resolved as JSON Schema defines it: against the {@code $id} around it, where it may name an
 * {@code $anchor}. Many documents have an {@code $id} that only describes a schema, so a reference that leads nowhere is
 * resolved against its file. Nothing is read but files in the contract's folder and below it.
 */
final class BundleReader {

    private static final int MOST_FILES = 10_000;
    private static final long MOST_BYTES = 64L << 20;

    private final ContractFiles files;
    private final String name;
    private final LocatedJson document;
    private final BundleScan scan;

    /** The files that were read, in the order of the references to them. */
    private final Map<String, LocatedJson> read = new LinkedHashMap<>();

    /** Why a file cannot be read. */
    private final Map<String, String> unreadable = new HashMap<>();

    private final Map<String, String> replaced = new HashMap<>();
    private final Map<String, String> faults = new HashMap<>();
    private long bytes;

    private BundleReader(String name, LocatedJson document, ContractFiles files) {
        this.name = name;
        this.document = document;
        this.files = files;
        this.scan = new BundleScan(hasIdentifiers(document));
    }

    /** Returns whether schemas may have identifiers, which they have not in OpenAPI 3.0. */
    private static boolean hasIdentifiers(LocatedJson document) {
        return !document.tree().path("openapi").asText("").startsWith("3.0.");
    }

    /**
     * Reads a document with the files that it refers to.
     *
     * @param name the name of the document in its folder
     * @param document the document, whose tree is changed
     * @param files reads the other files
     */
    static DocumentBundle read(String name, LocatedJson document, ContractFiles files) {
        return LocalReferences.areAll(document.tree(), hasIdentifiers(document))
                ? DocumentBundle.of(name, document)
                : new BundleReader(name, document, files).bundle();
    }

    private DocumentBundle bundle() {
        scan.add(document.tree(), Pointers.ROOT, uri(name));
        Deque<BundleScan.Reference> unread = new ArrayDeque<>(scan.takeReferences());
        Deque<BundleScan.Reference> all = new ArrayDeque<>(unread);
        while (!unread.isEmpty()) {
            readFile(unread.remove());
            all.addAll(scan.references());
            unread.addAll(scan.takeReferences());
        }
        if (!read.isEmpty()) {
            ObjectNode bundled = JsonNodeFactory.instance.objectNode();
            read.forEach((file, json) -> bundled.set(file, json.tree()));
            ((ObjectNode) document.tree()).set(DocumentBundle.FILES, bundled);
        }
        all.forEach(this::replace);
        scan.removeIdentifiers();
        return new DocumentBundle(name, document, read, replaced, faults);
    }

    /** Reads the file that a reference may mean. */
    private void readFile(BundleScan.Reference reference) {
        Optional<String> file = uri(reference.file(), reference.document()).flatMap(BundleReader::file);
        if (file.isEmpty()
                || file.get().equals(name)
                || read.containsKey(file.get())
                || unreadable.containsKey(file.get())) {
            return;
        }
        String fileName = file.get();
        if (read.size() >= MOST_FILES || bytes > MOST_BYTES) {
            unreadable.put(fileName, "is not read, since the contract has too many or too large ones");
            return;
        }
        try {
            LocatedJson json = json(fileName);
            read.put(fileName, json);
            scan.add(json.tree(), DocumentBundle.pointer(fileName), uri(fileName));
        } catch (JsonSyntaxException e) {
            unreadable.put(
                    fileName,
                    "is not well-formed: " + e.getMessage() + " (" + files.display(fileName) + ":"
                            + e.position().line() + ":" + e.position().column() + ")");
        } catch (IOException e) {
            unreadable.put(fileName, "cannot be read");
        }
    }

    private LocatedJson json(String fileName) throws IOException, JsonSyntaxException {
        byte[] content = files.read(fileName);
        bytes += content.length;
        return fileName.endsWith(".json") ? LocatedJson.readJson(content) : LocatedJson.readYaml(content);
    }

    private void replace(BundleScan.Reference reference) {
        String text = reference.text();
        Optional<String> target = target(reference);
        if (target.isEmpty() && reference.isRequired()) {
            faults.put(reference.pointer(), "the reference " + text + " " + fault(reference));
        } else if (reference.isDynamic(scan)) {
            faults.put(
                    reference.pointer(),
                    "the dynamic reference " + text + " has several targets; refer to one of them with $ref");
        } else if (target.isPresent() && !Pointers.inReference(text).equals(target)) {
            // The values of a discriminator's mapping are not decoded.
            reference.set("#" + (reference.isRequired() ? encoded(target.get()) : target.get()));
            replaced.put(reference.pointer(), text);
        }
    }

    /** Returns the pointer to which a reference leads, by the {@code $id} around it or else by its file. */
    private Optional<String> target(BundleScan.Reference reference) {
        for (URI base : new URI[] {reference.base(), reference.file()}) {
            Optional<URI> resource = uri(base, reference.document());
            Optional<String> target = resource.flatMap(found -> target(found, reference.fragment()));
            if (target.isPresent()) {
                return target;
            }
        }
        return Optional.empty();
    }

    private Optional<String> target(URI resource, String fragment) {
        Optional<String> root = scan.resource(resource);
        if (root.isEmpty() || fragment.isEmpty()) {
            return root;
        }
        String decoded = Pointers.inReference("#" + fragment).orElse(fragment);
        if (!decoded.startsWith("/")) {
            return scan.anchor(resource, decoded);
        }
        return Optional.of(root.get() + decoded).filter(pointer -> !at(pointer).isMissingNode());
    }

    private JsonNode at(String pointer) {
        JsonNode node = document.tree();
        for (String segment : Pointers.segments(pointer)) {
            boolean isIndex = node.isArray() && Pointers.isIndex(segment);
            node = isIndex ? node.path(Integer.parseInt(segment)) : node.path(segment);
            if (node.isMissingNode()) {
                return MissingNode.getInstance();
            }
        }
        return node;
    }

    private String fault(BundleScan.Reference reference) {
        Optional<URI> resource = uri(reference.file(), reference.document());
        if (resource.isEmpty()) {
            return "is not a URI";
        }
        Optional<String> file = file(resource.get());
        if (file.isPresent()) {
            String unread = unreadable.get(file.get());
            return unread == null ? "cannot be resolved" : "leads to a file that " + unread;
        }
        return BundleScan.isAbsolute(reference.document())
                ? "leads out of the document, and nothing is fetched"
                : "leads out of the contract's folder, and no file outside it is read";
    }

    /** Encodes a pointer, since references are decoded; a plus sign, since some libraries decode it as a blank. */
    private static String encoded(String pointer) {
        return pointer.indexOf('%') < 0 ? pointer : pointer.replace("%", "%25").replace("+", "%2B");
    }

    /** Returns the URI that stands for a file. */
    private static URI uri(String file) {
        try {
            return new URI(BundleScan.BASE.getScheme(), BundleScan.BASE.getHost(), "/" + file, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Returns the URI of the resource that a reference means without its fragment. */
    private static Optional<URI> uri(URI base, String reference) {
        return BundleScan.resolve(base, reference);
    }

    /** Returns the file for which a URI stands; empty if it is outside the contract's folder. */
    private static Optional<String> file(URI uri) {
        boolean isFile = BundleScan.BASE.getHost().equals(uri.getHost()) && uri.getPath() != null;
        String path = isFile ? uri.getPath() : "";
        return path.length() < 2 || path.startsWith("/..") ? Optional.empty() : Optional.of(path.substring(1));
    }
}
