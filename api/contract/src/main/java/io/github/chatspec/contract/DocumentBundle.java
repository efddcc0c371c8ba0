package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document with the files that it refers to, as one tree: each file is under its name below {@value #FILES}, and all
 * references are JSON Pointers into the tree.
 */
final class DocumentBundle {

    /** The extension of the root that contains the other files. */
    static final String FILES = "x-chatspec-files";

    private static final String PREFIX = "/" + FILES + "/";

    private final String name;
    private final LocatedJson document;
    private final Map<String, LocatedJson> files;
    private final Map<String, String> references;
    private final Map<String, String> faults;

    /**
     * Creates a bundle.
     *
     * @param name the name of the document
     * @param document the document, whose tree contains the other files
     * @param files the other files by their names relative to the document
     * @param references the references that were replaced, as they are in their files, by the pointer of {@code $ref}
     * @param faults why a reference does not lead to anything, by the pointer of {@code $ref}
     */
    DocumentBundle(
            String name,
            LocatedJson document,
            Map<String, LocatedJson> files,
            Map<String, String> references,
            Map<String, String> faults) {
        this.name = name;
        this.document = document;
        this.files = Map.copyOf(files);
        this.references = Map.copyOf(references);
        this.faults = Map.copyOf(faults);
    }

    /** Returns a document that refers to no other file. */
    static DocumentBundle of(String name, LocatedJson document) {
        return new DocumentBundle(name, document, Map.of(), Map.of(), Map.of());
    }

    /** Returns the snapshot of the document, which must not refer to another file. */
    byte[] snapshot() {
        if (!files.isEmpty()) {
            throw new ContractException("A built-in contract must be a single file.", name);
        }
        return document.snapshot();
    }

    JsonNode tree() {
        return document.tree();
    }

    /** Returns the pointer of a file. */
    static String pointer(String file) {
        return Pointers.append("/" + FILES, file);
    }

    /** Returns whether a pointer leads into another file than the document. */
    static boolean isInFile(String pointer) {
        return pointer.startsWith(PREFIX);
    }

    /** Returns the name of the file into which a pointer leads. */
    String file(String pointer) {
        String file = isInFile(pointer) ? Pointers.segments(pointer).get(1) : name;
        return files.containsKey(file) ? file : name;
    }

    int line(String pointer) {
        LocatedJson file = files.get(file(pointer));
        return (file == null ? document : file).position(inFile(pointer)).line();
    }

    /** Returns the part of a pointer that leads on within its file. */
    String inFile(String pointer) {
        if (!isInFile(pointer)) {
            return pointer;
        }
        int end = pointer.indexOf('/', PREFIX.length());
        return end < 0 ? Pointers.ROOT : pointer.substring(end);
    }

    /** Returns the repeated keys of all files. */
    List<String> repeatedKeys() {
        List<String> keys = new ArrayList<>();
        document.duplicates().forEach(duplicate -> keys.add(duplicate.pointer()));
        files.forEach(
                (file, json) -> json.duplicates().forEach(duplicate -> keys.add(pointer(file) + duplicate.pointer())));
        return keys;
    }

    /** Returns a reference as it is in its file. */
    String reference(String pointer, String present) {
        return references.getOrDefault(pointer, present);
    }

    /** Returns why a reference does not lead to anything. */
    Optional<String> fault(String pointer) {
        return Optional.ofNullable(faults.get(pointer));
    }
}
