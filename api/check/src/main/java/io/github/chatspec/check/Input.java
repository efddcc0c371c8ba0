package io.github.chatspec.check;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A file or a stream that holds recorded exchanges.
 *
 * <p>The smallest use: {@code Input.of("session.har").open()}.
 *
 * @param name the file as the user named it, or {@code -} for the standard input
 * @param found whether nobody named it: it was found in a folder, among files that may be something else
 */
public record Input(String name, boolean found) {

    /**
     * Names what is to be read.
     *
     * @param name a file, or {@code -}
     * @return the input
     */
    public static Input of(String name) {
        return new Input(name, false);
    }

    /**
     * Names what a file or a folder holds.
     *
     * @param name a file, a folder, or {@code -}
     * @param unreadable is told of each file and folder below that cannot be read
     * @return the file; of a folder, however deep, the files whose names end in {@code har}, {@code json}, {@code
     *     ndjson} or {@code jsonl}, gzipped or not, in the order of their names
     */
    public static List<Input> in(String name, Consumer<Path> unreadable) {
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            return List.of(of(name));
        }
        if (name.equals("-") || !Files.isDirectory(path)) {
            return List.of(of(name));
        }
        return Walk.of(path, unreadable);
    }

    /** What the names of recordings end in, and how a folder is searched for them. */
    private static final class Walk extends SimpleFileVisitor<Path> {

        private static final Set<String> ENDINGS = Set.of("har", "json", "ndjson", "jsonl");

        private final List<Path> files = new ArrayList<>();
        private final Consumer<Path> unreadable;

        private Walk(Consumer<Path> unreadable) {
            this.unreadable = unreadable;
        }

        static List<Input> of(Path folder, Consumer<Path> unreadable) {
            Walk walk = new Walk(unreadable);
            try {
                Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
            } catch (IOException e) {
                unreadable.accept(folder);
            }
            return walk.files.stream()
                    .map(file -> file.toString().replace('\\', '/'))
                    .sorted()
                    .map(file -> new Input(file, true))
                    .toList();
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
            if (ENDINGS.contains(plain.substring(plain.lastIndexOf('.') + 1))) {
                if (attributes.isRegularFile()) {
                    files.add(file);
                } else {
                    unreadable.accept(file);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        /** One folder that nobody may read, or a link that leads back, costs no other one. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            unreadable.accept(file);
            return FileVisitResult.CONTINUE;
        }
    }

    /**
     * Opens the input.
     *
     * @param standard what stands for the standard input
     * @return the bytes, still gzipped where they are
     * @throws IOException if nothing can be read
     */
    public InputStream open(InputStream standard) throws IOException {
        return name.equals("-") ? standard : new FileInputStream(name);
    }
}
