package io.github.chatspec.check;

import io.github.chatspec.exchange.BodyFiles;
import io.github.chatspec.io.UserError;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file, or the standard input, that contains recorded exchanges.
 *
 * @param name the file as the user named it, or {@code -} for the standard input; a file in a zip archive has the name of
 *     the archive, a slash, and its own name
 * @param fromFolder whether the file was found in a folder or archive, where it may also be something else than a
 *     recording
 */
public record Input(String name, boolean fromFolder) {

    private static final String STANDARD = "-";

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
     * Returns a file, or the recordings in a folder and its subfolders, or in a zip archive.
     *
     * @param name a file, a folder, an archive, or {@code -}
     * @param unreadable receives each file and folder below that cannot be read
     * @return the file; for a folder or archive the files whose extension is {@code har}, {@code json}, {@code ndjson} or
     *     {@code jsonl}, gzipped or not, sorted by name
     * @throws UserError if the name is blank, which would stand for the working folder
     */
    public static List<Input> in(String name, Consumer<Path> unreadable) {
        if (name.isBlank()) {
            throw new UserError("The name of a recording is empty; name a file, a folder, or -.", name);
        }
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            return List.of(of(name));
        }
        if (name.equals(STANDARD) || !(Files.isDirectory(path) || ZipArchive.isOne(path))) {
            return List.of(of(name));
        }
        return RecordingFinder.of(path, unreadable).stream()
                .map(file -> new Input(file, true))
                .toList();
    }

    /**
     * Returns the file to read.
     *
     * @return the name, or that of the archive that contains the input
     */
    public String file() {
        Optional<Path> archive = archive();
        return archive.isPresent() ? archive.get().toString() : name;
    }

    /**
     * Opens the input.
     *
     * @param standard the standard input
     * @return the bytes, not decompressed, and the files to which they may refer
     * @throws IOException if the file cannot be opened
     */
    public OpenInput open(InputStream standard) throws IOException {
        if (name.equals(STANDARD)) {
            return OpenInput.of(standard, BodyFiles.NONE);
        }
        Optional<Path> archive = archive();
        return archive.isPresent()
                ? ZipArchive.open(archive.get(), archive.get().relativize(Path.of(name)))
                : OpenInput.of(new FileInputStream(name), BodyFiles.of(Path.of(name)));
    }

    /** Returns the archive that contains the input, if it is not a file itself. */
    private Optional<Path> archive() {
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        if (!name.equals(STANDARD) && !Files.exists(path)) {
            for (Path around = path.getParent(); around != null; around = around.getParent()) {
                if (ZipArchive.isOne(around)) {
                    return Optional.of(around);
                }
            }
        }
        return Optional.empty();
    }
}
