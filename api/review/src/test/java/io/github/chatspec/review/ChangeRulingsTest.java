package io.github.chatspec.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.source.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A change comes with the rulings of the conflicts that are about what changed, and with no others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangeRulingsTest {

    private static final Path ENGAGE = Path.of("..", "engage");
    private static final String SCHEMAS = "/components/schemas/";

    private final Ledger ledger = Ledger.of(Contract.builtIn("engage"));

    private Comparison comparison;

    @BeforeAll
    void compare(@TempDir Path folder) throws IOException {
        Path copy = folder.resolve("engage");
        EngageEditsTest.copy(copy);
        Path file = copy.resolve("openapi.yaml");
        String contract = Files.readString(file);
        contract = edited(
                contract, "    Chat:", "          type: \"string\"\n", "thread_id:", "          maxLength: 40\n");
        contract = edited(contract, "    ChatSummary:", "      required:\n", "type:", "        - \"assignee\"\n");
        contract = edited(contract, "    AbcSubType:", "      enum:\n", "type:", "        - \"picker\"\n");
        int value = contract.indexOf("        - \"listpicker\"\n", contract.indexOf("\n    AbcSubType:\n"));
        contract = contract.substring(0, value) + contract.substring(contract.indexOf('\n', value) + 1);
        contract = edited(
                contract,
                "    Message:",
                "              required:\n                - \"text\"\n",
                "then:",
                "              properties:\n                text:\n                  minLength: 1\n");
        Files.writeString(file, contract);
        comparison = ContractComparison.of(
                        ContractRevision.read(ENGAGE.toString()), ContractRevision.read(copy.toString()))
                .run();
    }

    /** Inserts lines after the first occurrence of a text that follows two others. */
    private static String edited(String contract, String first, String text, String second, String inserted) {
        int from = contract.indexOf(second, contract.indexOf("\n" + first + "\n"));
        int at = contract.indexOf(text, from) + text.length();
        return contract.substring(0, at) + inserted + contract.substring(at);
    }

    private List<String> rulings(String subject, String summary) {
        List<Change> found = comparison.changes().stream()
                .filter(change ->
                        change.subject().equals(subject) && change.summary().contains(summary))
                .toList();
        assertThat(found).as(() -> comparison.changes().toString()).hasSize(1);
        return found.get(0).facts().rulings();
    }

    private List<String> rulingsAbout(String... lines) {
        return ledger.conflicts().stream()
                .filter(conflict -> conflict.about().stream().anyMatch(List.of(lines)::contains))
                .map(conflict -> "ruling " + conflict.ruling() + ": " + conflict.decision())
                .toList();
    }

    @Test
    void aPropertyHasTheRulingsAboutIt() {
        // The same fact is a side of a conflict about the schemas of chats.
        assertThat(rulings("maxLength", "40"))
                .hasSize(1)
                .isEqualTo(rulingsAbout(SCHEMAS + "Chat/properties/thread_id"));
    }

    @Test
    void aRequirementHasTheRulingsAboutTheProperty() {
        assertThat(rulings("required", "assignee"))
                .isNotEmpty()
                .isEqualTo(rulingsAbout(SCHEMAS + "ChatSummary/properties/assignee"));
    }

    @Test
    void aValueHasTheRulingsAboutIt() {
        assertThat(rulings("enum", "listpicker"))
                .hasSize(1)
                .isEqualTo(rulingsAbout(SCHEMAS + "AbcSubType/x-enum-facts/listpicker"));
        assertThat(rulings("enum", "\"picker\"")).isEmpty();
    }

    @Test
    void aRuleOfASchemaHasTheRulingsAboutTheSchema() {
        assertThat(rulings("properties", "\"text\"")).isNotEmpty().isEqualTo(rulingsAbout(SCHEMAS + "Message"));
    }
}
