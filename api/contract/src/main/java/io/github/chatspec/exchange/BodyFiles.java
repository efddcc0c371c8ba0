package io.github.chatspec.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files to which a recorder wrote bodies, next to the recording or in WireMock's folder {@code __files}.
 *
 * <p>A recording may come from anywhere, so no other file is read, whatever names it contains.
 */
public final class BodyFiles {

    /** No files, for a recording that is not a file itself. */
    public static final BodyFiles NONE = new BodyFiles(List.of());

    private static final String WIREMOCK_FILES = "__files";
    private static final String WIREMOCK_MAPPINGS = "mappings";

    private static final Defect MISSING = new Defect(
            Defect.Kind.BODY_MISSING,
            "the recorder wrote it to another file, which is missing; keep that file next to the recording");

    private final List<Path> folders;

    private BodyFiles(List<Path> folders) {
        this.folders = folders;
    }

    /**
     * Returns the files that belong to a recording.
     *
     * @param recording the recording, on a disk or within an archive
     * @return the files in its folder and in the folder that WireMock uses for the bodies of stubs
     */
    public static BodyFiles of(Path recording) {
        Path folder = recording.toAbsolutePath().normalize().getParent();
        List<Path> folders = new ArrayList<>();
        for (Path around = folder; around != null; around = around.getParent()) {
            if (around.getFileName() != null && around.getFileName().toString().equals(WIREMOCK_MAPPINGS)) {
                folders.add(around.resolveSibling(WIREMOCK_FILES));
            }
        }
        if (folder != null) {
            folders.add(folder);
            folders.add(folder.resolve(WIREMOCK_FILES));
        }
        return new BodyFiles(folders);
    }

    /** Returns a copy of an exchange with the body that a file contains, or with a defect if it cannot be read. */
    Exchange read(Exchange exchange, String name) {
        Optional<byte[]> body = folders.stream()
                .map(folder -> body(folder, name))
                .flatMap(Optional::stream)
                .findFirst();
        if (body.isEmpty()) {
            return exchange.defect(MISSING);
        }
        return body.get().length > Recording.MAX_BYTES
                ? exchange.defect(Recording.tooLarge())
                : ContentCoding.decode(exchange, body.get());
    }

    private static Optional<byte[]> body(Path folder, String name) {
        try {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(folder.toRealPath())) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(file)) {
                return Optional.of(in.readNBytes(Recording.MAX_BYTES + 1));
            }
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
