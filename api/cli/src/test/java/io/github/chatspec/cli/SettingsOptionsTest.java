package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.testing.JavaProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The levels, ignores and contracts of the command check, from its options and from chatspec.yaml. */
class SettingsOptionsTest {

    private static final Path GOOD = Path.of("../engage/samples/getChat/livechat.json");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path broken;

    @BeforeEach
    void breakTheGoodSample() throws IOException {
        ObjectNode body = (ObjectNode) new ObjectMapper().readTree(Files.readAllBytes(GOOD));
        ((ObjectNode) body.get("response")).put("status", "Closed").put("mood", "sunny");
        broken = Files.writeString(folder.resolve("broken.json"), body.toString());
    }

    @Test
    void anotherLevelIsTakenFromTheOption() {
        assertThat(check("--level", "enum=note", "--level", "undocumented-field=off"))
                .isZero();
        assertThat(last()).isEqualTo("1 exchange: 0 errors, 0 warnings, 1 note");
        assertThat(check("--level", "undocumented-field=error")).isEqualTo(1);
        assertThat(last()).isEqualTo("1 exchange: 2 errors, 0 warnings, 0 notes");
    }

    @Test
    void anUnknownLevelOrRuleExitsWith2() {
        assertThat(check("--level", "enum=fatal")).isEqualTo(2);
        assertThat(check("--level", "enumm=off")).isEqualTo(2);
        assertThat(check("--level", "enum")).isEqualTo(2);
        assertThat(err.toString().lines())
                .contains(
                        "fatal is not a level; use error, warning, note or off.",
                        "  enum=fatal",
                        "No rule has the id enumm; did you mean enum?",
                        "  enumm=off");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void theSettingsThatAreNamedAreRead() throws IOException {
        Path config = config("levels:\n  enum: off\n");

        assertThat(check("--config", config.toString())).isZero();
        assertThat(last()).isEqualTo("1 exchange: 0 errors, 1 warning, 0 notes");
    }

    @Test
    void theOptionWinsOverTheSettings() throws IOException {
        Path config = config("levels:\n  enum: off\n");

        assertThat(check("--config", config.toString(), "--level", "enum=warning"))
                .isZero();
        assertThat(last()).isEqualTo("1 exchange: 0 errors, 2 warnings, 0 notes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "levels:\n  enum: fatal\n",
                "level: {}\n",
                "[",
                "7",
                "null",
                "- enum",
                "levels: 7",
                "levels: [enum]",
                "levels: {enum: {}}",
                "levels: {enum: ''}",
                "levels: {'': error}",
                "levels: {enum: 1e-1000000000}",
                "levels: {enum: error, enum: note}",
                "ignores: {}",
                "ignores: [7]",
                "ignores: [{rule: [enum], reason: known}]",
                "ignores: [{pointer: 7, reason: known}]",
                "ignores: [{rule: enum, reason: known, until: 2026-13-45}]",
                "contracts: engage",
                "contracts: &loop [*loop]",
                "\u0000"
            })
    void brokenSettingsExitWith2AndTellTheLine(String text) throws IOException {
        Path config = config(text);

        assertThat(check("--config", config.toString())).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2).last().asString().matches("  .*chatspec\\.yaml:[0-9]+(:[0-9]+)?");
    }

    @Test
    void settingsThatAreNotThereExitWith2() {
        assertThat(check("--config", folder.resolve("none.yaml").toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith("Cannot read the settings; name a readable file.");
    }

    @Test
    void anIgnoreHidesWhatItNames() throws IOException {
        Path config = config("""
                ignores:
                  - rule: enum
                    pointer: /response/status
                    reason: Known.
                    until: "9999-12-31"
                """);

        assertThat(check("--config", config.toString())).isZero();
        assertThat(last()).isEqualTo("1 exchange: 0 errors, 1 warning, 0 notes");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anExpiredIgnoreHidesNothingAndIsReported() throws IOException {
        Path config = config("ignores:\n  - rule: enum\n    reason: Known.\n    until: \"2020-01-01\"\n");

        assertThat(check("--config", config.toString())).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "An ignore has expired; fix the finding or extend the ignore.", "  enum * ** until 2020-01-01");
    }

    @Test
    void theContractsOfTheSettingsAreSeenFromTheirFile() throws IOException {
        Files.writeString(folder.resolve("things.yaml"), """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                  /thing:
                    get:
                      operationId: "getThing"
                      responses:
                        "200":
                          description: "The thing."
                          content: {application/json: {schema: {type: "array"}}}
                """);
        Path config = config("contracts:\n  - things.yaml\n");

        assertThat(run("check", "--config", config.toString(), "--operation", "things/getThing", broken.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("Found an object where an array is promised");
        assertThat(check("--config", config.toString())).isEqualTo(2);
    }

    @Test
    void theNearestSettingsUpwardsAreTaken() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("a/b"));
        Path upper = config("levels: {}\n");

        assertThat(CheckExecution.nearestConfig(deep)).contains(upper);

        Files.createDirectory(deep.resolve("chatspec.yaml"));
        Path nearer = Files.writeString(folder.resolve("a/chatspec.yaml"), "levels: {}\n");

        assertThat(CheckExecution.nearestConfig(deep)).contains(nearer);
        assertThat(CheckExecution.nearestConfig(folder)).contains(upper);
        assertThat(CheckExecution.nearestConfig(folder.getRoot())).isEmpty();
    }

    @Test
    void aProcessFindsTheSettingsAboveItsWorkingFolder() throws Exception {
        Path deep = Files.createDirectories(folder.resolve("a/b"));
        config("levels:\n  enum: off\n  undocumented-field: off\n");
        Process process = JavaProcess.of(Chatspec.class, "check", "--operation", "engage/getChat", broken.toString())
                .directory(deep.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

        assertThat(printed).isEqualToNormalizingNewlines("1 exchange: 0 errors, 0 warnings, 0 notes\n");
        assertThat(process.exitValue()).isZero();
    }

    private Path config(String text) throws IOException {
        return Files.writeString(folder.resolve("chatspec.yaml"), text);
    }

    private int check(String... arguments) {
        List<String> all = new ArrayList<>(List.of("check", "--operation", "engage/getChat"));
        all.addAll(List.of(arguments));
        all.add(broken.toString());
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return Chatspec.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private String last() {
        return out.toString().lines().reduce((before, line) -> line).orElseThrow();
    }
}
