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
import org.junit.jupiter.params.provider.ValueSource;

class RequestTypeRuleTest {

    @Test
    void anEmptyValueIsAcceptedWhereTheContractAllowsIt() {
        String contract = """
                {"openapi": "3.0.3", "info": {"title": "Things", "version": "1"},
                 "paths": {"/thing": {"get": {"operationId": "getThing", "responses": {"200": {"description": "It."}},
                   "parameters": [{"name": "flag", "in": "query", "allowEmptyValue": %s, "schema": {"type": "boolean"}}]}}}}
                """;

        for (String url : List.of("/thing?flag", "/thing?flag=")) {
            Exchange exchange =
                    Exchange.of(new Request("GET", url, Headers.NONE)).status(200);

            assertThat(Judge.of(Contract.of("things", contract.formatted(true))).judge(exchange))
                    .isEmpty();
            assertThat(Judge.of(Contract.of("things", contract.formatted(false)))
                            .judge(exchange))
                    .extracting(Finding::rule)
                    .containsExactly("request-type");
        }
    }

    private static final RequestTypeRule RULE = new RequestTypeRule();

    private static final Headers HEADERS =
            Headers.NONE.with("access_token", "x").with("teamid", "868");

    @ParameterizedTest
    @CsvSource({
        "few, is not the integer that the contract requires",
        "0, violates the minimum 1 of the contract",
        "-1, violates the minimum 1 of the contract",
        "1.5, is not the integer that the contract requires",
        "'', is not the integer that the contract requires",
        "' 1', is not the integer that the contract requires",
        "1e0, is not the integer that the contract requires"
    })
    void aPageThatIsNotAPositiveIntegerIsReported(String page, String violation) {
        Mutant.assertOnly(
                findings("/v3.1/chats?page=" + page.replace(" ", "%20")),
                RULE,
                Level.WARNING,
                null,
                "/components/parameters/Page",
                "The request has \"" + page + "\" as the query parameter \"page\", which " + violation
                        + " (list.statement.page).");
    }

