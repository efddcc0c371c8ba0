package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSyntaxRuleTest {

    private static final Rule RULE = Mutant.rule("json-syntax");
    private static final String OK = "/paths/~1v3.1~1chats/get/responses/200";

    @Test
    void aBodyThatIsCutOffIsReportedWhereItEnds() {
        assertOnly(
                "{\"status_code\":\n 4305,",
                "The body is not JSON: Unexpected end-of-input within/between Object entries (line 2, column 7, byte"
                        + " 22); promised is a JSON body.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html></html>", "{'a': 1}", "nul", "[1,]", "\"\u0001\""})
    void whatIsNotJsonIsTheOnlyFinding(String body) {
        assertThat(findings(body.getBytes(StandardCharsets.UTF_8)))
                .extracting(Finding::rule)
                .containsExactly(RULE.id());
    }

    @Test
    void aBodyOfJsonIsNotReported() {
        assertThat(Mutant.of("engage/listChats", "empty-page").findings()).isEmpty();
    }

    private static void assertOnly(String body, String sentence) {
        Mutant.assertOnly(findings(body.getBytes(StandardCharsets.UTF_8)), RULE, Level.ERROR, null, OK, sentence);
    }

    private static List<Finding> findings(byte[] body) {
        return Mutant.JUDGE.judge(
                Exchange.ofOperation("engage/listChats").status(200).body(body));
    }
}
