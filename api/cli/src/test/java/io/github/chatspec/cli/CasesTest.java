package io.github.chatspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the commands of each folder below {@code cases} and compares exit codes, findings and printed lines with its
 * {@code case.json}.
 *
 * <p>A step of a case has the command's {@code arguments}, with {@code {}} for the case's folder, the {@code exit} code
 * and optionally {@code findings}, which are compared with the JSON report of a {@code check} by the members that they
 * name, and {@code prints} and {@code omits}: texts that the output must or must not contain.
 */
final class CasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXPECTED = "case.json";

    @TempDir
    private Path work;

    static List<String> cases() throws IOException, URISyntaxException {
        try (Stream<Path> folders = Files.list(folder())) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void printsWhatTheCaseExpects(String name) throws IOException, URISyntaxException {
        Path copy = copy(folder().resolve(name));
        JsonNode steps = JSON.readTree(copy.resolve(EXPECTED).toFile()).path("steps");
        assertFalse(steps.isEmpty(), "The case has no steps.");
        for (JsonNode step : steps) {
            run(step, copy);
        }
    }

    private void run(JsonNode step, Path copy) throws IOException {
        List<String> arguments = new ArrayList<>();
        step.path("arguments")
                .forEach(argument -> arguments.add(argument.textValue().replace("{}", copy.toString())));
        assertFalse(arguments.isEmpty(), "A step has no arguments.");
        Path report = work.resolve("report.ndjson");
        Files.deleteIfExists(report);
        if (step.has("findings")) {
            arguments.addAll(1, List.of("--report", "text", "--report", "json=" + report));
        }
        StringWriter printed = new StringWriter();
        PrintWriter terminal = new PrintWriter(printed);
        int exit = Chatspec.run(terminal, terminal, arguments.toArray(String[]::new));
        assertEquals(step.path("exit").asInt(-1), exit, printed::toString);
        for (JsonNode text : step.path("prints")) {
            assertTrue(printed.toString().contains(text.textValue()), () -> text + " is missing from:\n" + printed);
        }
        for (JsonNode text : step.path("omits")) {
            assertFalse(printed.toString().contains(text.textValue()), () -> text + " is in:\n" + printed);
        }
        if (step.has("findings")) {
            assertEquals(step.path("findings"), reported(report, step.path("findings")), printed::toString);
        }
    }

    /** Returns the findings of a report, each with the members that the expected finding of the same index names. */
    private static JsonNode reported(Path report, JsonNode expected) throws IOException {
        ArrayNode findings = JSON.createArrayNode();
        for (String line : Files.readAllLines(report)) {
            JsonNode finding = JSON.readTree(line);
            if (finding.has("rule")) {
                List<String> members = StreamSupport.stream(
                                ((Iterable<String>) expected.path(findings.size())::fieldNames).spliterator(), false)
                        .toList();
                findings.add(((ObjectNode) finding).retain(members.isEmpty() ? List.of("rule", "pointer") : members));
            }
        }
        return findings;
    }

    private Path copy(Path folder) throws IOException {
        Path copy = Files.createDirectory(work.resolve("case"));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(folder.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return copy;
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(CasesTest.class.getResource("/cases").toURI());
    }
}
