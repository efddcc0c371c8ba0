package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.source.Fact;
import io.github.chatspec.source.Ledger;
import io.github.chatspec.source.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesCommandTest {

    @TempDir
    private Path folder;

    @Test
    void theMatrixEndsWithTheNumberOfSentences() {
        CommandOutput output = CommandOutput.of("sources", "--matrix");

        assertThat(output.exit()).isZero();
        List<String> lines = output.out().lines().toList();
        assertThat(lines.get(lines.size() - 1)).matches("document sentences: ([0-9]+), covered \\1");
    }

    @Test
    void linesOfADocumentThatNoSentenceHasAreNamed() throws IOException {
        Map<String, Integer> lengths = new TreeMap<>();
        for (Contract contract : Contract.builtIn()) {
            for (Sentence sentence : Ledger.of(contract).sentences()) {
                lengths.merge(sentence.document(), sentence.to(), Math::max);
            }
        }
        for (Map.Entry<String, Integer> length : lengths.entrySet()) {
            Files.writeString(folder.resolve(length.getKey()), "\n".repeat(length.getValue()));
        }
        assertThat(CommandOutput.of("sources", "--documents", folder.toString()).exit())
                .isZero();

        String document = lengths.keySet().iterator().next();
        Files.writeString(folder.resolve(document), "\n".repeat(lengths.get(document)) + "A new sentence.\n");

        CommandOutput output = CommandOutput.of("sources", "--documents", folder.toString());
        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.out())
                .contains(document + ":" + (lengths.get(document) + 1) + " belongs to no sentence of the ledger");
    }

    @Test
    void aFolderWithoutTheDocumentsIsAnErrorOfTheUser() {
        CommandOutput output = CommandOutput.of("sources", "--documents", folder.toString());

        assertThat(output.exit()).isEqualTo(2);
        assertThat(output.err()).startsWith("Cannot read the document; name the folder that contains it.");
    }

    @Test
    void sourcesCountsFactsAndOrphans() {
        CommandOutput output = CommandOutput.of("sources");

        assertThat(output.exit()).isZero();
        Contract.builtIn().forEach(contract -> assertThat(output.out()).contains(contract.name()));
        assertThat(total(output, "fields")).isEqualTo(facts(Fact.Kind.FIELD)).isGreaterThanOrEqualTo(105);
        assertThat(total(output, "status rows"))
                .isEqualTo(facts(Fact.Kind.STATUS_ROW))
                .isGreaterThanOrEqualTo(17);
        assertThat(total(output, "samples")).isEqualTo(facts(Fact.Kind.SAMPLE)).isGreaterThanOrEqualTo(17);
        assertThat(total(output, "orphans")).isZero();
    }

    @Test
    void theMatrixNamesAPlaceInTheContractForEachFact() {
        CommandOutput output = CommandOutput.of("sources", "--matrix");

        assertThat(output.exit()).isZero();
        List<String> lines = output.out().lines().toList();

        for (Contract contract : Contract.builtIn()) {
            Ledger.of(contract).facts().forEach(fact -> {
                int at = indexOfStart(lines, "  " + fact.id() + "  [");
                String place = lines.get(at + 1);
                assertThat(place).as(fact.id()).matches("      " + contract.name() + "/openapi\\.yaml:[0-9]+  #/.*");
                assertThat(contract.at(place.replaceFirst("^.*  #", "")).isMissingNode())
                        .as(place)
                        .isFalse();
            });
        }
    }

    @Test
    void theConflictsComeWithTheirRulings() {
        CommandOutput output = CommandOutput.of("sources", "--conflicts");

        assertThat(output.exit()).isZero();
        for (Contract contract : Contract.builtIn()) {
            Ledger.of(contract)
                    .conflicts()
                    .forEach(conflict -> assertThat(output.out())
                            .contains(conflict.question(), "ruling " + conflict.ruling() + ": " + conflict.decision()));
        }
    }

    private static long facts(Fact.Kind kind) {
        return Contract.builtIn().stream()
                .flatMap(contract -> Ledger.of(contract).facts().stream())
                .filter(fact -> fact.kind() == kind)
                .count();
    }

    /** Returns the last figure of the row with a label. */
    private static long total(CommandOutput output, String label) {
        return output.out()
                .lines()
                .filter(line -> line.startsWith(label + " "))
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static int indexOfStart(List<String> lines, String start) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i;
            }
        }
        throw new AssertionError("No line begins with " + start);
    }
}
