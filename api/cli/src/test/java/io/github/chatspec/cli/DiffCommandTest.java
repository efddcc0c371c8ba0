package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiffCommandTest {

    private static final String CONTRACT = """
            {
              "openapi": "3.1.0",
              "info": {"title": "Things", "version": "%s"},
              "servers": [{"url": "https://api.example.org"}],
              "paths": {"/things": {"post": {
                "operationId": "postThing",
                "requestBody": {"content": {"application/json": {"schema": {
                  "type": "object", "properties": {"size": {"type": "integer"%s}}
                }}}},
                "responses": {"200": {
                  "description": "%s",
                  "content": {"application/json": {"schema": {"enum": [%s]}}}
                }}
              }}}
            }
            """;

    @TempDir
    private Path folder;

    private String base;

    @BeforeEach
    void writeTheOlderContract() throws IOException {
        base = contract("base.json", "1.0.0", "", "Done.", "\"a\", \"b\"");
    }

    @Test
    void theSameContractHasNoChange() {
        CommandOutput output = diff(base, base);

        assertThat(output.exit()).isZero();
        assertThat(output.out()).startsWith("0 changes: 0 breaking,");
    }

    @ParameterizedTest
    @CsvSource({
        "breaking, breaking, 1",
        "breaking, any, 1",
        "compatible, breaking, 0",
        "compatible, undecided, 0",
        "compatible, any, 1",
        "documentation, breaking, 0",
        "documentation, any, 1",
        "equal, breaking, 0",
        "equal, any, 1"
    })
    void theVerdictThatIsNamedFailsTheRun(String change, String failOn, int exit) throws IOException {
        assertThat(diff(base, changed(change), "--fail-on", failOn).exit()).isEqualTo(exit);
    }

    @ParameterizedTest
    @CsvSource({
        "breaking, 1.0.1, 1",
        "breaking, 1.1.0, 1",
        "breaking, 2.0.0, 0",
        "compatible, 1.0.0, 1",
        "documentation, 1.0.1, 0",
    })
    void aVersionThatIsLowerThanTheChangesAskForFailsTheRun(String change, String version, int exit)
            throws IOException {
        String newer = Files.readString(Path.of(changed(change))).replace("\"1.0.0\"", "\"" + version + "\"");
        Path file = Files.writeString(folder.resolve("versioned.json"), newer);
        String baseline = folder.resolve("known.json").toString();
        diff(base, file.toString(), "--write-baseline", baseline);

        CommandOutput known = diff(base, file.toString(), "--check-version", "--baseline", baseline);

        assertThat(known.exit()).isEqualTo(exit);
        assertThat(known.out()).contains("0 changes: ").doesNotContain("nothing asks for a new version");
        assertThat(known.out()).contains(exit == 0 ? "which it is." : ", at least ");
    }

    @Test
    void knownChangesAreLeftOutAndNewOnesAreNot() throws IOException {
        String baseline = folder.resolve("known.json").toString();
        String newer = contract("newer.json", "1.0.0", "", "Done.", "\"a\", \"b\", \"c\"");
        assertThat(diff(base, newer, "--write-baseline", baseline).exit()).isZero();

        CommandOutput known = diff(base, newer, "--baseline", baseline);
        assertThat(known.exit()).isZero();
        assertThat(known.out()).contains("0 changes: 0 breaking,");

        String more = contract("newer.json", "1.0.0", ", \"minimum\": 1", "Done.", "\"a\", \"b\", \"c\"");
        CommandOutput further = diff(base, more, "--baseline", baseline);
        assertThat(further.exit()).isEqualTo(1);
        assertThat(further.out()).contains("minimum").doesNotContain("\"c\" was added");
    }

    @Test
    void recordedBodiesThatAChangeIsAboutAreCountedOnBothSides() throws IOException {
        Path recording = Files.writeString(
                folder.resolve("session.ndjson"),
                entry("{\\\"size\\\": 0}", "\\\"c\\\"")
                        + entry("{\\\"size\\\": 2}", "\\\"a\\\"")
                        + entry("{\\\"size\\\": -1}", "\\\"a\\\""));
        String newer = contract("newer.json", "1.0.0", ", \"minimum\": 1", "Done.", "\"a\", \"b\", \"c\"");

        CommandOutput output = diff(base, newer, recording.toString(), "--report", "json");

        List<JsonNode> lines = lines(output.out());
        assertThat(recordings(lines, "enum").path("touched").asInt()).isEqualTo(1);
        assertThat(recordings(lines, "enum").path("all").asInt()).isEqualTo(3);
        assertThat(recordings(lines, "enum").path("first").asText()).isEqualTo(recording + " entry 1");
        assertThat(recordings(lines, "minimum").path("touched").asInt()).isEqualTo(2);
        assertThat(recordings(lines, "minimum").path("first").asText()).isEqualTo(recording + " entry 1");
    }

    @Test
    void aContractWithAnotherFileNameKeepsTheBaseline() throws IOException {
        String baseline = folder.resolve("known.json").toString();
        diff(base, changed("breaking"), "--write-baseline", baseline);
        Path moved = Files.createDirectory(folder.resolve("moved"));
        Path older = Files.copy(Path.of(base), moved.resolve("before.json"));
        Path newer = Files.copy(Path.of(changed("breaking")), moved.resolve("after.json"));

        CommandOutput known = diff(older.toString(), newer.toString(), "--baseline", baseline);

        assertThat(known.exit()).isZero();
        assertThat(known.out()).contains("0 changes: 0 breaking,", "1 known by the baseline");
    }

    @Test
    void theSarifReportListsTheRulesOfItsResults() throws IOException {
        String newer = contract("newer.json", "1.0.0", ", \"minimum\": 1", "Made.", "\"a\", \"b\", \"c\"");
        JsonNode run = new ObjectMapper()
                .readTree(diff(base, newer, "--report", "sarif").out())
                .at("/runs/0");

        List<String> rules = run.at("/tool/driver/rules").findValuesAsText("id");
        assertThat(rules)
                .contains("breaking", "documentation", "no-fact-changed")
                .doesNotContain("required");
        assertThat(run.path("results")).isNotEmpty().allSatisfy(result -> {
            assertThat(rules.get(result.path("ruleIndex").asInt()))
                    .isEqualTo(result.path("ruleId").asText());
            assertThat(result.at("/relatedLocations/0/message/text").asText()).contains("before the change");
        });
    }

    @Test
    void aTestResultNamesOperationsAndNoFile() throws IOException {
        String report =
                diff(base, changed("documentation"), "--report", "junit").out();
        String breaking = diff(base, changed("breaking"), "--report", "junit").out();

        assertThat(report).contains("<testcase classname=\"the whole contract\" name=\"the whole contract\">");
        assertThat(breaking).contains("<testcase classname=\"postThing\" name=\"postThing 200\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "junit", "sarif", "github", "markdown", "html"})
    void everyFormatNamesTheChangeAndCountsNoExchange(String format) throws IOException {
        Path file = folder.resolve("report");

        CommandOutput output = diff(base, changed("breaking"), "--report", format + "=" + file);

        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.out()).isEmpty();
        String report = Files.readString(file);
        assertThat(report.replace("&quot;", "\"").replace("\\\"", "\"")).contains("\"c\" was added to the enum");
        if (!format.equals("sarif")) {
            assertThat(report).doesNotContain("1 exchange");
        }
    }

    @Test
    void theChangelogIsTheMarkdownReport() throws IOException {
        assertThat(diff(base, changed("breaking"), "--changelog").out())
                .isEqualTo(
                        diff(base, changed("breaking"), "--report", "markdown").out())
                .startsWith("## Things 1.0.0")
                .contains("### Added", "- **Breaking:** \"c\" was added to the enum");
    }

    @Test
    void anAddedBoundIsAChangeInTheChangelog() throws IOException {
        String newer = contract("newer.json", "1.0.0", ", \"minimum\": 1", "Done.", "\"a\", \"b\"");

        assertThat(diff(base, newer, "--changelog").out())
                .contains("### Changed")
                .doesNotContain("### Added");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--report yaml | Unknown report format yaml; use one of text, json, junit, sarif, github, markdown, html.",
                "--report text --report json | Only one report can be written to the standard output;",
                "--fail-on never | --fail-on",
                "no-such-recording.har | no-such-recording.har",
                "- | Recordings are read twice; name a file instead of the standard input."
            })
    void wrongArgumentsAreRefused(String arguments, String sentence) throws IOException {
        String[] all = ("diff " + base + " " + changed("breaking") + " " + arguments).split(" ");

        CommandOutput output = CommandOutput.of(all);

        assertThat(output.exit()).isEqualTo(2);
        assertThat(output.err()).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-file.yaml", "HEAD:no/such/openapi.yaml", "no-such-revision:openapi.yaml", "-x:a"})
    void aContractThatCannotBeReadIsNamed(String name) {
        CommandOutput output = CommandOutput.of("diff", "--", base, name);

        assertThat(output.exit()).isEqualTo(2);
        assertThat(output.err()).contains(name).doesNotContain("\tat ");
    }

    @Test
    void aReportDoesNotOverwriteWhatIsRead() throws IOException {
        String before = Files.readString(Path.of(base));

        assertThat(diff(base, changed("breaking"), "--report", "json=" + base).exit())
                .isEqualTo(2);
        assertThat(Files.readString(Path.of(base))).isEqualTo(before);
    }

    private String changed(String verdict) throws IOException {
        String name = verdict + ".json";
        return switch (verdict) {
            case "breaking" -> contract(name, "1.0.0", "", "Done.", "\"a\", \"b\", \"c\"");
            case "compatible" -> contract(name, "1.0.0", "", "Done.", "\"a\"");
            case "documentation" -> contract(name, "1.0.0", "", "Made.", "\"a\", \"b\"");
            default -> contract(name, "1.0.0", "", "Done.", "\"b\", \"a\"");
        };
    }

    private String contract(String name, String version, String bound, String description, String values)
            throws IOException {
        return Files.writeString(folder.resolve(name), CONTRACT.formatted(version, bound, description, values))
                .toString();
    }

    private static String entry(String sent, String received) {
        return "{\"request\": {\"method\": \"POST\", \"url\": \"https://api.example.org/things\", \"headers\": [],"
                + " \"postData\": {\"mimeType\": \"application/json\", \"text\": \"" + sent + "\"}},"
                + " \"response\": {\"status\": 200, \"headers\": [{\"name\": \"content-type\", \"value\":"
                + " \"application/json\"}], \"content\": {\"mimeType\": \"application/json\", \"text\": \""
                + received + "\"}}}\n";
    }

    private static CommandOutput diff(String older, String newer, String... options) {
        String[] all = new String[options.length + 3];
        all[0] = "diff";
        all[1] = older;
        all[2] = newer;
        System.arraycopy(options, 0, all, 3, options.length);
        return CommandOutput.of(all);
    }

    private static List<JsonNode> lines(String json) throws IOException {
        return new ObjectMapper()
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(json)
                .readAll();
    }

    private static JsonNode recordings(List<JsonNode> lines, String subject) {
        return lines.stream()
                .filter(line -> line.path("subject").asText().equals(subject))
                .findFirst()
                .orElseThrow()
                .path("recordings");
    }
}
