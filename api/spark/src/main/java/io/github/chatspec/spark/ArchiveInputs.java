package io.github.chatspec.spark;

import io.github.chatspec.exchange.Recording;
import io.github.chatspec.io.UserError;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Finds the files that the command line names, in their order. */
final class ArchiveInputs {

    /** The extensions of the files that are taken from a folder. */
    private static final Set<String> EXTENSIONS = Set.of("har", "json", "ndjson", "jsonl");

    /** The folder in which WireMock keeps the bodies of stubs. */
    private static final String BODIES = "__files";

    private final Configuration configuration;
    private final Map<Path, ArchiveFile> files = new LinkedHashMap<>();

    private ArchiveInputs(Configuration configuration) {
        this.configuration = configuration;
    }

    /**
     * Finds files.
     *
     * @param names paths or globs; a folder stands for the recordings in it and below it
     * @param configuration the configuration of the file systems
     * @return the files, each of them once: those of each name in the order of their paths
     * @throws UserError if a name matches no file or cannot be read
     */
    static List<ArchiveFile> find(List<String> names, Configuration configuration) {
        ArchiveInputs inputs = new ArchiveInputs(configuration);
        for (String name : names) {
            try {
                inputs.add(name);
            } catch (IOException | IllegalArgumentException e) {
                throw new UserError(
                        "Cannot read this input; name a path or a glob that Spark's file systems can read.", name);
            }
        }
        return List.copyOf(inputs.files.values());
    }

    private void add(String name) throws IOException {
        Path pattern = new Path(name);
        FileSystem system = pattern.getFileSystem(configuration);
        FileStatus[] found = matches(system, pattern);
        if (found.length == 0) {
            throw new UserError("No file matches; name recordings that exist.", name);
        }
        Names shown = new Names(name, pattern, system);
        int before = files.size();
        boolean folders = false;
        Arrays.sort(found, Comparator.comparing(file -> file.getPath().toString()));
        for (FileStatus file : found) {
            folders |= file.isDirectory();
            if (file.isDirectory()) {
                addFolder(file.getPath(), system, shown);
            } else {
                add(file, system, shown, false);
            }
        }
        if (folders && files.size() == before) {
            throw new UserError("No file in this folder has the extension of a recording; name the files.", name);
        }
    }

    /** Returns the files that a pattern matches; a name with the characters of a pattern may also be that of a file. */
    private static FileStatus[] matches(FileSystem system, Path pattern) throws IOException {
        try {
            return new FileStatus[] {system.getFileStatus(pattern)};
        } catch (FileNotFoundException e) {
            FileStatus[] found = system.globStatus(pattern);
            return found == null ? new FileStatus[0] : found;
        }
    }

    private void addFolder(Path folder, FileSystem system, Names shown) throws IOException {
        FileStatus[] children = system.listStatus(folder);
        Arrays.sort(children, Comparator.comparing(file -> file.getPath().toString()));
        for (FileStatus child : children) {
            if (!child.isDirectory() && isRecording(child.getPath().getName())) {
                add(child, system, shown, true);
            } else if (child.isDirectory() && !child.getPath().getName().equals(BODIES)) {
                addFolder(child.getPath(), system, shown);
            }
        }
    }

    private static boolean isRecording(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
        return EXTENSIONS.contains(plain.substring(plain.lastIndexOf('.') + 1));
    }

    private void add(FileStatus file, FileSystem system, Names shown, boolean fromFolder) {
        files.putIfAbsent(
                file.getPath(),
                new ArchiveFile(
                        file.getPath().toString(),
                        shown.of(file.getPath()),
                        fromFolder,
                        file.getLen(),
                        file.getBlockSize(),
                        isDivisible(file, system)));
    }

    /** Returns whether tasks may read the file in parts; a small one is read by one task anyway. */
    private boolean isDivisible(FileStatus file, FileSystem system) {
        if (file.getLen() <= PartInputFormat.splitBytes(configuration, file.getBlockSize())) {
            return false;
        }
        try (InputStream in = system.open(file.getPath())) {
            return Recording.isDivisible(in.readNBytes(Recording.HEAD_BYTES));
        } catch (IOException e) {
            // The task that reads the file reports it.
            return false;
        }
    }

    /** Names files as the command line does. */
    private record Names(String name, Path pattern, FileSystem system) {

        String of(Path file) {
            if (pattern.toUri().getScheme() != null) {
                return file.toString();
            }
            String path = file.toUri().getPath();
            if (pattern.isUriPathAbsolute()) {
                return path;
            }
            String working = system.getWorkingDirectory().toUri().getPath();
            boolean below = path.startsWith(working + "/") && !name.startsWith("..");
            return below ? path.substring(working.length() + 1) : path;
        }
    }
}
