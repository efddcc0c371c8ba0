package io.github.chatspec.coverage;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Observations in a file: JSON, in an order that depends on nothing but what was seen. */
final class ObservationsFile {

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private ObservationsFile() {}

    static Observations read(Path file) {
        try {
            LocatedJson text = LocatedJson.readJson(Files.readAllBytes(file));
            if (!text.duplicates().isEmpty()) {
                throw damaged(file + ":" + text.duplicates().get(0).position().line());
            }
            return new ObservationsReader(file.toString(), text).observations();
        } catch (JsonSyntaxException e) {
            throw damaged(file + ":" + e.position().line() + ":" + e.position().column());
        } catch (IOException e) {
            throw new ObservationsException(
                    Files.isDirectory(file)
                            ? "This is a folder; name a file of observations."
                            : "The observations cannot be read; name a readable file.",
                    file.toString());
        }
    }

    static ObservationsException damaged(String place) {
        return new ObservationsException(
                "The file does not hold the observations of a run, or is damaged; write it again.", place);
    }

    static void write(Observations observations, Path file) {
        try {
            byte[] bytes = text(ObservationsJson.of(observations)).getBytes(StandardCharsets.UTF_8);
            if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
                // Nothing can be moved onto a pipe or a terminal.
                Files.write(file, bytes);
                return;
            }
            replace(file.toAbsolutePath(), bytes);
        } catch (IOException e) {
            throw new ObservationsException(
                    "The observations cannot be written; name a file in a folder where files can be made.",
                    file.toString());
        }
    }

    private static String text(ObjectNode tree) throws IOException {
        return WRITER.writeValueAsString(tree) + "\n";
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("A folder is no file.");
        }
        Path beside =
                Files.createFile(file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part"));
        try {
            Files.write(beside, bytes);
            move(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
