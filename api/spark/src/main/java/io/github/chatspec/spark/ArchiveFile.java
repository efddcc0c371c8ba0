package io.github.chatspec.spark;

import io.github.chatspec.io.UserError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A file that the job reads.
 *
 * @param path the address of the file
 * @param name the name that findings have for it
 * @param fromFolder whether it was found in a folder, where it may also be something else than a recording
 * @param length its length in bytes
 * @param blockBytes the size of the blocks in which it is stored
 * @param divisible whether tasks may read it in parts
 */
record ArchiveFile(String path, String name, boolean fromFolder, long length, long blockBytes, boolean divisible) {

    /** Returns files as the value of a configuration, which the tasks of Hadoop's formats read. */
    static String encode(List<ArchiveFile> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(files.size());
            for (ArchiveFile file : files) {
                out.writeUTF(file.path());
                out.writeUTF(file.name());
                out.writeBoolean(file.fromFolder());
                out.writeLong(file.length());
                out.writeLong(file.blockBytes());
                out.writeBoolean(file.divisible());
            }
        } catch (IOException e) {
            throw new UserError(
                    "The name of an input is too long; give it a shorter one.",
                    files.get(0).name());
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Returns the files of a value that {@link #encode} returned. */
    static List<ArchiveFile> decode(String value) {
        byte[] bytes = Base64.getDecoder().decode(value);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            List<ArchiveFile> files = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                files.add(new ArchiveFile(
                        in.readUTF(), in.readUTF(), in.readBoolean(), in.readLong(), in.readLong(), in.readBoolean()));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
