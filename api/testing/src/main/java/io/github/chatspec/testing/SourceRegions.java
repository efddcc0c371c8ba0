package io.github.chatspec.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The parts of a Java file that a page of documentation shows, each between {@code // [name]} and {@code // [end]}. */
public final class SourceRegions {

    private SourceRegions() {}

    /** Returns the lines of each region, moved to the left edge. */
    public static List<List<String>> of(Path file) throws IOException {
        List<List<String>> regions = new ArrayList<>();
        List<String> region = null;
        int indent = 0;
        for (String line : Files.readAllLines(file)) {
            if (line.strip().equals("// [end]")) {
                region = null;
            } else if (line.strip().matches("// \\[[a-z]+]")) {
                indent = line.indexOf('/');
                region = new ArrayList<>();
                regions.add(region);
            } else if (region != null) {
                region.add(line.isBlank() ? "" : line.substring(indent));
            }
        }
        return regions;
    }
}
