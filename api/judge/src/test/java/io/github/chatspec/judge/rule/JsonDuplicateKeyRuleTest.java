package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonDuplicateKeyRuleTest {

    private static final JsonDuplicateKeyRule RULE = new JsonDuplicateKeyRule();

    @Test
    void aKeyThatComesTwiceIsReportedAtTheKey() {
        Mutant.assertOnly(
                findings("{\"message\": \"one\",\n \"message\": \"two\"}"),
                RULE,
                Level.ERROR,
                "/message",
                "/paths/~1chat~1v1~1{chatId}/get/responses/404",
                "The key \"message\" is repeated (line 2, column 2, byte 20); a key may occur"
                        + " once (RFC 8259, section 4).");
    }

    @Test
    void aKeyThatComesTwiceDeepInTheBodyIsReportedThere() {
        assertThat(findings(
                        "{\"message\": \"one\", \"_embedded\": {\"errors\": [{\"path\": \"a\", \"path\": \"b\"}]}}"))
                .extracting(finding -> finding.pointer().orElseThrow())
                .containsExactly("/_embedded/errors/0/path");
    }

    @Test
    void theLastValueIsTheOneThatIsJudged() {
        assertThat(findings("{\"message\": 1, \"message\": \"two\"}"))
                .extracting(Finding::rule)
                .containsExactly(RULE.id());
    }

    @Test
    void aKeyThatComesOnceIsNotReported() {
        assertThat(findings("{\"message\": \"one\"}")).isEmpty();
    }

    private static List<Finding> findings(String body) {
        return Mutant.JUDGE.judge(
                Exchange.ofOperation("helpscout/getChat").status(404).body(body.getBytes(StandardCharsets.UTF_8)));
    }
}
