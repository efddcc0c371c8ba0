package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeRuleTest {

    private static final MediaTypeRule RULE = new MediaTypeRule();
    private static final String OK = "/paths/~1chat~1v1~1{chatId}/get/responses/200";

    @Test
    void anotherMediaTypeIsReported() {
        Mutant.assertOnly(
                findings(Headers.NONE.with("Content-Type", "text/html; charset=utf-8")),
                RULE,
                Level.ERROR,
                null,
                OK,
                "The Content-Type is \"text/html; charset=utf-8\"; promised for status 200 is application/hal+json.");
    }

    @Test
    void plainJsonIsReportedWhereHalIsPromised() {
        Mutant.assertOnly(
                findings(Headers.NONE.with("Content-Type", "application/json")),
                RULE,
                Level.ERROR,
                null,
                OK,
                "The Content-Type is \"application/json\"; promised for status 200 is application/hal+json.");
    }

    @Test
    void aMissingMediaTypeIsReported() {
        Mutant.assertOnly(
                findings(Headers.NONE.with("Date", "now")),
                RULE,
                Level.ERROR,
                null,
                OK,
                "The Content-Type is missing; promised for status 200 is application/hal+json.");
    }

    @Test
    void anInvalidMediaTypeIsReported() {
        assertThat(findings(Headers.NONE.with("Content-Type", "json")))
                .extracting(Finding::rule)
                .containsExactly(RULE.id());
    }

    @Test
    void aBodyInAnotherJsonTypeIsStillHeldAgainstItsSchema() {
        Exchange exchange = Exchange.ofOperation("helpscout/getChat")
                .status(200)
                .headers(Headers.NONE.with("Content-Type", "application/json"))
                .body("[]".getBytes(StandardCharsets.UTF_8));

        assertThat(Mutant.JUDGE.judge(exchange)).extracting(Finding::rule).containsExactly(RULE.id(), "type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/hal+json",
                "Application/HAL+JSON",
                "application/hal+json;charset=utf-8",
                "application/hal+json;charset=UTF-8",
                "application/hal+json; charset=\"utf-8\"",
                "application/hal+json;",
                "application/hal+json; charset",
                "application/HAL+json ; profile=\"https://example.com/;v=1\"; q=0.5",
                " application/hal+json ; q=\"a,b\""
            })
    void thePromisedMediaTypeIsNotReportedWhateverItsCaseAndParameters(String value) {
        assertThat(findings(Headers.NONE.with("content-type", value))).isEmpty();
    }

    @Test
    void unknownHeadersAreNotReported() {
        assertThat(Mutant.of("helpscout/getChat", "chat").findings()).isEmpty();
    }

    @Test
    void anAnswerToAHeadRequestNeedsNoBody() {
        Request head = new Request("HEAD", "/chat/v1/x", Headers.NONE.with("Authorization", "Bearer x"));
        Exchange exchange =
                Exchange.of(head).status(200).headers(Headers.NONE.with("Content-Type", "application/hal+json"));

        assertThat(Mutant.JUDGE.judge(exchange)).isEmpty();
    }

    private static List<Finding> findings(Headers headers) {
        Operation operation = Mutant.JUDGE.operations().stream()
                .filter(known -> known.qualifiedId().equals("helpscout/getChat"))
                .findFirst()
                .orElseThrow();
        Sample sample = operation.sample("chat").orElseThrow();
        return Mutant.JUDGE.judge(Exchange.ofOperation(operation.qualifiedId())
                .status(sample.status())
                .headers(headers)
                .body(sample.body()));
    }
}
