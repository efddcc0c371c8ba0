package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.exchange.Exchange;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationCommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @AfterEach
    void noStackTraceIsEverShown() {
        assertThat(out + "" + err).doesNotContain("\tat ", "Exception", "should not have happened");
    }

    @Test
    void whatRunsSawAddsUpInWhateverOrder() throws IOException {
        String monday = chats("monday", 30, "flag");
        String tuesday = chats("tuesday", 12, "other");
        Path week = folder.resolve("week.json");
        Path weekend = folder.resolve("weekend.json");

        assertThat(run("coverage", "merge", monday, tuesday, "--out", week.toString()))
                .isZero();
        assertThat(run("coverage", "merge", "--out", weekend.toString(), tuesday, monday))
                .isZero();

        JsonNode tree = new ObjectMapper().readTree(week.toFile());
        assertThat(tree.at("/operations/engage~1getChat/statuses/200/n").asLong())
                .isEqualTo(42);
        assertThat(new ObjectMapper().readTree(weekend.toFile())).isEqualTo(tree);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void whatWasSeenIsShownForTheContractsThatWereObserved() {
        assertThat(run("coverage", "show", chats("monday", 3, "flag"))).isZero();

        assertThat(out.toString().lines())
                .contains("engage/getChat: 3 exchanges", "engage/listChats: never seen", "record next")
                .noneMatch(line -> line.startsWith("helpscout"));
    }

    @Test
    void aContractOfOnesOwnIsNamed() throws IOException {
        Path contract = Files.createDirectory(folder.resolve("copy")).resolve("openapi.json");
        Files.writeString(
                contract, Contract.builtIn("engage").document().toString().replace("externalValue", "x-external"));
        Contract copy = Contract.read(contract);
        Operation operation = copy.operation("getChat").orElseThrow();
        Observations seen = new Observations();
        seen.add(operation, copy, Exchange.ofOperation("copy/getChat").status(200), Optional.empty());
        Path file = folder.resolve("seen.json");
        seen.write(file);

        assertThat(run("coverage", "show", "--contract", contract.toString(), file.toString()))
                .isZero();
        assertThat(out.toString().lines()).contains("copy/getChat: 1 exchange");
        assertThat(run("coverage", "show", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "The observed contract is not built in; name its file with --contract.",
                        "  " + file + ": copy");
    }

    @Test
    void aFieldThatVanishedMakesTheExitCode1() {
        String old = chats("old", 60, "other");
        String young = chats("young", 60, "flag");

        assertThat(run("drift", old, young)).isEqualTo(1);

        assertThat(out.toString().lines())
                .contains(
                        "engage/getChat 200 /response/flag",
                        "  present",
                        "    old 100.0 % (94.0 to 100.0), 60 of 60, 2026-05-01 to 2026-05-03",
                        "    new   0.0 % (0.0 to 6.0), 0 of 60")
                .last()
                .asString()
                .matches("1 of [0-9]+ figures? changed beyond chance \\(at a level of 5 % for all together\\)");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void aChangeIsOneJsonObjectPerLine() throws IOException {
        assertThat(run("drift", "--json", chats("old", 60, "other"), chats("young", 60, "flag")))
                .isEqualTo(1);

        JsonNode change = new ObjectMapper().readTree(out.toString());
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(change.path("pointer").asText()).isEqualTo("/response/flag");
        assertThat(change.path("figure").asText()).isEqualTo("present");
        assertThat(change.path("difference").asDouble()).isEqualTo(-1);
        assertThat(change.at("/old/n").asLong()).isEqualTo(60);
        assertThat(change.at("/new/high").asDouble()).isBetween(0.05, 0.07);
    }

    @Test
    void whereNothingChangedTheExitCodeIs0() {
        String file = chats("same", 60, "other");

        assertThat(run("drift", file, file)).isZero();
        assertThat(out.toString().lines()).singleElement().asString().startsWith("0 of ");
        assertThat(run("drift", "--json", file, file)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "none.json, 'Cannot read the observations.', ''",
        "., 'This is a folder; name a file of observations.', ''",
        "broken.json, 'Not a file of observations, or damaged; write it again.', :1:2"
    })
    void aFileThatHoldsNoObservationsExitsWith2(String name, String sentence, String place) throws IOException {
        Files.writeString(folder.resolve("broken.json"), "{");
        String file = folder.resolve(name).toString();
        String good = chats("good", 1, "flag");
        Path week = folder.resolve("week.json");

        assertThat(run("coverage", "show", file)).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly(sentence, "  " + file + place);
        assertThat(run("drift", good, file)).isEqualTo(2);
        assertThat(run("coverage", "merge", good, file, "--out", week.toString()))
                .isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(week).doesNotExist();
    }

    @Test
    void observationsOfAnotherVersionExitWith2() throws IOException {
        String now = chats("now", 1, "flag");
        String version = Contract.builtIn("engage").version();
        Path later = Files.writeString(
                folder.resolve("later.json"),
                Files.readString(Path.of(now)).replace("\"" + version + "\"", "\"9.9.9\""));

        assertThat(run("coverage", "show", later.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "The observations are of another version of the contract; use observations of the same version.",
                        "  " + later + ": engage 9.9.9, not " + version);
        assertThat(run("drift", now, later.toString())).isEqualTo(2);
        assertThat(run("coverage", "merge", now, later.toString(), "--out", now))
                .isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"coverage merge", "coverage merge a.json", "coverage show", "drift", "drift a"})
    void aWrongCommandLineExitsWith2(String line) {
        assertThat(run(line.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nul\0.json", "none/week.json", "."})
    void aFileThatCannotBeWrittenExitsWith2(String name) {
        String good = chats("good", 1, "flag");

        assertThat(run("coverage", "merge", good, "--out", folder + "/" + name)).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
    }

    private int run(String... arguments) {
        return Chatspec.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    /** Observations of so many equal chats that lack a field. */
    private String chats(String name, int number, String lacking) {
        Contract contract = Contract.builtIn("engage");
        Operation operation = contract.operation("getChat").orElseThrow();
        Sample sample = operation.sample("livechat").orElseThrow();
        String text = sample.text().replaceFirst("\\s*\"" + lacking + "\": \"[^\"]*\",", "");
        Observations seen = new Observations();
        for (int i = 0; i < number; i++) {
            Exchange exchange = Exchange.ofOperation(operation.qualifiedId())
                    .status(200)
                    .body(text.getBytes(StandardCharsets.UTF_8));
            Instant day = Instant.parse("2026-05-01T08:00:00Z").plusSeconds(86_400L * (i % 3));
            seen.add(operation, contract, exchange, Optional.of(day));
        }
        Path file = folder.resolve(name + ".json");
        seen.write(file);
        return file.toString();
    }
}
