package io.github.chatspec.io;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Writes a file under a temporary name and moves it into place once it is complete. */
public final class OutputFile implements Closeable {

    /** The sentence about a file that cannot be written. */
    public static final String NOT_WRITTEN = "Cannot write the file; name one in a writable folder.";

    private static final int UUID_LENGTH = 36;
    private static final Pattern UUID_PATTERN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** The end of the names of temporary files. */
    private static final String UNFINISHED = ".part";

    private final Path file;
    private final Path temporary;
    /** Holds a lock on the temporary file while this process writes it; null if the file itself is written. */
    private final FileChannel channel;

    private final List<Closeable> open = new ArrayList<>();

    private OutputFile(Path file, Path temporary, FileChannel channel) {
        this.file = file;
        this.temporary = temporary;
        this.channel = channel;
    }

    /**
     * Begins a file; an existing file stays unchanged until {@link #finish}.
     *
     * @param name the file's path
     * @return the file
     * @throws UserError if it cannot be written there
     */
    public static OutputFile at(String name) {
        if (name.equals("-")) {
            throw new UserError("The standard output cannot be used here; name a file.", name);
        }
        try {
            Path file = target(Path.of(name));
            Path folder = file.toAbsolutePath().getParent();
            Path last = file.getFileName();
            if (folder == null || last == null || Files.isDirectory(file)) {
                throw cannotBeWritten(name);
            }
            if (isOfSystem(file) || (Files.exists(file) && !Files.isRegularFile(file))) {
                // A file cannot be moved onto a pipe or a terminal.
                return new OutputFile(file, file, null);
            }
            deleteAbandoned(folder, "." + last + ".");
            // Files.createTempFile would set permissions under which no other user can read the finished file.
            Path temporary = folder.resolve("." + last + "." + UUID.randomUUID() + UNFINISHED);
            FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            temporary.toFile().deleteOnExit();
            lock(channel);
            return new OutputFile(file, temporary, channel);
        } catch (IOException | InvalidPathException e) {
            throw cannotBeWritten(name);
        }
    }

    /** Deletes the temporary files of processes that were killed while they wrote the same file. */
    private static void deleteAbandoned(Path folder, String prefix) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, OutputFile::isUnfinished)) {
            for (Path file : files) {
                if (file.getFileName().toString().startsWith(prefix) && isAbandoned(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isUnfinished(Path file) {
        String name = file.getFileName().toString();
        int end = name.length() - UNFINISHED.length();
        return name.endsWith(UNFINISHED)
                && end > UUID_LENGTH
                && UUID_PATTERN.matcher(name.substring(end - UUID_LENGTH, end)).matches();
    }

    private static boolean isAbandoned(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            // Another run of this process writes it, or it belongs to someone else.
            return false;
        }
    }

    private static void lock(FileChannel channel) {
        try {
            channel.tryLock();
        } catch (IOException e) {
            // Some network file systems have no locks; the file can be written nevertheless.
            return;
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
            Path one = target(Path.of(name)).toAbsolutePath().normalize();
            Path two = target(Path.of(other)).toAbsolutePath().normalize();
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
     * Opens the file for writing. May be called once.
     *
     * @return an unbuffered stream, which is closed together with the file
     * @throws IOException if the file cannot be opened
     */
    public OutputStream stream() throws IOException {
        OutputStream stream = channel == null ? Files.newOutputStream(temporary) : Channels.newOutputStream(channel);
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
        if (!temporary.equals(file)) {
            // Before the lock is released, so that no other process takes the file for an abandoned one.
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
        close(false);
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
        if (channel != null) {
            channel.close();
        }
        if (drop && !temporary.equals(file)) {
            Files.deleteIfExists(temporary);
        }
    }
}
