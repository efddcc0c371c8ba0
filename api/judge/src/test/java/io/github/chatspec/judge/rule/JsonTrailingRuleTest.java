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

class JsonTrailingRuleTest {

    private static final Rule RULE = Mutant.rule("json-trailing");
    private static final String OK = "/paths/~1v3.1~1chats/get/responses/200";

    @Test
    void aBodyThatContinuesIsReportedWhereItContinues() {
        Mutant.assertOnly(
                findings("{}\n {}"),
                RULE,
                Level.ERROR,
                null,
                OK,
                "The body is not JSON: the text continues after its value (line 2, column 2, byte 4); promised is a JSON"
                        + " body.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}]", "{} later", "{}<br>", "{}{}", "{},", "{} //", "{}\u0000"})
    void contentAfterTheValueIsTheOnlyFinding(String body) {
        assertThat(findings(body)).extracting(Finding::rule).containsExactly(RULE.id());
    }

    @Test
    void whiteSpaceAfterTheValueIsNotReported() {
        assertThat(findings("{\"status_code\": 4305, \"description\": \"\", \"response\": []} \r\n\t"))
                .isEmpty();
    }

    private static List<Finding> findings(String body) {
        return Mutant.JUDGE.judge(
                Exchange.ofOperation("engage/listChats").status(200).body(body.getBytes(StandardCharsets.UTF_8)));
    }
}
