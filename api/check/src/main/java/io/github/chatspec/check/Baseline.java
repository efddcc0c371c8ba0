package io.github.chatspec.check;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known to depart from the contract, by fingerprint, so that only what is new makes a run fail.
 *
 * <p>The smallest use: {@code Baseline.read(Path.of("chatspec-baseline.json")).knows(finding.fingerprint())}.
 *
 * <p>The file is JSON: {@code {"chatspec": "baseline", "fingerprints": ["enum engage/getChat 200 /response/status"]}},
 * in order and one to a line, so that it can be reviewed.
 */
public final class Baseline {

    private static final String KIND = "baseline";

    private final Set<String> fingerprints;

    private Baseline(Set<String> fingerprints) {
        this.fingerprints = fingerprints;
    }

    /**
     * Makes a baseline of what was found.
     *
     * @param fingerprints the fingerprints
     * @return the baseline
     */
    public static Baseline of(Set<String> fingerprints) {
        return new Baseline(new TreeSet<>(fingerprints));
    }

    /**
     * Reads a baseline.
     *
     * @param file the file
     * @return the baseline
     * @throws BaselineException if the file cannot be read or is none
     */
    public static Baseline read(Path file) {
        try {
            LocatedJson json = LocatedJson.readJson(Files.readAllBytes(file));
            JsonNode list = json.tree().path("fingerprints");
            if (!json.tree().path("chatspec").asText("").equals(KIND) || !list.isArray()) {
                throw new BaselineException("This is no baseline; write one with --write-baseline.", file.toString());
            }
            Set<String> fingerprints = new TreeSet<>();
            for (int i = 0; i < list.size(); i++) {
                if (!list.get(i).isTextual()) {
                    throw new BaselineException(
                            "A fingerprint is a text; write it as chatspec did.",
                            file + ":" + json.position("/fingerprints/" + i).line());
                }
                fingerprints.add(list.get(i).textValue());
            }
            return new Baseline(fingerprints);
        } catch (JsonSyntaxException e) {
            throw new BaselineException(
                    "The baseline is not well-formed JSON: " + e.getMessage() + ".",
                    file + ":" + e.position().line());
        } catch (IOException e) {
            throw new BaselineException(
                    "The baseline cannot be read; name a readable file, or write one with --write-baseline.",
                    file.toString());
        }
    }

    /**
     * Tells whether a finding is known.
     *
     * @param fingerprint the finding's fingerprint
     * @return whether the baseline has it
     */
    public boolean knows(String fingerprint) {
        return fingerprints.contains(fingerprint);
    }

    /**
     * Returns what is known but was not found.
     *
     * @param found the fingerprints of what was found
     * @return the fingerprints, in their order
     */
    public List<String> without(Set<String> found) {
        List<String> gone = new ArrayList<>();
        for (String fingerprint : fingerprints) {
            if (!found.contains(fingerprint)) {
                gone.add(fingerprint);
            }
        }
        return gone;
    }

    /**
     * Returns how many fingerprints there are.
     *
     * @return their number
     */
    public int size() {
        return fingerprints.size();
    }

    /**
     * Writes the baseline down.
     *
     * @param json where to
     * @throws IOException if it cannot be written
     */
    public void write(JsonGenerator json) throws IOException {
        json.useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writeStringField("chatspec", KIND);
        json.writeArrayFieldStart("fingerprints");
        for (String fingerprint : fingerprints) {
            json.writeString(fingerprint);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }
}
