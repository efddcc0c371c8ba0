package io.github.chatspec.io;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Writes a file under a temporary name and moves it into place once it is complete. */
public final class OutputFile implements Closeable {

    /** The sentence about a file that cannot be written. */
    public static final String NOT_WRITTEN = "Cannot write the file; name one in a writable folder.";

    private final Path file;
    private final Path temporary;
    private final List<Closeable> open = new ArrayList<>();

    private OutputFile(Path file, Path temporary) {
        this.file = file;
        this.temporary = temporary;
    }

    /**
     * Begins a file; an existing file stays unchanged until {@link #finish}.
     *
     * @param name the file's path
     * @return the file
     * @throws UserError if it cannot be written there
     */
    public static OutputFile at(String name) {
        try {
            Path file = target(Path.of(name));
            Path folder = file.toAbsolutePath().getParent();
            Path last = file.getFileName();
            if (folder == null || last == null || Files.isDirectory(file)) {
                throw cannotBeWritten(name);
            }
            if (isOfSystem(file) || (Files.exists(file) && !Files.isRegularFile(file))) {
                // A file cannot be moved onto a pipe or a terminal.
                return new OutputFile(file, file);
            }
            // Files.createTempFile would set permissions under which no other user can read the finished file.
            Path temporary = Files.createFile(folder.resolve("." + last + "." + UUID.randomUUID() + ".part"));
            temporary.toFile().deleteOnExit();
            return new OutputFile(file, temporary);
        } catch (IOException | InvalidPathException e) {
            throw cannotBeWritten(name);
        }
    }

    /**
     * Checks that a file can be written later on.
     *
     * @param name the file's path
     * @throws UserError if it cannot
     */
    public static void requireWritable(String name) {
        try {
            at(name).close();
        } catch (IOException e) {
            throw cannotBeWritten(name);
        }
    }

    /**
     * Checks that a file to be written is not one of the other files of a run.
     *
     * @param name the file's path
     * @param others the paths of the other files
     * @throws UserError if it is one of them
     */
    public static void requireDistinct(String name, Collection<String> others) {
        for (String other : others) {
            if (isSame(name, other)) {
                throw new UserError("The run already reads or writes this file; name another output file.", name);
            }
        }
    }

    private static boolean isSame(String name, String other) {
        try {
            Path one = Path.of(name).toAbsolutePath().normalize();
            Path two = Path.of(other).toAbsolutePath().normalize();
            return one.equals(two) || (Files.isRegularFile(one) && Files.exists(two) && Files.isSameFile(one, two));
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    /** Follows symbolic links, so that their target is written; stops at the open streams of a process. */
    private static Path target(Path file) throws IOException {
        Path target = file;
        for (int links = 0; links < 40 && Files.isSymbolicLink(target) && !isOfSystem(target); links++) {
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static boolean isOfSystem(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith("/dev") || absolute.startsWith("/proc");
    }

    /**
     * Opens the file for writing.
     *
     * @return an unbuffered stream, which is closed together with the file
     * @throws IOException if the file cannot be opened
     */
    public OutputStream stream() throws IOException {
        OutputStream stream = Files.newOutputStream(temporary);
        open.add(stream);
        return stream;
    }

    /** Opens the file for writing text in UTF-8, with a buffer. */
    public PrintWriter writer() throws IOException {
        return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream(), StandardCharsets.UTF_8)));
    }

    /**
     * Moves the file into place; all writers must have been flushed.
     *
     * @throws IOException if it cannot be moved there
     */
    public void finish() throws IOException {
        close(false);
        if (!temporary.equals(file)) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes what was written unless the file is {@linkplain #finish finished}. */
    @Override
    public void close() throws IOException {
        close(true);
    }

    /** Returns the error for a file that cannot be written. */
    public static UserError cannotBeWritten(String name) {
        return new UserError(NOT_WRITTEN, name);
    }

    private void close(boolean drop) throws IOException {
        for (Closeable stream : open) {
            stream.close();
        }
        open.clear();
        if (drop && !temporary.equals(file)) {
            Files.deleteIfExists(temporary);
        }
    }
}
