package io.github.chatspec.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.io.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationsFileTest {

    private static final String TALLY =
            "{\"chatspec\": \"observations\", \"version\": 1, \"contracts\": {\"a\": \"1\"},"
                    + " \"operations\": {\"a/b\": {\"statuses\": {\"200\": {\"n\": 1}}, \"responses\": {\"200\": {\"fields\":"
                    + " {\"/x\": {\"n\": 1, \"words\": {\"cat\": {\"n\": 1}}, \"undocumented\": {\"key\": {\"n\": 1}},"
                    + " \"types\": {\"string\": {\"n\": 1, \"first\": \"2026-05-01T12:00:00Z\"}}}}}}}}}";

    @TempDir
    private Path folder;

    static Stream<Contract> contracts() {
        return Contract.builtIn().stream();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void whatIsWrittenIsRead(Contract contract) throws IOException {
        Observations seen = Seen.samples(contract);
        Path file = folder.resolve("seen.json");

        seen.write(file);

        JsonNode tree = new ObjectMapper().readTree(file.toFile());
        assertThat(tree).isEqualTo(tree(seen));
        assertThat(tree.path("chatspec").asText()).isEqualTo("observations");
        assertThat(tree.path("contracts").path(contract.name()).asText()).isEqualTo(contract.version());
        assertThat(tree(Observations.read(file))).isEqualTo(tree);
    }

    @Test
    void unlistedValuesKeysKindsAndTimestampsAreRead() throws IOException {
        Contract contract = Seen.contract("{\"properties\": {\"kind\": {\"enum\": [\"cat\"]}}, \"if\": {\"properties\":"
                + " {\"kind\": {\"const\": \"cat\"}}}}");
        Observations seen = new Observations();
        for (int i = 0; i < 120; i++) {
            String word = "w" + (char) ('a' + i % 26) + (char) ('a' + i / 26);
            Seen.add(seen, contract, 200, "{\"kind\": \"" + word + "\", \"" + word + "\": null}", Instant.EPOCH);
        }
        Seen.add(seen, contract, 999, "", Instant.EPOCH);
        Seen.add(seen, contract, 200, "{\"kind\": \"cat\"}", Instant.EPOCH.plusMillis(1));
        Path file = folder.resolve("seen.json");

        seen.write(file);

        Observations read = Observations.read(file);
        assertThat(tree(read)).isEqualTo(tree(seen));
        assertThat(Seen.field(read, "").manyKeys()).isTrue();
        assertThat(Seen.field(read, "/kind").words().many()).isTrue();
        assertThat(Seen.field(read, "").kinds()).containsOnlyKeys("kind=cat");
    }

    @Test
    void theSameObservationsGiveTheSameBytesAndNoOtherFile() throws IOException {
        Contract contract = Contract.builtIn("engage");
        Path one = folder.resolve("one.json");
        Path two = folder.resolve("two.json");
        Observations merged = new Observations();
        merged.merge(Seen.samples(contract));

        Seen.samples(contract).write(one);
        Files.writeString(two, "what was there before");
        merged.write(two);

        assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(one, two);
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsOneSentence() {
        assertThatThrownBy(() -> new Observations().write(folder))
                .isInstanceOf(UserError.class)
                .message()
                .satisfies(message -> assertThat(message.lines()).hasSize(2));
        assertThatThrownBy(() -> new Observations().write(folder.resolve("none").resolve("seen.json")))
                .isInstanceOf(UserError.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aSymbolicLinkIsFollowed() throws IOException {
        Path target = Files.writeString(folder.resolve("target.json"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), target.getFileName());

        new Observations().write(link);

        assertThat(link).isSymbolicLink();
        assertThat(target).content().contains("observations");
    }

    @Test
    void theSmallFileOfTheseTestsIsGood() throws IOException {
        assertThat(read(TALLY).counts("a/b").exchanges()).isEqualTo(1);
    }

    static Stream<String> damaged() {
        return Stream.of(
                "",
                "{",
                "[]",
                "{}",
                "{\"chatspec\": \"baseline\", \"version\": 1}",
                TALLY.replace("\"version\": 1", "\"version\": 0"),
                TALLY.replace("{\"a\": \"1\"}", "[]"),
                TALLY.replace("{\"a\": \"1\"}", "{\"a\": 1}"),
                TALLY.replace("{\"a\": \"1\"}", "{\"c\": \"1\"}"),
                TALLY.replace("\"200\": {\"n\"", "\"2xx\": {\"n\""),
                TALLY.replace("\"200\": {\"n\"", "\"999\": {\"n\""),
                TALLY.replace("{\"n\": 1}", "{\"n\": -1}"),
                TALLY.replace("{\"n\": 1}", "{\"n\": 1.5}"),
                TALLY.replace("{\"n\": 1}", "{\"n\": 9223372036854775807}"),
                TALLY.replace("{\"n\": 1}", "{\"n\": \"1\"}"),
                TALLY.replace("{\"n\": 1}", "1"),
                TALLY.replace("\"/x\"", "\"x\""),
                TALLY.replace("\"string\"", "\"text\""),
                TALLY.replace("\"cat\"", "\"Anna Meier\""),
                TALLY.replace("\"key\"", "\"Anna Meier\""),
                TALLY.replace("\"key\": {\"n\": 1}", "\"key\": {\"undocumented\": {\"k\": {\"undocumented\": {}}}}"),
                TALLY.replace("2026-05-01T12:00:00Z", "yesterday"),
                TALLY.replace("2026-05-01T12:00:00Z", "+1000000000-12-31T23:59:59Z"),
                TALLY.replace("\"statuses\"", "\"responses\""),
                TALLY.replace("\"n\": 1, \"words\"", "\"manyWords\": 1, \"words\""));
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void aDamagedFileIsOneSentenceAndThePlace(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ObservationsException.class)
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .hasSize(2)
                        .first()
                        .isEqualTo("Not a file of observations, or damaged; write it again."))
                .satisfies(message -> assertThat(message.lines().toList().get(1))
                        .startsWith("  " + folder.resolve("seen.json") + ":"));
    }

    @Test
    void aFileOfALaterVersionNamesTheRemedy() {
        assertThatThrownBy(() -> read(TALLY.replace("\"version\": 1", "\"version\": 2")))
                .isInstanceOf(ObservationsException.class)
                .hasMessageContaining("A later version of chatspec");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none.json"})
    void whatCannotBeReadIsOneSentence(String name) {
        assertThatThrownBy(() -> Observations.read(folder.resolve(name)))
                .isInstanceOf(ObservationsException.class)
                .hasMessageContaining(name.isEmpty() ? "This is a folder" : "Cannot read");
    }

    /** Read again, since a tree tells numbers apart by their Java types. */
    private static JsonNode tree(Observations observations) throws IOException {
        return new ObjectMapper().readTree(ObservationsJson.of(observations).toString());
    }

    private Observations read(String text) throws IOException {
        return Observations.read(Files.writeString(folder.resolve("seen.json"), text));
    }
}
