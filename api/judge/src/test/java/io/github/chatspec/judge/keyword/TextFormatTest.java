package io.github.chatspec.judge.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextFormatTest {

    private static final List<String> PARTS = List.of(
            " ", "//", ":", "http", "/", "a", "%20", "?", "#", "[", "]", "\u00e9", "+", ".", "2024-01-01T00:00:00Z");

    private static final Contract CONTRACT = Contract.builtIn("engage");

    private final SchemaEvaluator evaluator = new SchemaEvaluator(CONTRACT, CONTRACT.document(), new Patterns());

    @Test
    void noTextIsDecidedOtherwiseThanByTheValidator() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int parts = random.nextInt(6); parts >= 0; parts--) {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            check(TextFormat.ADDRESS, "uri", text.toString());
            check(TextFormat.REFERENCE, "uri-reference", text.toString());
            check(TextFormat.DATE_TIME, "date-time", text.toString());
        }
    }

    @Test
    void textsWithBlanksAroundThemAreRejected() {
        assertThat(TextFormat.ADDRESS.rejects("http:// ")).isTrue();
        assertThat(TextFormat.REFERENCE.rejects(" //")).isTrue();
        assertThat(TextFormat.DATE_TIME.rejects("2024-01-01T00:00:00Z ")).isTrue();
    }

    private void check(TextFormat format, String name, String text) {
        boolean isAccepted = evaluator.isOfFormat(name, text);
        if (format.test(text)) {
            assertThat(isAccepted).as(name + " " + text).isTrue();
        }
        // From Java 25 on, the validator does not see the blanks around what is not a URI, and accepts some of it.
        if (format.rejects(text) && text.strip().equals(text)) {
            assertThat(isAccepted).as(name + " " + text).isFalse();
        }
    }
}
