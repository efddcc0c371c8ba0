package io.github.chatspec.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.change.Compatibility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Five edits of a built-in contract: each has the right verdict, place and proof. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngageEditsTest {

    private static final Path ENGAGE = Path.of("..", "engage");

    private static final String MOVED = "            - \"list.asset.name\"\n";

    private Comparison comparison;

    @BeforeAll
    void compare(@TempDir Path folder) throws IOException {
        Path copy = folder.resolve("engage");
        copy(copy);
        Path file = copy.resolve("openapi.yaml");
        String edited = Files.readString(file);
        edited = replaced(
                edited,
                "        - \"closed\"\n      x-enum-facts:",
                "        - \"closed\"\n        - \"archived\"\n      x-enum-facts:");
        edited = replaced(
                edited,
                "              required:\n                - \"text\"\n",
                "              required:\n                - \"text\"\n              properties:\n"
                        + "                text:\n                  minLength: 1\n");
        edited = replaced(
                edited,
                "    TransactionId:\n      description: \"The identifier of the request, for questions to the vendor's support.\"\n"
                        + "      schema:\n        type: \"string\"\n",
                "    TransactionId:\n      description: \"The identifier of the request, for questions to the vendor's support.\"\n"
                        + "      schema:\n        allOf:\n          - type: \"string\"\n");
        edited = replaced(
                edited,
                "          headers:\n            trxid:\n              $ref: \"#/components/headers/TransactionId\"\n",
                "          headers:\n");
        edited = replaced(edited, MOVED, "");
        Files.writeString(file, edited);
        comparison = ContractComparison.of(
                        ContractRevision.read(ENGAGE.toString()), ContractRevision.read(copy.toString()))
                .run();
    }

    /** Copies the contract with its samples to a folder. */
    static void copy(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(ENGAGE)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, target.resolve(ENGAGE.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static String replaced(String text, String from, String to) {
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        return text.substring(0, at) + to + text.substring(at + from.length());
    }

    private Change change(String subject, String summary) {
        List<Change> found = comparison.changes().stream()
                .filter(change ->
                        change.subject().equals(subject) && change.summary().contains(summary))
                .toList();
        assertThat(found).as(() -> comparison.changes().toString()).hasSize(1);
        return found.get(0);
    }

    @Test
    void anEnumValueThatReadersDoNotKnowBreaksThem() {
        Change change = change("enum", "archived");

        assertThat(change.compatibility()).isEqualTo(Compatibility.BREAKING);
        assertThat(change.witness().orElseThrow().sentence()).contains("archived");
        assertThat(change.witness().orElseThrow().isRefusedByNewer()).isFalse();
    }

    @Test
    void aNarrowerConsequenceOfARuleIsCompatible() {
        Change change = change("properties", "a condition on the property \"text\" of /response/messages/* was added");

        assertThat(change.compatibility()).isEqualTo(Compatibility.COMPATIBLE);
        assertThat(change.witness().orElseThrow().isRefusedByNewer()).isTrue();
        assertThat(change.witness().orElseThrow().payload().orElseThrow().findValuesAsText("text"))
                .contains("");
    }

    @Test
    void anotherSpellingOfASchemaIsEqual() {
        assertThat(change("spelling", "type of /components/headers/TransactionId/schema is spelled differently")
                        .compatibility())
                .isEqualTo(Compatibility.EQUAL);
    }

    @Test
    void anOptionalHeaderCanBeRemoved() {
        assertThat(change("header", "trxid").compatibility()).isEqualTo(Compatibility.COMPATIBLE);
    }

    @Test
    void aFactThatIsCitedElsewhereIsDocumentation() {
        Change change = change("extension", "x-facts");

        assertThat(change.compatibility()).isEqualTo(Compatibility.DOCUMENTATION);
        assertThat(change.facts().older()).contains("list.asset.name");
        assertThat(change.facts().newer()).doesNotContain("list.asset.name");
    }

    @Test
    void aPromiseThatNoFactSupportsIsRemarked() {
        assertThat(comparison.ledger())
                .extracting(Comparison.LedgerRemark::rule)
                .contains("no-fact-changed");
    }

    @Test
    void aChangeThatIsKnownIsLeftOutWithItsRemark() {
        Change known = change("enum", "archived");

        Comparison rest = comparison.without(known::equals);

        assertThat(rest.changes()).hasSize(comparison.changes().size() - 1).doesNotContain(known);
        assertThat(rest.known()).containsExactly(known);
        assertThat(rest.ledger()).hasSize(comparison.ledger().size() - 1);
        assertThat(rest.ledger())
                .extracting(Comparison.LedgerRemark::sentence)
                .noneMatch(sentence -> sentence.contains("archived"));
        assertThat(rest.versionStep()).isEqualTo(comparison.versionStep());
    }

    @Test
    void theVersionOfABreakingChangeMustBeHigher() {
        assertThat(VersionAdvice.of(comparison).isEnough()).isFalse();
    }
}
