package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import org.junit.jupiter.api.Test;

class StatusUndocumentedRuleTest {

    private static final StatusUndocumentedRule RULE = new StatusUndocumentedRule();

    @Test
    void aStatusThatTheOperationDoesNotListIsReported() {
        Mutant.of("engage/getChat", "livechat")
                .status(418)
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        null,
                        "/paths/~1v3.1~1chats~1{chat_id}/get",
                        "The status 418 is not documented for engage/getChat; documented are 200, 400, 401, 404, 405"
                                + " and 500.");
    }

    @Test
    void aStatusOfAnotherVendorIsReported() {
        Mutant.of("helpscout/getChat", "chat")
                .status(405)
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        null,
                        "/paths/~1chat~1v1~1{chatId}/get",
                        "The status 405 is not documented for helpscout/getChat; documented are 200, 401, 404"
                                + " and 429.");
    }

    @Test
    void aStatusThatTheOperationListsIsNotReported() {
        for (Operation operation : Mutant.JUDGE.operations()) {
            for (Sample sample : operation.samples()) {
                assertThat(Mutant.of(operation, sample).findings())
                        .extracting(Finding::rule)
                        .doesNotContain(RULE.id());
            }
        }
    }
}
