package io.github.chatspec.coverage;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.chatspec.io.OutputFile;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes observations as JSON; equal observations give equal files. */
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
                            : "Cannot read the observations.",
                    file.toString());
        }
    }

    static byte[] toBytes(Observations observations) {
        return ObservationsJson.of(observations).toString().getBytes(StandardCharsets.UTF_8);
    }

    static Observations of(byte[] bytes) {
        try {
            return new ObservationsReader("", LocatedJson.readJson(bytes)).observations();
        } catch (JsonSyntaxException e) {
            throw damaged("line " + e.position().line());
        }
    }

    static ObservationsException damaged(String place) {
        return new ObservationsException("Not a file of observations, or damaged; write it again.", place);
    }

    /** Returns the content of the file. */
    static String text(Observations observations) throws IOException {
        return WRITER.writeValueAsString(ObservationsJson.of(observations)) + "\n";
    }

    static void write(Observations observations, Path file) {
        try (OutputFile out = OutputFile.at(file.toString())) {
            out.stream().write(text(observations).getBytes(StandardCharsets.UTF_8));
            out.finish();
        } catch (IOException e) {
            throw OutputFile.cannotBeWritten(file.toString());
        }
    }
}
