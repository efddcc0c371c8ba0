package io.github.chatspec.check;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fingerprints of known findings, so that only new ones make a run fail.
 *
 * <p>The file is JSON: {@code {"chatspec": "baseline", "version": 2, "fingerprints": ["enum engage/getChat 200
 * /response/status"]}}, sorted and one per line, so that it can be reviewed. A file without a version is from before
 * fingerprints had a cause.
 */
public final class Baseline {

    private static final String KIND = "baseline";

    /** The version of fingerprints with a cause. */
    private static final int VERSION = 2;

    private static final String WRITE_AGAIN = "write it again with --write-baseline.";

    private final Set<String> fingerprints;
    private final boolean outdated;

    private Baseline(Set<String> fingerprints, boolean outdated) {
        this.fingerprints = fingerprints;
        this.outdated = outdated;
    }

    /**
     * Returns a baseline of fingerprints.
     *
     * @param fingerprints the fingerprints
     * @return the baseline
     */
    public static Baseline of(Set<String> fingerprints) {
        return new Baseline(new TreeSet<>(fingerprints), false);
    }

    /**
     * Reads a baseline.
     *
     * @param file the file
     * @return the baseline
     * @throws BaselineException if the file cannot be read or is not a baseline
     */
    public static Baseline read(Path file) {
        try {
            return of(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new BaselineException("Cannot read the baseline; write one with --write-baseline.", file.toString());
        }
    }

    /**
     * Reads a baseline from the bytes of its file.
     *
     * @param bytes the content of the file
     * @param file the name of the file, which errors contain
     * @return the baseline
     * @throws BaselineException if the bytes are not a baseline
     */
    public static Baseline of(byte[] bytes, String file) {
        try {
            LocatedJson json = LocatedJson.readJson(bytes);
            JsonNode list = json.tree().path("fingerprints");
            if (!json.tree().path("chatspec").asText("").equals(KIND) || !list.isArray()) {
                throw new BaselineException("Not a baseline; write one with --write-baseline.", file);
            }
            if (!json.duplicates().isEmpty()) {
                LocatedJson.Duplicate twice = json.duplicates().get(0);
                throw new BaselineException(
                        "The key " + Pointers.last(twice.pointer()) + " is repeated; " + WRITE_AGAIN,
                        file + ":" + twice.position().line());
            }
            boolean outdated = isOutdated(json, file);
            Set<String> fingerprints = new TreeSet<>();
            for (int i = 0; i < list.size(); i++) {
                if (!list.get(i).isTextual()) {
                    throw new BaselineException(
                            "A fingerprint must be a string; restore it, or write the baseline again.",
                            file + ":" + json.position("/fingerprints/" + i).line());
                }
                fingerprints.add(list.get(i).textValue());
            }
            return new Baseline(fingerprints, outdated);
        } catch (JsonSyntaxException e) {
            throw new BaselineException(
                    "The baseline is not valid JSON: " + e.getMessage() + ".",
                    file + ":" + e.position().line());
        }
    }

    private static boolean isOutdated(LocatedJson json, String file) {
        JsonNode version = json.tree().path("version");
        String place = file + ":" + json.position("/version").line();
        if (version.isMissingNode()) {
            return true;
        }
        if (!version.isIntegralNumber() || version.decimalValue().signum() < 1) {
            throw new BaselineException(
                    "The version of the baseline is not a whole number from 1; " + WRITE_AGAIN, place);
        }
        if (version.decimalValue().compareTo(BigDecimal.valueOf(VERSION)) > 0) {
            throw new BaselineException(
                    "The baseline is from a later version of chatspec; update chatspec, or " + WRITE_AGAIN, place);
        }
        return version.intValue() < VERSION;
    }

    /**
     * Returns whether the baseline was written before fingerprints had a cause, so that it also contains findings with
     * another cause than the known ones.
     *
     * @return whether it was
     */
    public boolean isOutdated() {
        return outdated;
    }

    /**
     * Returns whether a finding is known.
     *
     * @param finding the finding
     * @return whether the baseline contains it
     */
    public boolean contains(Finding finding) {
        return !fingerprints.isEmpty() && fingerprints.contains(fingerprint(finding));
    }

    /**
     * Returns the fingerprint of a finding as this baseline has it.
     *
     * @param finding the finding
     * @return the fingerprint
     */
    public String fingerprint(Finding finding) {
        return outdated ? finding.fingerprintWithoutCause() : finding.fingerprint();
    }

    /**
     * Returns the fingerprints of this baseline that others do not contain.
     *
     * @param others the other fingerprints
     * @return the remaining fingerprints, sorted
     */
    public List<String> without(Set<String> others) {
        List<String> remaining = new ArrayList<>();
        for (String fingerprint : fingerprints) {
            if (!others.contains(fingerprint)) {
                remaining.add(fingerprint);
            }
        }
        return remaining;
    }

    /**
     * Returns the number of fingerprints.
     *
     * @return the number
     */
    public int size() {
        return fingerprints.size();
    }

    /**
     * Writes the baseline.
     *
     * @param json the generator to write to
     * @throws IOException if it cannot be written
     */
    public void write(JsonGenerator json) throws IOException {
        json.useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writeStringField("chatspec", KIND);
        json.writeNumberField("version", VERSION);
        json.writeArrayFieldStart("fingerprints");
        for (String fingerprint : fingerprints) {
            json.writeString(fingerprint);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }
}
