package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP defines itself needs no row in a contract, and what the contract documents is still judged. */
class HttpSemanticsTest {

    private static final Headers TOKENS = Headers.NONE.with("access_token", "x").with("teamid", "868");
    private static final Headers JSON = Headers.NONE.with("Content-Type", "application/json");
    private static final Judge THINGS = Judge.of(Contract.of("things", """
            openapi: "3.1.0"
            info: {title: "Things", version: "1"}
            paths:
              /things:
                get:
                  operationId: "getThing"
                  responses:
                    "200":
                      description: "The thing."
                      content: {application/json: {schema: {type: "string"}}}
                    default:
                      description: "A problem."
                      content: {application/json: {schema: {type: "integer"}}}
                options:
                  operationId: "describeThings"
                  responses:
                    "200":
                      description: "What can be done."
                      content: {application/json: {schema: {type: "boolean"}}}
            """));

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 403, 500})
    void aPreflightIsNotJudged(int status) {
        Request request =
                new Request("OPTIONS", "/v3.1/chats", Headers.NONE.with("Access-Control-Request-Method", "GET"));

        assertThat(Mutant.JUDGE.judge(Exchange.of(request).status(status).headers(Headers.NONE)))
                .isEmpty();
    }

    @Test
    void aDocumentedOptionsIsJudged() {
        Request request = new Request("OPTIONS", "/things", Headers.NONE.with("Access-Control-Request-Method", "GET"));

        assertThat(THINGS.judge(answered(request, 200, "true"))).isEmpty();
        assertThat(THINGS.judge(answered(request, 200, "1")))
                .extracting(Finding::fingerprint)
                .containsExactly("type things/describeThings 200 (body)");
    }

    @Test
    void optionsWithoutARowIsFineIfItSucceeds() {
        Request request = new Request("OPTIONS", "/v3.1/chats", Headers.NONE);

        assertThat(Mutant.JUDGE.judge(Exchange.of(request).status(204).headers(Headers.NONE)))
                .isEmpty();
        assertThat(Mutant.JUDGE.judge(Exchange.of(request).status(418).headers(Headers.NONE)))
                .extracting(Finding::rule)
                .contains("status-undocumented");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 101, 103})
    void anInformationalStatusNeedsNoRow(int status) {
        assertThat(Mutant.JUDGE.judge(answered(chats(TOKENS), status, ""))).isEmpty();
        assertThat(Mutant.JUDGE.judge(answered(chats(TOKENS), status, "{}")))
                .extracting(Finding::rule)
                .containsExactly("status-undocumented");
    }

    @Test
    void noContentWithoutARowIsAWarning() {
        assertThat(Mutant.JUDGE.judge(answered(chats(TOKENS), 204, "")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("status-undocumented");
                    assertThat(finding.level()).isEqualTo(Level.WARNING);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 204, 304})
    void aStatusWithoutABodyLacksNothingThatTheDefaultPromises(int status) {
        Request request = new Request("GET", "/things", Headers.NONE);

        for (Headers headers : List.of(Headers.NONE, JSON)) {
            assertThat(THINGS.judge(Exchange.of(request).status(status).headers(headers)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"If-None-Match, 0", "If-Modified-Since, 0", "Accept, 1"})
    void notModifiedNeedsNoRowAfterAConditionalRequest(String header, int findings) {
        Exchange exchange = answered(chats(TOKENS.with(header, "\"a\"")), 304, "");

        assertThat(Mutant.JUDGE.judge(exchange)).hasSize(findings);
    }

    @Test
    void aStoredBodyIsJudgedAsThatOfTheResponseThatWasStored() {
        Request request = new Request("GET", "/things", Headers.NONE.with("If-None-Match", "\"a\""));

        assertThat(THINGS.judge(answered(request, 304, "\"a\""))).isEmpty();
        assertThat(THINGS.judge(answered(request, 304, "1")))
                .extracting(Finding::fingerprint)
                .containsExactly("type things/getThing 200 (body)");
        assertThat(THINGS.judge(answered(request, 304, "<p>").headers(Headers.NONE.with("Content-Type", "text/html"))))
                .isEmpty();
    }

    @Test
    void headNeedsNoTypeAndNoBody() {
        Request request = new Request("HEAD", "/things", Headers.NONE);

        assertThat(THINGS.judge(Exchange.of(request).status(200).headers(Headers.NONE)))
                .isEmpty();
        assertThat(THINGS.judge(
                        Exchange.of(request).status(200).headers(Headers.NONE.with("Content-Type", "text/html"))))
                .extracting(Finding::rule)
                .containsExactly("media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "POST", "PUT", "BREW"})
    void aMethodThatTheContractRefusesMustNotSucceed(String method) {
        Request request = new Request(method, "/v3.1/chats/C1", Headers.NONE);
        byte[] chat = Mutant.of("engage/getChat", "livechat").tree().toString().getBytes(StandardCharsets.UTF_8);
        String shown = method.equals("BREW") ? "XXXX" : method;

        assertThat(Mutant.JUDGE.judge(
                        Exchange.of(request).status(200).headers(JSON).body(chat)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("operation-unknown");
                    assertThat(finding.level()).isEqualTo(Level.ERROR);
                    assertThat(finding.fingerprint()).isEqualTo("operation-unknown engage/getChat 200 - " + shown);
                    assertThat(finding.message())
                            .isEqualTo(
                                    "The path belongs to engage/getChat, whose method is GET, and the contract promises"
                                            + " status 405 for " + shown + "; found is status 200.");
                });
    }

    @Test
    void aRefusalOfSuchAMethodIsJudgedByItsRow() {
        Request request = new Request("DELETE", "/v3.1/chats/C1", TOKENS);
        Mutant refusal = Mutant.of("engage/getChat", "wrong-method");
        byte[] body = refusal.tree().toString().getBytes(StandardCharsets.UTF_8);

        assertThat(Mutant.JUDGE.judge(Exchange.of(request).status(405).body(body)))
                .isEmpty();
        assertThat(Mutant.JUDGE.judge(Exchange.of(request).status(405).body(new byte[] {'1'})))
                .extracting(Finding::rule)
                .contains("type");
    }

    private static Request chats(Headers headers) {
        return new Request("GET", "/v3.1/chats", headers);
    }

    private static Exchange answered(Request request, int status, String body) {
        return Exchange.of(request).status(status).headers(JSON).body(body.getBytes(StandardCharsets.UTF_8));
    }
}
