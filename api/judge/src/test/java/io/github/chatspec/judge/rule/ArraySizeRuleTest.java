package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import io.github.chatspec.judge.Thing;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArraySizeRuleTest {

    private static final Rule RULE = Mutant.rule("array-size");

    @Test
    void anEleventhRowIsReported() {
        Mutant page = Mutant.of("engage/listChats", "first-page");
        ArrayNode rows = (ArrayNode) page.tree().path("response");

        page.set("/response/-", rows.get(rows.size() - 1).deepCopy())
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        "/response",
                        "/components/schemas/ChatListEnvelope/properties/response/maxItems",
                        "Found 11 items where at most 10 are promised (list.envelope.response, list.statement.order,"
                                + " list.statement.page-size).");
    }

    @Test
    void anArrayThatIsTooShortIsReported(@TempDir Path folder) throws IOException {
        Mutant.assertOnly(
                Thing.of31(folder, "{\"type\": \"array\", \"minItems\": 2}").findings("[]"),
                RULE,
                Level.ERROR,
                "",
                Thing.SCHEMA + "/minItems",
                "Found 0 items where at least 2 are promised (#" + Thing.SCHEMA + "/minItems).");
    }

    @Test
    void oneIsNotAPlural(@TempDir Path folder) throws IOException {
        assertThat(Thing.of31(folder, "{\"type\": \"array\", \"maxItems\": 1}").findings("[1, 2]"))
                .extracting(Finding::message)
                .containsExactly("Found 2 items where at most 1 is promised (#" + Thing.SCHEMA + "/maxItems).");
        assertThat(Thing.of31(folder, "{\"type\": \"array\", \"minItems\": 2}").findings("[1]"))
                .extracting(Finding::message)
                .containsExactly("Found 1 item where at least 2 are promised (#" + Thing.SCHEMA + "/minItems).");
    }

    @Test
    void tenRowsAndNoneAreNotReported() {
        assertThat(Mutant.of("engage/listChats", "first-page").findings()).isEmpty();
        assertThat(Mutant.of("engage/listChats", "empty-page").findings()).isEmpty();
    }
}
