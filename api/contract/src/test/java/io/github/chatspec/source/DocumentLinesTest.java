package io.github.chatspec.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.io.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentLinesTest {

    private static final Ledger LEDGER = Ledger.read("""
            documents:
              one:
                file: "one.txt"
            sentences:
              - document: one
                rows:
                  - { lines: "1", silent: "a heading" }
                  - { lines: "3-4", facts: ["one.field"] }
            """.getBytes(StandardCharsets.UTF_8), "sources.yaml");

    @TempDir
    private Path folder;

    @Test
    void aDocumentWhoseLinesAllBelongToSentencesHasNoneMissing() throws IOException {
        Files.writeString(folder.resolve("one.txt"), "Heading\n\nfield\nA field.\n\n");

        assertThat(DocumentLines.missing(LEDGER, folder)).isEmpty();
    }

    @Test
    void aLineOfNoSentenceIsNamed() throws IOException {
        Files.writeString(folder.resolve("one.txt"), "Heading\nfield\nA field.\nIt is new.\nAnd more.");

        assertThat(DocumentLines.missing(LEDGER, folder)).containsExactly("one.txt:2", "one.txt:5");
    }

    @Test
    void aSentenceAfterTheEndOfItsDocumentIsNamed() throws IOException {
        Files.writeString(folder.resolve("one.txt"), "Heading\n");

        assertThat(DocumentLines.missing(LEDGER, folder)).containsExactly("one.txt:4");
    }

    @Test
    void aDocumentThatIsNotThereIsAnErrorOfTheUser() {
        assertThatThrownBy(() -> DocumentLines.missing(LEDGER, folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("one.txt");
    }
}
