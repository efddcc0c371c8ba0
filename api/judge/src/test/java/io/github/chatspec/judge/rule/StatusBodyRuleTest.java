package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Mutant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusBodyRuleTest {

    private static final StatusBodyRule RULE = new StatusBodyRule();

    @Test
    void aRefusalThatComesAsASuccessIsReportedOnceAndAsAWhole() {
        Mutant.of("engage/getChat", "unknown-chat")
                .status(200)
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        null,
                        "/paths/~1v3.1~1chats~1{chat_id}/get/responses/200",
                        "The body is one of status 404; promised is one of status 200"
                                + " (#/paths/~1v3.1~1chats~1{chat_id}/get/responses/200).");
    }

    @Test
    void allStatusesThatTheBodyMayBeOfAreNamed() {
        assertThat(Mutant.of("helpscout/getChat", "no-valid-token").status(200).findings())
                .extracting(Finding::message)
                .containsExactly("The body is one of status 401, 404 or 429; promised is one of status 200"
                        + " (#/paths/~1chat~1v1~1{chatId}/get/responses/200).");
    }

    @Test
    void aSuccessThatComesAsARefusalIsReportedOnce() {
        assertThat(Mutant.of("helpscout/getChat", "chat").status(404).findings())
                .extracting(Finding::message)
                .containsExactly("The body is one of status 200; promised is one of status 404"
                        + " (#/paths/~1chat~1v1~1{chatId}/get/responses/404).");
    }

    @Test
    void oneSlipIsReportedAsWhatItIs() {
        assertThat(Mutant.of("engage/getChat", "unknown-chat").status(400).findings())
                .extracting(Finding::rule)
                .containsExactly("enum");
    }

    @Test
    void aBodyThatIsOfNoOtherStatusEitherIsTakenApart() {
        assertThat(Mutant.of("helpscout/getChat", "chat")
                        .remove("/id")
                        .remove("/createdAt")
                        .set("/preview", "7")
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("required", "required", "type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{} | required, required", "{\"c\": 1} | required, required", "{\"b\": \"x\"} | required, type"})
    void aStatusWithoutABodyIsNotEvidence(String body, String rules) {
        Contract contract = Contract.of("things", """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                  /thing:
                    get:
                      operationId: "getThing"
                      responses:
                        "200":
                          description: "The thing."
                          content:
                            application/json:
                              schema: {required: ["a", "b"], properties: {a: {}, b: {type: "integer"}, c: {}}}
                        "206":
                          description: "A part of the thing."
                          content: {application/json: {schema: {properties: {a: {}, b: {}, c: {}}}}}
                        "404": {description: "Anything.", content: {application/json: {schema: {}}}}
                        default: {description: "Nothing."}
                """);
        Exchange exchange =
                Exchange.ofOperation("things/getThing").status(200).body(body.getBytes(StandardCharsets.UTF_8));

        assertThat(Judge.of(contract).judge(exchange))
                .extracting(Finding::rule)
                .isEqualTo(List.of(rules.split(", ", -1)));
    }
}
