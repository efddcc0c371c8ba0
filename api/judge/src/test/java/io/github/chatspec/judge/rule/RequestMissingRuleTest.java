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

class RequestMissingRuleTest {

    private static final RequestMissingRule RULE = new RequestMissingRule();

    private static final Headers ALL = Headers.NONE.with("Access_Token", "x").with("TeamId", "868");

    @Test
    void aMissingHeaderIsReported() {
        Mutant.assertOnly(
                findings(Headers.NONE.with("access_token", "x")),
                RULE,
                Level.WARNING,
                null,
                "/components/parameters/TeamId",
                "The request has no header \"teamid\"; engage/listChats always requires it.");
    }

    @Test
    void aMissingTokenIsReported() {
        Mutant.assertOnly(
                findings(Headers.NONE.with("teamid", "868")),
                RULE,
                Level.WARNING,
                null,
                "/components/securitySchemes/accessToken",
                "The request has no header \"access_token\"; engage/listChats always requires it.");
    }

    @Test
    void theRequestIsReportedWhateverIsWrongWithTheAnswer() {
        Exchange exchange =
                Exchange.of(new Request("GET", "/v3.1/chats", Headers.NONE)).status(418);

        assertThat(Mutant.JUDGE.judge(exchange))
                .extracting(Finding::rule)
                .containsExactly(RULE.id(), RULE.id(), "status-undocumented");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "ids=1&f%5Bn%5D=3&color=red | none",
                "ids=1&ids=2&f[n]=3&f[m]=4&size=1 | none",
                "ids=&f[]=3&color= | none",
                "f[n]=3&color=red | ids",
                "ids=1&color=red | f",
                "ids=1&f=3&color=red | none",
                "ids=1&f[n]=3&other=red | free",
                "ids=1&f[n]=3 | free",
            })
    void aParameterIsFoundInItsStyle(String query, String missing) {
        Judge judge = Judge.of(Contract.of("things", """
                {"openapi": "3.0.3", "info": {"title": "Things", "version": "1"},
                 "paths": {"/thing": {"get": {"operationId": "getThing", "responses": {"200": {"description": "It."}},
                   "parameters": [
                     {"name": "ids", "in": "query", "required": true, "schema": {"type": "array"}},
                     {"name": "other", "in": "query"},
                     {"name": "f", "in": "query", "required": true, "style": "deepObject",
                      "schema": {"type": "object"}},
                     {"name": "free", "in": "query", "required": true,
                      "schema": {"type": "object", "properties": {"color": {}, "size": {}},
                                 "additionalProperties": false}}]}}}}
                """));

        assertThat(judge.judge(Exchange.of(new Request("GET", "/thing?" + query, Headers.NONE))
                        .status(200)))
                .filteredOn(finding -> finding.rule().equals(RULE.id()))
                .extracting(Finding::message)
                .containsExactlyElementsOf(
                        missing == null
                                ? List.of()
                                : List.of("The request has no query \"" + missing
                                        + "\"; things/getThing always requires it."));
    }

    @ParameterizedTest
    @CsvSource({
        "/thing?q=1, session=a, ",
        "/thing?q=, session=, ",
        "/thing, a=b; session=c, query \"q\"",
        "/thing?q=1, sess=a, cookie \"session\"",
        "/thing?Q=1, session=a, query \"q\""
    })
    void parametersOfTheQueryAndCookiesAreLookedFor(String url, String cookies, String missing) {
        Contract contract = Contract.of("things", """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                  /thing:
                    get:
                      operationId: "getThing"
                      parameters:
                        - {name: "q", in: "query", required: true, schema: {type: "string"}}
                        - {name: "session", in: "cookie", required: true, schema: {type: "string"}}
                        - {name: "more", in: "query", schema: {type: "string"}}
                      responses:
                        "204": {description: "Nothing."}
                """);
        Request request = new Request("GET", url, Headers.NONE.with("Cookie", cookies));

        assertThat(Judge.of(contract).judge(Exchange.of(request).status(204)))
                .extracting(Finding::message)
                .isEqualTo(
                        missing == null
                                ? List.of()
                                : List.of("The request has no " + missing + "; things/getThing always requires it."));
    }

    @Test
    void aRequestWithAllThatIsAskedForIsNotReported() {
        assertThat(findings(ALL)).isEmpty();
    }

    @Test
    void headersThatWereNotRecordedAreNotReported() {
        assertThat(findings(Headers.NONE.incomplete())).isEmpty();
        assertThat(findings(Headers.NONE.incomplete().with("teamid", "868"))).isEmpty();
    }

    @Test
    void aRequestToAnUnknownOperationIsNotReported() {
        assertThat(Mutant.of("engage/listChats", "empty-page").findings()).isEmpty();
    }

    private static List<Finding> findings(Headers headers) {
        byte[] body =
                Mutant.of("engage/listChats", "empty-page").tree().toString().getBytes(StandardCharsets.UTF_8);
        return Mutant.JUDGE.judge(Exchange.of(new Request("GET", "/v3.1/chats", headers))
                .status(200)
                .body(body));
    }

    @ParameterizedTest
    @CsvSource({
        "'type: http, scheme: Basic', Basic YTpi, Bearer x",
        "'type: http, scheme: bearer', bearer x, Basic YTpi",
        "'type: http, scheme: digest', 'Digest username=\"a\"', Bearer x",
        "'type: oauth2, flows: {}', Bearer x, Basic YTpi",
        "'type: openIdConnect, openIdConnectUrl: \"https://a.example\"', Bearer x, x"
    })
    void aCredentialHasTheDocumentedScheme(String scheme, String good, String bad) {
        Judge judge = Judge.of(Contract.of("things", """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                security: [{auth: []}]
                paths:
                  /thing:
                    get:
                      operationId: "getThing"
                      responses:
                        "204": {description: "Nothing."}
                  /public:
                    get:
                      operationId: "getPublic"
                      security: []
                      responses:
                        "204": {description: "Nothing."}
                components:
                  securitySchemes:
                    auth: {%s}
                """.formatted(scheme)));

        assertThat(judge.judge(authorized("/thing", good))).isEmpty();
        assertThat(judge.judge(authorized("/public", bad))).isEmpty();
        assertThat(judge.judge(authorized("/thing", bad))).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(RULE.id());
            assertThat(finding.message())
                    .contains("is not a credential of the scheme ")
                    .doesNotContain(bad);
        });
    }

    private static Exchange authorized(String url, String value) {
        return Exchange.of(new Request("GET", url, Headers.NONE.with("Authorization", value)))
                .status(204);
    }
}
