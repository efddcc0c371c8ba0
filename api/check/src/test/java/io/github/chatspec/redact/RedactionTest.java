package io.github.chatspec.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private static final RedactionKey KEY = RedactionKey.of("a key for the tests".getBytes(StandardCharsets.UTF_8));
    private static final Redaction REDACTION = Redaction.of(Contract.builtIn(), KEY);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://acme.imi.chat/v3.1/chats?page=2&who=anna#top |"
                        + " https://[a-z]{4}\\.imi\\.chat/v3\\.1/chats\\?page=[1-9]&[a-z]{3}=[a-z]{4}",
                "https://me:pw@acme.imi.chat/v3.1/chats/C%20R1 | https://[a-z]{4}\\.imi\\.chat/v3\\.1/chats/[A-Z]%20[A-Z][1-9]",
                "http://localhost:8080/v3.1/chats/abc | http://localhost:8080/v3\\.1/chats/[a-z]{3}",
                "/v3.1/chats/abc | /v3\\.1/chats/[a-z]{3}",
                "https://api.helpscout.net/chat/Anna/anna.schmidt;v=anna/anna |"
                        + " https://api\\.helpscout\\.net/chat/[A-Z][a-z]{3}/[a-z]{4}\\.[a-z]{7};[a-z]=[a-z]{4}/[a-z]{4}",
                "https://shop.example:8443/v3.1/orders/7 | https://[a-z]{4}\\.[a-z]{7}:8443/v3\\.1/[a-z]{6}/[1-9]",
                "https://api.helpscout.net/chat/v1/abc?token=abcdef&key= |"
                        + " https://api\\.helpscout\\.net/chat/v1/[a-z]{3}\\?[a-z]{5}=redacted&[a-z]{3}="
            })
    void ofAnAddressStaysWhatAContractSpells(String url, String shape) throws LeftOutException {
        Request asked = new Request("GET", url, Headers.NONE);

        String redacted = REDACTION
                .redact(Exchange.of(asked).status(418))
                .request()
                .orElseThrow()
                .url();

        assertThat(redacted).matches(shape).isNotEqualTo(url);
    }

    @Test
    void ofSecretsStaysThatTheyWereSentAndOfOtherHeadersOnlyWhatAContractNames() throws LeftOutException {
        Headers sent = Headers.NONE
                .with("Access_Token", "s3cret")
                .with("TeamId", "868")
                .with("Authorization", "Bearer s3cret")
                .with("Cookie", "a=b")
                .with("User-Agent", "Anna's")
                .with("X-Api-Key", "s3cret")
                .with("Accept", "application/json, */*;q=0.8");
        Request asked = new Request("GET", "/v3.1/chats", sent);

        Headers left = REDACTION
                .redact(Exchange.of(asked).status(418))
                .request()
                .orElseThrow()
                .headers();

        assertThat(left.asMap().keySet())
                .containsExactly("Accept", "Access_Token", "Authorization", "Cookie", "TeamId");
        assertThat(left.first("access_token")).contains("redacted");
        assertThat(left.first("authorization")).contains("Bearer redacted");
        assertThat(left.first("cookie")).contains("redacted");
        assertThat(left.first("teamid").orElseThrow()).matches("[1-9]{3}").isNotEqualTo("868");
    }

    @Test
    void theHeadersThatAContractDocumentsForAResponseStayWithOtherValues() throws LeftOutException {
        Contract contract = Contract.of("limits", """
                {"openapi": "3.1.0", "info": {"title": "Limits", "version": "1"}, "paths": {"/x": {"get": {
                 "operationId": "getX", "responses": {"204": {"description": "Nothing.", "headers": {
                   "X-Left": {"required": true, "schema": {"type": "integer", "maximum": 99}},
                   "X-Kind": {"schema": {"enum": ["short", "long"]}}}}}}}}}
                """);
        Headers sent = Headers.NONE.with("X-Left", "42").with("X-Kind", "long").with("X-Other", "Anna");

        Headers left = Redaction.of(List.of(contract), KEY)
                .redact(Exchange.ofOperation("limits/getX").status(204).headers(sent))
                .headers()
                .orElseThrow();

        assertThat(left.asMap().keySet()).containsExactly("X-Kind", "X-Left");
        assertThat(left.first("x-left").orElseThrow()).matches("[1-9]{2}").isNotEqualTo("42");
        assertThat(left.first("x-kind")).contains("long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | application/json",
                "Application/JSON; charset=\"utf-8\" | Application/JSON; charset=\"utf-8\"",
                "multipart/mixed; boundary=Anna1 | multipart/mixed; xxxxxxxx=Xxxx0",
                "application/json; charset=Anna-Schmidt | application/json; charset=Xxxx-Xxxxxxx",
                "application/json; charset=iso-8859-15; anna | application/json; charset=iso-8859-15; xxxx",
                "anna/anna | xxxx/xxxx",
                "anna/a.b+json | xxxx/x.x+json",
                "Anna | Xxxx"
            })
    void ofAMediaTypeStaysWhatTheRegistriesKnow(String before, String after) {
        assertThat(REDACTION.mediaType(before)).isEqualTo(after);
    }

    @Test
    void aBodyKeepsItsStructureItsDocumentedTextsAndItsTimestamps() throws IOException, LeftOutException {
        Sample sample = Contract.builtIn("engage")
                .operation("getChat")
                .orElseThrow()
                .sample("whatsapp")
                .orElseThrow();
        JsonNode before = new ObjectMapper().readTree(sample.body());
        Exchange exchange = Exchange.ofOperation("engage/getChat").status(200).body(sample.body());

        byte[] body = REDACTION.redact(exchange).body();
        JsonNode after = new ObjectMapper().readTree(body);

        assertThat(body).hasSameSizeAs(sample.body());
        for (String kept : List.of(
                "/status_code",
                "/response/status",
                "/response/channel",
                "/response/created_at",
                "/response/messages/0/type",
                "/response/messages/0/whatsapp_sub_type")) {
            assertThat(after.at(kept)).as(kept).isEqualTo(before.at(kept));
        }
        for (String gone : List.of(
                "/description",
                "/response/chat_id",
                "/response/team_id",
                "/response/customer/name",
                "/response/customer/destination_id",
                "/response/messages/1/text",
                "/response/other_details/campaign")) {
            assertThat(after.at(gone).getNodeType()).isEqualTo(before.at(gone).getNodeType());
            assertThat(after.at(gone)).as(gone).isNotEqualTo(before.at(gone));
        }
        assertThat(after.at("/response/messages/1/timestamp")).isEqualTo(before.at("/response/messages/1/timestamp"));
        assertThat(REDACTION.redact(exchange).body()).isEqualTo(body);
    }

    @Test
    void anIdIsTheSameInThePathAndInTheBody() throws IOException, LeftOutException {
        Request asked = new Request("GET", "https://acme.imi.chat/v3.1/chats/CSR17", Headers.NONE);
        byte[] body = "{\"response\": {\"chat_id\": \"CSR17\"}}".getBytes(StandardCharsets.UTF_8);

        Exchange redacted = REDACTION.redact(Exchange.of(asked).status(200).body(body));

        assertThat(redacted.request().orElseThrow().path())
                .endsWith("/"
                        + new ObjectMapper()
                                .readTree(redacted.body())
                                .at("/response/chat_id")
                                .textValue());
    }

    @Test
    void anExchangeInWhichSomethingElseWouldBeFoundIsLeftOut() {
        Redaction redaction = Redaction.of(List.of(Contract.of("words", """
                openapi: "3.1.0"
                info: {title: "Words", version: "1"}
                paths:
                  /words:
                    get:
                      operationId: "getWord"
                      responses:
                        "200":
                          description: "The word."
                          content: {application/json: {schema: {type: "string", pattern: "^(\\\\w+) \\\\1$"}}}
                """)), KEY);
        Exchange exchange = Exchange.ofOperation("words/getWord")
                .status(200)
                .body("\"annasmith annasmith\"".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> redaction.redact(exchange))
                .isInstanceOf(LeftOutException.class)
                .hasMessage("The judge would find something else in it (format).");
    }

    @Test
    void aValueIsTriedUntilTheContractTakesItAsItTookTheOther() throws LeftOutException {
        Redaction redaction = Redaction.of(List.of(Contract.of("ages", """
                openapi: "3.1.0"
                info: {title: "Ages", version: "1"}
                paths:
                  /ages:
                    get:
                      operationId: "listAges"
                      responses:
                        "200":
                          description: "The ages."
                          content: {application/json: {schema: {type: "array", items: {type: "integer", maximum: 30}}}}
                """)), KEY);
        byte[] body = "[11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 31, 32]".getBytes(StandardCharsets.UTF_8);
        Exchange exchange = Exchange.ofOperation("ages/listAges").status(200).body(body);

        assertThat(redaction.redact(exchange).body()).hasSameSizeAs(body).isNotEqualTo(body);
    }

    @Test
    void whatAConditionOrADiscriminatorAsksForStays() throws LeftOutException {
        Redaction redaction = Redaction.of(List.of(Contract.of("things", """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                  /thing:
                    get:
                      operationId: "getThing"
                      responses:
                        "200":
                          description: "The thing."
                          content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
                components:
                  schemas:
                    Thing:
                      type: "object"
                      properties: {kind: {type: "string"}, part: {$ref: "#/components/schemas/Part"}}
                      if: {properties: {kind: {const: "bike"}}}
                      then: {required: ["wheels"]}
                    Part:
                      oneOf: [{$ref: "#/components/schemas/Bell"}, {$ref: "#/components/schemas/Lamp"}]
                      discriminator: {propertyName: "type", mapping: {b: "#/components/schemas/Bell"}}
                    Bell: {type: "object", properties: {type: {type: "string"}, sound: {type: "string"}}}
                    Lamp: {type: "object", properties: {type: {type: "string"}}, required: ["light"]}
                """)), KEY);

        assertThat(redacted(redaction, "{\"kind\": \"bike\", \"part\": {\"type\": \"b\", \"sound\": \"ring\"}}"))
                .matches("\\{\"kind\": \"bike\", \"part\": \\{\"type\": \"b\", \"sound\": \"[a-z]{4}\"}}")
                .doesNotContain("ring");
        assertThat(redacted(redaction, "{\"kind\": \"anna\", \"part\": {\"type\": \"Lamp\"}}"))
                .contains("\"Lamp\"")
                .doesNotContain("anna");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sessAbCdEfGh", "Anna.Schmidt", "Anna", "AnnaSchmidt", "anna.schmidt", "tokBcdfghjk", "a1b2c3"})
    void aKeyThatIsAPersonsOrASecretValueIsReplacedByTheSamePseudonymAsTheValue(String key)
            throws IOException, LeftOutException {
        byte[] body = "{\"more\": {\"%s\": {\"lastSeen\": 1}}, \"note\": \"%s\"}"
                .formatted(key, key)
                .getBytes(StandardCharsets.UTF_8);

        Exchange redacted = REDACTION.redact(
                Exchange.ofOperation("helpscout/getChat").status(200).body(body));

        JsonNode after = new ObjectMapper().readTree(redacted.body());
        String replacement = after.path("note").textValue();
        assertThat(replacement).isNotEqualTo(key);
        assertThat(after.at("/more").fieldNames()).toIterable().containsExactly(replacement);
        assertThat(after.at("/more").elements().next().fieldNames())
                .toIterable()
                .containsExactly("lastSeen");
    }

    @Test
    void aKeyWithTheFormOfANameIsReplacedIfItIsAValueOfTheExchange() throws IOException, LeftOutException {
        byte[] body =
                "{\"seen\": {\"anna\": 1, \"total\": 2, \"sidebar\": 3, \"sessionone\": 4}, \"first_name\": \"Anna\"}"
                        .getBytes(StandardCharsets.UTF_8);
        Request asked = new Request(
                "GET", "https://api.helpscout.net/chat/v1/abc", Headers.NONE.with("Cookie", "sid=sessionone"));

        Exchange redacted = REDACTION.redact(Exchange.of(asked).status(200).body(body));

        JsonNode after = new ObjectMapper().readTree(redacted.body());
        assertThat(after.path("seen").fieldNames())
                .toIterable()
                .hasSize(4)
                .contains("total", "sidebar")
                .doesNotContain("anna", "sessionone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customerName",
                "customer_name",
                "isA",
                "address2",
                "x",
                "_embedded",
                "@id",
                "userID",
                "xmlns",
                "utm-source",
                "strengths"
            })
    void anUndocumentedKeyWithTheFormOfANameStays(String key) throws LeftOutException {
        Exchange exchange = Exchange.ofOperation("helpscout/getChat")
                .status(200)
                .body("{\"%s\": true}".formatted(key).getBytes(StandardCharsets.UTF_8));

        assertThat(REDACTION.redact(exchange).body()).isEqualTo(exchange.body());
    }

    private static String redacted(Redaction redaction, String body) throws LeftOutException {
        Exchange exchange =
                Exchange.ofOperation("things/getThing").status(200).body(body.getBytes(StandardCharsets.UTF_8));
        return new String(redaction.redact(exchange).body(), StandardCharsets.UTF_8);
    }
}
