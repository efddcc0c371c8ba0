package io.github.chatspec.check;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Collects the recordings of a folder or an archive. */
final class RecordingFinder extends SimpleFileVisitor<Path> {

    private static final Set<String> EXTENSIONS = Set.of("har", "json", "ndjson", "jsonl");

    /** The folder in which WireMock keeps the bodies of stubs. */
    private static final String BODIES = "__files";

    /** The name that Playwright gives to a body that it writes next to its archive. */
    private static final Pattern BODY = Pattern.compile("[0-9a-f]{40}\\.[a-z]+");

    private final Path root;
    private final String prefix;
    private final Consumer<Path> unreadable;
    private final List<Path> files = new ArrayList<>();
    private final List<Path> archives = new ArrayList<>();
    private final Set<Path> foldersWithHar = new HashSet<>();

    private RecordingFinder(Path root, String prefix, Consumer<Path> unreadable) {
        this.root = root;
        this.prefix = prefix;
        this.unreadable = unreadable;
    }

    /** Returns the names of the recordings, sorted. */
    static List<String> of(Path path, Consumer<Path> unreadable) {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(path)) {
            RecordingFinder finder = new RecordingFinder(path, "", unreadable);
            names.addAll(finder.names());
            finder.archives.forEach(archive -> names.addAll(inArchive(archive, unreadable)));
        } else {
            names.addAll(inArchive(path, unreadable));
        }
        names.sort(null);
        return names;
    }

    private static List<String> inArchive(Path archive, Consumer<Path> unreadable) {
        try (FileSystem files = ZipArchive.open(archive)) {
            return new RecordingFinder(files.getPath("/"), archive.toString(), unreadable).names();
        } catch (IOException e) {
            unreadable.accept(archive);
            return List.of();
        }
    }

    private List<String> names() {
        try {
            Files.walkFileTree(root, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
        } catch (IOException e) {
            unreadable.accept(root);
        }
        return files.stream()
                .filter(file -> !isBody(file))
                .map(file -> prefix + file.toString().replace('\\', '/'))
                .toList();
    }

    private boolean isBody(Path file) {
        return foldersWithHar.contains(file.getParent())
                && BODY.matcher(file.getFileName().toString()).matches();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean bodies = !folder.equals(root)
                && folder.getFileName() != null
                && folder.getFileName().toString().equals(BODIES);
        return bodies ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        String extension = plain.substring(plain.lastIndexOf('.') + 1);
        if (EXTENSIONS.contains(extension)) {
            if (attributes.isRegularFile()) {
                files.add(file);
            } else {
                unreadable.accept(file);
            }
            if (extension.equals("har")) {
                foldersWithHar.add(file.getParent());
            }
        } else if (extension.equals("zip") && prefix.isEmpty() && ZipArchive.isOne(file)) {
            archives.add(file);
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
