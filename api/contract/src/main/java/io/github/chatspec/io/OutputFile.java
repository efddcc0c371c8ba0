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

/**
 * A file that is written beside its place and moved there when it is whole, so that there is never half of one.
 *
 * <p>The smallest use: {@code try (OutputFile file = OutputFile.at(name)) { … file.stream() …; file.finish(); }}.
 */
public final class OutputFile implements Closeable {

    private final Path file;
    private final Path temporary;
    private final List<Closeable> open = new ArrayList<>();

    private OutputFile(Path file, Path temporary) {
        this.file = file;
        this.temporary = temporary;
    }

    /**
     * Begins a file; what stands in its place stays until {@link #finish}.
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
                // Nothing can be moved onto a pipe or a terminal.
                return new OutputFile(file, file);
            }
            // Not a temporary file of Java's, which nobody else may read, not even where it has been moved to.
            Path temporary = Files.createFile(folder.resolve("." + last + "." + UUID.randomUUID() + ".part"));
            temporary.toFile().deleteOnExit();
            return new OutputFile(file, temporary);
        } catch (IOException | InvalidPathException e) {
            throw cannotBeWritten(name);
        }
    }

    /** Makes sure that a file can be written later on. */
    public static void require(String name) {
        try {
            at(name).close();
        } catch (IOException e) {
            throw cannotBeWritten(name);
        }
    }

    /** Makes sure that a file to be written is none of others. */
    public static void requireApart(String name, Collection<String> others) {
        for (String other : others) {
            if (isSame(name, other)) {
                throw new UserError(
                        "The run reads this file, or writes it already; name another one to be written.", name);
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

    /** A link stays one: what it leads to is written. What leads to an open stream of a process ends there. */
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
     * Opens what is written.
     *
     * @return a stream without a buffer, which is closed together with the file
     * @throws IOException if the file cannot be opened
     */
    public OutputStream stream() throws IOException {
        OutputStream stream = Files.newOutputStream(temporary);
        open.add(stream);
        return stream;
    }

    public PrintWriter writer() throws IOException {
        return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream(), StandardCharsets.UTF_8)));
    }

    /**
     * Puts the file in its place; whoever writes must have flushed.
     *
     * @throws IOException if it cannot be moved there
     */
    public void finish() throws IOException {
        close(false);
        if (!temporary.equals(file)) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Drops what was written and not put in its place. */
    @Override
    public void close() throws IOException {
        close(true);
    }

    public static UserError cannotBeWritten(String name) {
        return new UserError("The file cannot be written; name one in a folder that can be.", name);
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
