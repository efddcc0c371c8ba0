package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Mutant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestMatchRuleTest {

    private static final RequestMatchRule RULE = new RequestMatchRule();
    private static final Headers HEADERS =
            Headers.NONE.with("access_token", "t").with("teamid", "868");

    @Test
    void theChatOfAnotherIdIsReported() {
        Mutant.assertOnly(
                findings("C1", "\"C2\""),
                RULE,
                Level.WARNING,
                "/response/chat_id",
                "/components/schemas/Chat/properties/chat_id/x-same-as",
                "chat_id is \"C2\", but the request asked for \"C1\" (detail.chat.chat_id).");
    }

    @ParameterizedTest
    @CsvSource({"C1, C1", "a%20b, a b", "a%2Fb, a/b", "%C3%A9, é", "a~b, a\\u007eb"})
    void theIdThatWasAskedForIsNotReported(String sent, String received) {
        assertThat(findings(sent, "\"" + received + "\"")).isEmpty();
    }

    @Test
    void anIdOfAnotherTypeIsReportedOnlyAsThat() {
        assertThat(findings("C1", "7")).extracting(Finding::rule).containsExactly("type");
    }

    @Test
    void aResponseWithoutARequestHasNothingToRepeat() {
        assertThat(Mutant.of("engage/getChat", "sms-minimal")
                        .set("/response/chat_id", "\"C2\"")
                        .findings())
                .isEmpty();
    }

    @Test
    void aSchemaThatIsNotCompiledIsComparedToo() {
        RuleExample uncompiled = RuleExample.bodyOf(
                "/things/7",
                "{\"properties\": {\"id\": {\"x-same-as\": \"$request.path.id\"}}, \"unevaluatedProperties\": false}",
                "{\"id\": \"8\"}");

        assertThat(Judge.judge(uncompiled)).extracting(Finding::rule).containsExactly(RULE.id());
    }

    @ParameterizedTest
    @CsvSource({"8, 1", "7, 0"})
    void aNumberIsComparedByItsText(String received, int findings) {
        RuleExample example = RuleExample.bodyOf(
                "/things/7",
                "{\"properties\": {\"id\": {\"x-same-as\": \"$request.path.id\"}}}",
                "{\"id\": " + received + "}");

        assertThat(Judge.judge(example)).hasSize(findings);
    }

    private static List<Finding> findings(String sent, String received) {
        String body = Mutant.of("engage/getChat", "sms-minimal")
                .set("/response/chat_id", received)
                .text();
        Judge judge = Judge.of(Contract.builtIn("engage"));
        return judge.judge(Exchange.of(new Request("GET", "https://acme.imi.chat/v3.1/chats/" + sent, HEADERS))
                .status(200)
                .headers(Headers.NONE.with("Content-Type", "application/json"))
                .body(body.getBytes(StandardCharsets.UTF_8)));
    }
}