    @ParameterizedTest
    @CsvSource({"/v3.1/chats", "/v3.1/chats?page=1", "/v3.1/chats?page=2147483648", "/v3.1/chats?other=few"})
    void aValidPageIsNotReported(String url) {
        assertThat(findings(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/things/7/x?on=true, ",
        "/things/seven/x, path parameter \"id\"",
        "/things/7/x?on=yes, query parameter \"on\"",
        "/things/7/x?ratio=0.5, ",
        "/things/7/x?ratio=half, query parameter \"ratio\"",
        "/things/7/x?kind=a, ",
        "/things/7/x?kind=c, query parameter \"kind\"",
        "/things/7/x?list=a&list=b, ",
        "/things/7/x?list=a, "
    })
    void eachParameterIsReadAsItsType(String url, String wrong) {
        Contract contract = Contract.of("things", """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                  /things/{id}/x:
                    get:
                      operationId: "getThing"
                      parameters:
                        - {name: "id", in: "path", required: true, schema: {type: "integer"}}
                        - {name: "on", in: "query", schema: {type: "boolean"}}
                        - {name: "ratio", in: "query", schema: {type: "number"}}
                        - {name: "kind", in: "query", schema: {enum: ["a", "b"]}}
                        - {name: "list", in: "query", schema: {type: "array", items: {type: "string"}}}
                      responses:
                        "204": {description: "Nothing."}
                """);

        List<Finding> findings = Judge.of(contract)
                .judge(Exchange.of(new Request("GET", url, Headers.NONE)).status(204));

        assertThat(findings).hasSize(wrong == null ? 0 : 1).allSatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(RULE.id());
            assertThat(finding.message()).contains(" as the " + wrong + ", which is not ");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {in: query, schema: {type: array, items: {type: integer}}} | /t?p=1&p=2 | /t?p=1&p=b
                    {in: query, explode: false, schema: {type: array, items: {type: integer}}} | /t?p=1,2 | /t?p=1,b
                    {in: query, explode: false, schema: {type: array, maxItems: 2}} | /t?p=1,2 | /t?p=1,2,3
                    {in: query, style: spaceDelimited, explode: false, schema: {type: array, items: {type: integer}}} | /t?p=1%202 | /t?p=1,2
                    {in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {type: integer}}} | /t?p=1%7C2 | /t?p=1,2
                    {in: query, style: deepObject, schema: {type: object, properties: {n: {type: integer}}}} | /t?p[n]=1 | /t?p[n]=b
                    {in: query, style: deepObject, schema: {type: object, properties: {n: {type: array, items: {type: integer}}}}} | /t?p[n]=1&p[n]=2 | /t?p[n]=1&p[n]=b
                    {in: query, schema: {type: object, required: [n], properties: {n: {type: integer}, m: {}}}} | /t?n=1 | /t?m=1
                    {in: query, explode: false, schema: {type: object, properties: {n: {type: integer}}}} | /t?p=n,1 | /t?p=n,b
                    {in: query, explode: false, schema: {type: object}} | /t?p=n,1 | /t?p=n
                    {in: query, content: {application/json: {schema: {type: object, required: [n]}}}} | /t?p={%22n%22:1} | /t?p={}
                    {in: header, schema: {type: array, items: {type: integer}}} | 1, 2 | 1, b
                    {in: header, explode: true, schema: {type: object, properties: {n: {type: integer}}}} | n=1 | n=b
                    {in: cookie, explode: false, schema: {type: array, items: {type: integer}}} | p=1,2 | p=1,b
                    """)
    void aParameterIsReadInItsStyle(String parameter, String good, String bad) {
        Judge judge = Judge.of(Contract.of("things", """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                  /t:
                    get:
                      operationId: "getThing"
                      parameters: [{name: "p", %s]
                      responses:
                        "204": {description: "Nothing."}
                """.formatted(parameter.substring(1))));

        assertThat(judge.judge(styled(parameter, good))).isEmpty();
        assertThat(judge.judge(styled(parameter, bad)))
                .extracting(Finding::rule)
                .containsExactly(RULE.id());
    }

    private static Exchange styled(String parameter, String value) {
        Headers headers = parameter.contains("in: header")
                ? Headers.NONE.with("p", value)
                : parameter.contains("in: cookie") ? Headers.NONE.with("Cookie", value) : Headers.NONE;
        return Exchange.of(new Request("GET", value.startsWith("/") ? value : "/t", headers))
                .status(204);
    }

    @ParameterizedTest
    @CsvSource({
        "/t/{p}, style: simple, 'a,1', 'a,1,b'",
        "/t/{p}, 'style: label, explode: true', .a.1, .a.1.b",
        "/t/{p}, style: label, '.a,1', '.a,1,b'",
        "/t/{p}, style: matrix, ';p=a,1', ';p=a,1,b'",
        "/t/{p}, 'style: matrix, explode: true', ';p=a;p=1', ';p=a;p=1;p=b'"
    })
    void aPathParameterIsReadInItsStyle(String path, String style, String good, String bad) {
        Judge judge = Judge.of(Contract.of("things", """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                  %s:
                    get:
                      operationId: "getThing"
                      parameters:
                        - {name: "p", in: path, required: true, %s, schema: {type: array, minItems: 2, maxItems: 2}}
                      responses:
                        "204": {description: "Nothing."}
                """.formatted(path, style)));

        assertThat(judge.judge(Exchange.of(new Request("GET", "/t/" + good, Headers.NONE))
                        .status(204)))
                .isEmpty();
        assertThat(judge.judge(Exchange.of(new Request("GET", "/t/" + bad, Headers.NONE))
                        .status(204)))
                .extracting(Finding::rule)
                .containsExactly(RULE.id());
    }

    @ParameterizedTest
    @CsvSource({"style: label, .7, .b", "style: matrix, ;p=7, ;p=b", "style: simple, 7, ;p=7"})
    void aSinglePathValueIsReadInItsStyle(String style, String good, String bad) {
        Judge judge = Judge.of(Contract.of("things", """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                  /t/{p}:
                    get:
                      operationId: "getThing"
                      parameters: [{name: "p", in: path, required: true, %s, schema: {type: integer}}]
                      responses:
                        "204": {description: "Nothing."}
                """.formatted(style)));

        assertThat(judge.judge(Exchange.of(new Request("GET", "/t/" + good, Headers.NONE))
                        .status(204)))
                .isEmpty();
        assertThat(judge.judge(Exchange.of(new Request("GET", "/t/" + bad, Headers.NONE))
                        .status(204)))
                .extracting(Finding::rule)
                .containsExactly(RULE.id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: integer, minimum: 3 | 2 | violates the minimum 3 of the contract",
                "type: integer, maximum: 3 | 4 | violates the maximum 3 of the contract",
                "type: number, exclusiveMinimum: 3 | 3 | violates the exclusiveMinimum 3 of the contract",
                "type: number, exclusiveMaximum: 3 | 3.0 | violates the exclusiveMaximum 3 of the contract",
                "type: integer, multipleOf: 2 | 3 | does not conform to the contract",
                "type: integer, format: int32 | 2147483648 | violates the format \"int32\" of the contract",
                "type: string, minLength: 2 | a | violates the minLength 2 of the contract",
                "type: string, maxLength: 1 | ab | violates the maxLength 1 of the contract",
                "type: string, pattern: '^a$' | ab | violates the pattern \"^a$\" of the contract",
                "type: string, format: date | ab | violates the format \"date\" of the contract",
                "type: string, const: a | ab | does not conform to the contract",
                "type: boolean, const: true | false | does not conform to the contract",
                "type: [integer, 'null'] | ab | is not the integer or null that the contract requires",
                "type: integer, enum: [1, 2] | 3 | is not one of the documented values 1 and 2",
                "enum: [a] | b | is not the one documented value \"a\""
            })
    void theViolatedKeywordIsNamed(String schema, String value, String violation) {
        Contract contract = Contract.of("things", """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                  /thing:
                    get:
                      operationId: "getThing"
                      parameters:
                        - {name: "q", in: "query", schema: {%s}}
                      responses:
                        "204": {description: "Nothing."}
                """.formatted(schema));

        assertThat(Judge.of(contract)
                        .judge(Exchange.of(new Request("GET", "/thing?q=" + value, Headers.NONE))
                                .status(204)))
                .extracting(Finding::message)
                .containsExactly("The request has \"" + value + "\" as the query parameter \"q\", which " + violation
                        + " (#/paths/~1thing/get/parameters/0).");
    }

    @ParameterizedTest
    @CsvSource({"minimum, exclusiveMinimum", "maximum, exclusiveMaximum"})
    void aBoundOfOpenApi30MayBeExclusive(String bound, String exclusive) {
        Contract contract = Contract.of("things", """
                openapi: "3.0.3"
                info: {title: "Things", version: "1"}
                paths:
                  /thing:
                    get:
                      operationId: "getThing"
                      parameters:
                        - {name: "q", in: "query", schema: {type: "integer", %s: 3, %s: true}}
                      responses:
                        "204": {description: "Nothing."}
                """.formatted(bound, exclusive));

        assertThat(Judge.of(contract)
                        .judge(Exchange.of(new Request("GET", "/thing?q=3", Headers.NONE))
                                .status(204)))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.message()).contains(", which violates the " + bound + " 3 of"));
    }

    @ParameterizedTest
    @CsvSource({"header, X-Shop", "query, code", "query, Access_Token", "header, PassWord", "cookie, harmless"})
    void aSecretIsNotShown(String in, String name) {
        Contract contract = Contract.of("things", """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                  /thing:
                    get:
                      operationId: "getThing"
                      security: [{shop: [], code: []}]
                      parameters:
                        - {name: "%s", in: "%s", schema: {type: "integer"}}
                      responses:
                        "204": {description: "Nothing."}
                components:
                  securitySchemes:
                    shop: {type: "apiKey", in: "header", name: "x-shop"}
                    code: {type: "apiKey", in: "query", name: "code"}
                """.formatted(name, in));
        String url = "/thing?code=hush&Access_Token=hush";
        Headers headers =
                Headers.NONE.with("X-Shop", "hush").with("Password", "hush").with("Cookie", "harmless=hush");

        assertThat(Judge.of(contract)
                        .judge(Exchange.of(new Request("GET", url, headers)).status(204)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith("The request has a value (not shown) as the " + in + " parameter \"" + name + "\",")
                        .doesNotContain("hush"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "content-type", "AUTHORIZATION"})
    void aHeaderThatOpenApiIgnoresIsNeitherTypedNorMissed(String name) {
        Contract contract = Contract.of("things", """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                  /thing:
                    get:
                      operationId: "getThing"
                      parameters:
                        - {name: "%s", in: "header", required: true, schema: {type: "integer"}}
                      responses:
                        "204": {description: "Nothing."}
                """.formatted(name));

        for (Headers headers : List.of(Headers.NONE, Headers.NONE.with(name, "x"))) {
            assertThat(Judge.of(contract)
                            .judge(Exchange.of(new Request("GET", "/thing", headers))
                                    .status(204)))
                    .isEmpty();
        }
    }

    @Test
    void anEmptyPathParameterMatchesNoOperation() {
        Exchange exchange =
                Exchange.of(new Request("GET", "/chat/v1/", HEADERS)).status(404);

        assertThat(Mutant.JUDGE.judge(exchange)).extracting(Finding::rule).containsExactly("operation-unknown");
    }

    private static List<Finding> findings(String url) {
        byte[] body =
                Mutant.of("engage/listChats", "empty-page").tree().toString().getBytes(StandardCharsets.UTF_8);
        return Mutant.JUDGE.judge(
                Exchange.of(new Request("GET", url, HEADERS)).status(200).body(body));
    }
}
