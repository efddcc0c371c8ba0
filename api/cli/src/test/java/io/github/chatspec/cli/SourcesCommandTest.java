package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
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
}
