package io.github.chatspec.mock.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The files that contracts consist of, whether they exist or not, and the folders that contain them. */
final class WatchedFiles {

    private static final String EXTERNAL_VALUE = "externalValue";
    private static final String REFERENCE = "$ref";

    private final Set<Path> files = new TreeSet<>();
    private final Set<Path> folders = new TreeSet<>();

    /** Documents that are not read yet. */
    private final Deque<Path> unread = new ArrayDeque<>();

    private WatchedFiles() {}

    /**
     * Finds the files of contracts.
     *
     * @param contracts the documents of the contracts
     * @param previous the files before the last change; they are still watched, since a document may be unreadable at present
     * @return the documents, the files that they name as samples or in references, and those that these name
     */
    static WatchedFiles of(List<Path> contracts, WatchedFiles previous) {
        WatchedFiles watched = new WatchedFiles();
        if (previous != null) {
            watched.files.addAll(previous.files);
            watched.folders.addAll(previous.folders);
        }
        for (Path contract : contracts) {
            Path document = contract.toAbsolutePath().normalize();
            Set<Path> read = new TreeSet<>();
            watched.add(document, document.getParent());
            watched.unread.add(document);
            while (!watched.unread.isEmpty()) {
                Path next = watched.unread.remove();
                if (read.add(next)) {
                    watched.addNames(next, document.getParent());
                }
            }
        }
        return watched;
    }

    private void addNames(Path document, Path root) {
        try {
            JsonNode tree = LocatedJson.readYaml(Files.readAllBytes(document)).tree();
            for (String key : List.of(EXTERNAL_VALUE, REFERENCE)) {
                for (JsonNode name : tree.findValues(key)) {
                    addName(document, name.asText().replaceFirst("#.*", ""), root, key.equals(REFERENCE));
                }
            }
        } catch (IOException | JsonSyntaxException e) {
            // Reading the contract reports this.
            return;
        }
    }

    private void addName(Path document, String name, Path root, boolean isDocument) {
        if (name.isEmpty() || name.contains(":")) {
            return;
        }
        try {
            Path file = document.resolveSibling(name).normalize();
            if (file.startsWith(root)) {
                add(file, root);
                if (isDocument) {
                    unread.add(file);
                }
            }
        } catch (InvalidPathException e) {
            // Reading the contract reports this.
            return;
        }
    }

    /** Adds a file and its folders: only the parent of a folder sees that it is created again. */
    private void add(Path file, Path root) {
        files.add(file);
        for (Path folder = file.getParent(); folder != null && folder.startsWith(root); folder = folder.getParent()) {
            folders.add(folder);
        }
    }

    /** Returns the folders to watch: those with files of the contracts, and not whole trees, which may be large. */
    List<Path> folders() {
        return folders.stream().filter(Files::isDirectory).toList();
    }

    /** Returns whether a change of a file or folder changes the contracts. */
    boolean contains(Path changed) {
        return files.contains(changed) || folders.contains(changed);
    }
}
