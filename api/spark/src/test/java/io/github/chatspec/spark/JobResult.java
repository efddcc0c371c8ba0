package io.github.chatspec.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of a run of the job.
 *
 * @param code the exit code
 * @param out what it printed
 * @param err the errors that it printed
 * @param output its folder
 */
record JobResult(int code, String out, String err, Path output) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Runs the job in this process. */
    static JobResult run(Path output, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("--output", output.toString()));
        all.addAll(List.of(arguments));
        int code = CheckJob.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
        return new JobResult(code, out.toString(), err.toString(), output);
    }

    /** Returns the findings of all parts in their order. */
    List<JsonNode> findings() throws IOException {
        List<JsonNode> findings = new ArrayList<>();
        Path folder = output.resolve("findings");
        try (Stream<Path> parts = Files.list(folder)) {
            for (Path part : parts.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(part)) {
                    findings.add(JSON.readTree(line));
                }
            }
        }
        return findings;
    }

    String text(String file) throws IOException {
        return Files.readString(output.resolve(file));
    }

    JsonNode json(String file) throws IOException {
        return JSON.readTree(text(file));
    }

    boolean isWhole() {
        return Files.exists(output.resolve("_SUCCESS"));
    }
}
