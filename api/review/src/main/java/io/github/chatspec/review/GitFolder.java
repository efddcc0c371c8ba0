package io.github.chatspec.review;

import io.github.chatspec.io.UserError;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the folder of a contract as it was at a revision, in a temporary folder that is deleted when it is closed. */
final class GitFolder implements Closeable {

    private static final int MOST_FILES = 5000;
    private static final long MOST_BYTES = 256L << 20;

    private final Path copy;
    private final Path file;
    private final String shownFolder;

    private GitFolder(Path copy, Path file, String shownFolder) {
        this.copy = copy;
        this.file = file;
        this.shownFolder = shownFolder;
    }

    /**
     * Copies the folder of a file.
     *
     * @param name revision and path, separated by a colon, as {@code git show} reads them
     * @param around the folder whose repository is read
     * @throws UserError if Git or the repository does not have it
     */
    static GitFolder read(String name, Path around) {
        Git git = new Git(name, around);
        String revision = name.substring(0, name.indexOf(':'));
        requireRevision(revision, name);
        String path = path(name.substring(name.indexOf(':') + 1), git);
        boolean isFolder = path.isEmpty()
                || git.text("cat-file", "-t", revision + ":" + path).strip().equals("tree");
        String folder = isFolder ? path : path.substring(0, Math.max(0, path.lastIndexOf('/')));
        try {
            Path copy = Files.createTempDirectory("chatspec-revision");
            GitFolder read = new GitFolder(
                    copy, copy.resolve(isFolder ? folder : path), revision + ":" + (folder.isEmpty() ? "." : folder));
            boolean isCopied = false;
            try {
                read.copy(git, revision, folder);
                isCopied = true;
                return read;
            } finally {
                if (!isCopied) {
                    read.close();
                }
            }
        } catch (IOException e) {
            throw new UserError("Cannot copy the files of this revision; check the temporary folder.", name);
        }
    }

    /** Returns the paths of all files at a revision of the repository around a folder. */
    static List<String> files(String revision, Path around) {
        requireRevision(revision, revision);
        return Stream.of(new Git(revision, around)
                        .text("ls-tree", "-r", "-z", "--full-tree", "--name-only", revision, "--")
                        .split("\0", -1))
                .filter(file -> !file.isEmpty())
                .toList();
    }

    private static void requireRevision(String revision, String name) {
        if (revision.startsWith("-")) {
            throw new UserError("A revision cannot begin with a hyphen; name another one.", name);
        }
    }

    /** Returns the path from the top of the repository, from which Git counts unless the path begins with a dot. */
    private static String path(String given, Git git) {
        if (!given.startsWith("./") && !given.startsWith("../") && !given.equals(".")) {
            return given.replaceAll("/+$", "");
        }
        String prefix = git.text("rev-parse", "--show-prefix").strip();
        String path = Path.of(prefix + given).normalize().toString().replace('\\', '/');
        return path.equals(".") ? "" : path;
    }

    /** Copies the files that a contract may consist of. */
    private void copy(Git git, String revision, String folder) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("ls-tree", "-r", "-z", "--full-tree", "--name-only", revision, "--"));
        if (!folder.isEmpty()) {
            arguments.add(folder + "/");
        }
        List<String> files = Stream.of(
                        git.text(arguments.toArray(String[]::new)).split("\0", -1))
                .filter(file -> file.matches("(?i).*\\.(ya?ml|json)"))
                .toList();
        if (files.isEmpty() || files.size() > MOST_FILES) {
            throw new UserError(
                    files.isEmpty()
                            ? "The folder has no YAML or JSON file at this revision; name another path."
                            : "The folder has too many files at this revision; name a smaller folder.",
                    git.name());
        }
        long bytes = 0;
        for (String each : files) {
            byte[] content = git.run(List.of("show", revision + ":" + each));
            bytes += content.length;
            Path target = copy.resolve(each).normalize();
            if (!target.startsWith(copy) || bytes > MOST_BYTES) {
                throw new UserError("The files of this revision cannot be copied; name a smaller folder.", git.name());
            }
            Files.createDirectories(target.getParent());
            Files.write(target, content);
        }
    }

    /** Returns the copy of the file or folder that was named. */
    Path file() {
        return file;
    }

    /** Returns the folder of the contract as messages name it. */
    String shownFolder() {
        return shownFolder;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
