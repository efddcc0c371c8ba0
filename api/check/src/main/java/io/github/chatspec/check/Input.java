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
 * A file, or the standard input, that contains recorded exchanges.
 *
 * @param name the file as the user named it, or {@code -} for the standard input
 * @param fromFolder whether the file was found in a folder, where it may also be something else than a recording
 */
public record Input(String name, boolean fromFolder) {

    /**
     * Returns one input.
     *
     * @param name a file, or {@code -}
     * @return the input
     */
    public static Input of(String name) {
        return new Input(name, false);
    }

    /**
     * Returns a file, or the recordings in a folder and its subfolders.
     *
     * @param name a file, a folder, or {@code -}
     * @param unreadable receives each file and folder below that cannot be read
     * @return the file; for a folder the files whose extension is {@code har}, {@code json}, {@code ndjson} or {@code
     *     jsonl}, gzipped or not, sorted by name
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
        return RecordingFinder.of(path, unreadable);
    }

    /** Collects the recordings of a folder. */
    private static final class RecordingFinder extends SimpleFileVisitor<Path> {

        private static final Set<String> EXTENSIONS = Set.of("har", "json", "ndjson", "jsonl");

        private final List<Path> files = new ArrayList<>();
        private final Consumer<Path> unreadable;

        private RecordingFinder(Consumer<Path> unreadable) {
            this.unreadable = unreadable;
        }

        static List<Input> of(Path folder, Consumer<Path> unreadable) {
            RecordingFinder finder = new RecordingFinder(unreadable);
            try {
                Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, finder);
            } catch (IOException e) {
                unreadable.accept(folder);
            }
            return finder.files.stream()
                    .map(file -> file.toString().replace('\\', '/'))
                    .sorted()
                    .map(file -> new Input(file, true))
                    .toList();
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
            if (EXTENSIONS.contains(plain.substring(plain.lastIndexOf('.') + 1))) {
                if (attributes.isRegularFile()) {
                    files.add(file);
                } else {
                    unreadable.accept(file);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        /** Continues after an unreadable folder or a link that leads back. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            unreadable.accept(file);
            return FileVisitResult.CONTINUE;
        }
    }

    /**
     * Opens the input.
     *
     * @param standard the standard input
     * @return the bytes, not decompressed
     * @throws IOException if the file cannot be opened
     */
    public InputStream open(InputStream standard) throws IOException {
        return name.equals("-") ? standard : new FileInputStream(name);
    }
}
