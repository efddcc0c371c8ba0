package io.github.chatspec.check;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file or a stream that holds recorded exchanges.
 *
 * <p>The smallest use: {@code Input.of("session.har").open()}.
 *
 * @param name the file as the user named it, or {@code -} for the standard input
 */
public record Input(String name) {

    /** What the names of recordings end in; the files beside them in a folder are something else. */
    private static final Set<String> ENDINGS = Set.of("har", "json", "ndjson", "jsonl");

    /**
     * Names what is to be read.
     *
     * @param name a file, or {@code -}
     * @return the input
     */
    public static Input of(String name) {
        return new Input(name);
    }

    /**
     * Names what a file or a folder holds.
     *
     * @param name a file, a folder, or {@code -}
     * @return the file; of a folder, however deep, the files whose names end in {@code har}, {@code json}, {@code
     *     ndjson} or {@code jsonl}, gzipped or not, in the order of their names
     * @throws IOException if the folder cannot be walked
     */
    public static List<Input> in(String name) throws IOException {
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            return List.of(of(name));
        }
        if (name.equals("-") || !Files.isDirectory(path)) {
            return List.of(of(name));
        }
        return walked(path);
    }

    private static List<Input> walked(Path folder) throws IOException {
        List<Input> inputs = new ArrayList<>();
        try (Stream<Path> walked = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            walked.filter(Files::isRegularFile)
                    .filter(Input::isRecording)
                    .map(file -> file.toString().replace('\\', '/'))
                    .sorted()
                    .forEach(file -> inputs.add(of(file)));
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        return inputs;
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

    private static boolean isRecording(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return ENDINGS.contains(plain.substring(plain.lastIndexOf('.') + 1));
    }
}
