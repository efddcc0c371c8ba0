package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationUnknownRuleTest {

    private static final OperationUnknownRule RULE = new OperationUnknownRule();

    @Test
    void aRequestThatNoContractKnowsIsReported() {
        assertOnly(
                Exchange.of(new Request("get", "https://example.com/users?token=secret", Headers.NONE)),
                "No contract has an operation for GET /users on https://example.com.");
    }

    @Test
    void aKnownPathOnAnotherHostIsToldFromAnUnknownPath() {
        Operation list = Contract.builtIn("engage").operation("listChats").orElseThrow();

        List<Finding> findings =
                Mutant.JUDGE.judge(Exchange.of(new Request("GET", "https://example.com" + list.path(), Headers.NONE))
                        .status(200));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(RULE.id());
            assertThat(finding.contract()).contains(list.place());
            assertThat(finding.message())
                    .isEqualTo(
                            "The path of GET /v3.1/chats is that of engage/listChats, but its scheme, host and port are not those of one of the"
                                    + " contract's servers.");
        });
    }

    @Test
    void anOperationThatNoContractKnowsIsReported() {
        assertOnly(Exchange.ofOperation("acme/getUser"), "No contract has an operation for acme/getUser.");
    }

    @Test
    void aLongPathIsCut() {
        assertOnly(
                Exchange.of(new Request("GET", "/" + "a".repeat(100), Headers.NONE)),
                "No contract has an operation for GET /" + "a".repeat(54) + "….");
    }

    @Test
    void aKnownOperationIsNotReported() {
        assertThat(Mutant.of("engage/getChat", "livechat").findings()).isEmpty();
    }

    private static void assertOnly(Exchange exchange, String sentence) {
        List<Finding> findings = Mutant.JUDGE.judge(exchange.status(200).body(new byte[] {'x'}));

        Mutant.assertOnly(findings, RULE, Level.ERROR, null, null, sentence);
        assertThat(findings.get(0).operation()).isEmpty();
    }
}
