package io.github.chatspec.check;

import io.github.chatspec.exchange.BodyFiles;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.Arrays;
import java.util.zip.ZipException;

/** Reads zip archives in place: nothing is unpacked, so that the names in an archive cannot lead out of it. */
final class ZipArchive {

    private static final byte[] MAGIC = {'P', 'K', 3, 4};

    private ZipArchive() {}

    /** Returns whether a file is a zip archive. */
    static boolean isOne(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        // Channels, which Files would use, take a new process longer to load than the bytes take to be read.
        try (InputStream in = new FileInputStream(file.toFile())) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the files of an archive, as a file system to close. */
    static FileSystem open(Path archive) throws IOException {
        try {
            return FileSystems.newFileSystem(archive, (ClassLoader) null);
        } catch (ProviderNotFoundException e) {
            throw new ZipException("The file begins like an archive, but is not one.");
        }
    }

    /** Opens a file of an archive. */
    static OpenInput open(Path archive, Path member) throws IOException {
        FileSystem files = open(archive);
        try {
            Path path = files.getPath("/", member.toString().replace('\\', '/'));
            return OpenInput.inArchive(Files.newInputStream(path), BodyFiles.of(path), files);
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }
}
