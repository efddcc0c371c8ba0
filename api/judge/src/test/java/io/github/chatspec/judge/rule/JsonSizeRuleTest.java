package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import io.github.chatspec.judge.schema.Schemas;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonSizeRuleTest {

    private static final JsonSizeRule RULE = new JsonSizeRule();
    private static final String OK = "/paths/~1v3.1~1chats/get/responses/200";

    @Test
    void aBodyAboveTheBoundIsReportedAndNotRead() {
        Mutant.assertOnly(
                findings(new byte[Schemas.MAX_BODY_BYTES + 1]),
                RULE,
                Level.ERROR,
                null,
                OK,
                "The body has 67108865 bytes, and bodies of more than 67108864 are not judged.");
    }

    @Test
    void aBodyAtTheBoundIsJudged() {
        byte[] body = new byte[Schemas.MAX_BODY_BYTES];
        Arrays.fill(body, (byte) ' ');

        assertThat(findings(body)).extracting(Finding::rule).containsExactly("json-empty");
    }

    @Test
    void aLargeBodyForWhichNoneIsPromisedIsNotReported() {
        Exchange exchange =
                Exchange.ofOperation("engage/listChats").status(418).body(new byte[Schemas.MAX_BODY_BYTES + 1]);

        assertThat(Mutant.JUDGE.judge(exchange)).extracting(Finding::rule).containsExactly("status-undocumented");
    }

    private static List<Finding> findings(byte[] body) {
        return Mutant.JUDGE.judge(
                Exchange.ofOperation("engage/listChats").status(200).body(body));
    }
}
