package io.github.chatspec.mock.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.testing.TestHttp;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a mock answers for documented responses that have no example. */
class DocumentedAnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CONTRACT = """
            openapi: "3.0.3"
            info: {title: "Pets", version: "1"}
            paths:
              /pets:
                get:
                  responses:
                    "200":
                      description: "Pets."
                      content:
                        application/json:
                          schema: {type: "array", items: {$ref: "#/components/schemas/Pet"}}
                        application/xml:
                          schema: {type: "array", items: {$ref: "#/components/schemas/Pet"}}
                    "4XX":
                      description: "Refused."
                      content: {application/json: {example: {m: "client"}}}
                    default:
                      description: "Failed."
                      content: {application/json: {example: {m: "err"}}}
                post:
                  responses:
                    "201":
                      description: "Made."
                      headers:
                        Location: {schema: {type: "string"}, example: "/pets/7"}
                        ETag: {required: true, schema: {type: "string", pattern: "^W/[a-f0-9]{4}$"}}
                    "202":
                      description: "Later."
              /pets/{id}:
                parameters: [{name: "id", in: "path", required: true, schema: {type: "string"}}]
                get:
                  responses:
                    "200":
                      description: "A pet."
                      content: {application/json: {schema: {$ref: "#/components/schemas/Known"}}}
                delete:
                  responses:
                    "204": {description: "Gone."}
                    "404": {description: "None.", content: {application/json: {example: {m: "no"}}}}
                put:
                  responses:
                    default:
                      description: "Whatever happened."
                      content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
              /photo:
                get:
                  responses:
                    "200":
                      description: "XML."
                      content: {application/xml: {schema: {$ref: "#/components/schemas/Photo"}, example: {id: 1}}}
              /never:
                get:
                  responses:
                    "200":
                      description: "A text that is both long and short."
                      content: {application/json: {schema: {type: "string", minLength: 3, maxLength: 2}}}
              /report:
                get:
                  responses:
                    "200":
                      description: "A text."
                      content: {text/csv: {schema: {type: "string", example: "a,b"}}}
            components:
              schemas:
                Pet:
                  type: "object"
                  required: ["id"]
                  properties:
                    id: {type: "integer", minimum: 1}
                    name: {type: "string"}
                    born: {type: "string", format: "date"}
                    pin: {type: "string", writeOnly: true}
                Known:
                  type: "object"
                  properties:
                    id: {type: "integer", example: 7}
                    name: {type: "string", example: "Rex"}
                Photo:
                  type: "object"
                  properties: {id: {type: "integer", xml: {attribute: true}}}
                  xml: {name: "photo"}
            """;

    private static MockServer mock;

    @BeforeAll
    static void start() {
        mock = MockServer.start(new MockOptions().contracts(List.of(Contract.of("pets", CONTRACT))));
    }

    @AfterAll
    static void stop() {
        mock.close();
    }

    private static Exchange send(String method, String path, String... headers) {
        Headers fields = Headers.NONE;
        for (int i = 0; i < headers.length; i += 2) {
            fields = fields.with(headers[i], headers[i + 1]);
        }
        return TestHttp.send(mock.url(), new Request(method, path, fields));
    }

    private static JsonNode json(Exchange answer) throws JsonProcessingException {
        return JSON.readTree(new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static String text(Exchange answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void aBodyIsGeneratedFromTheSchema() throws JsonProcessingException {
        Exchange answer = send("GET", "/pets");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(json(answer)).hasSize(1);
        assertThat(json(answer).get(0).fieldNames()).toIterable().containsExactly("id", "name", "born");
        assertThat(json(answer)).isEqualTo(json(send("GET", "/pets")));
    }

    @Test
    void examplesOfPropertiesAreAssembled() throws JsonProcessingException {
        assertThat(json(send("GET", "/pets/1"))).isEqualTo(JSON.readTree("{\"id\": 7, \"name\": \"Rex\"}"));
    }

    @Test
    void anotherSeedGivesOtherValues() throws JsonProcessingException {
        try (MockServer other = MockServer.start(new MockOptions()
                .contracts(List.of(Contract.of("pets", CONTRACT)))
                .seed(2))) {
            Exchange answer = TestHttp.send(other.url(), new Request("GET", "/pets", Headers.NONE));

            assertThat(json(answer)).isNotEqualTo(json(send("GET", "/pets")));
        }
    }

    @Test
    void aGeneratedBodyTakesTheFastPath() {
        send("GET", "/pets");
        long before = mock.fastPathResponses();
        send("GET", "/pets");

        assertThat(mock.fastPathResponses()).isEqualTo(before + 1);
    }

    @Test
    void aDynamicBodyDiffersEachTime() throws JsonProcessingException {
        Exchange first = send("GET", "/pets", "Prefer", "dynamic=true");
        Exchange second = send("GET", "/pets", "Prefer", "code=200, dynamic=true");

        assertThat(TestHttp.header(first, "Preference-Applied")).isEqualTo("dynamic=true");
        assertThat(TestHttp.header(second, "Preference-Applied")).isEqualTo("code=200, dynamic=true");
        assertThat(json(first)).isNotEqualTo(json(second)).isNotEqualTo(json(send("GET", "/pets")));
    }

    @Test
    void aDynamicBodyReplacesAnExample() throws JsonProcessingException {
        assertThat(json(send("GET", "/pets/1", "Prefer", "dynamic=true"))).isNotEqualTo(json(send("GET", "/pets/1")));
    }

    @Test
    void aResponseWithoutContentIsSentWithItsHeaders() {
        Exchange made = send("POST", "/pets");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body()).isEmpty();
        assertThat(TestHttp.header(made, "Location")).isEqualTo("/pets/7");
        assertThat(TestHttp.header(made, "Content-Type")).isEmpty();
        assertThat(send("POST", "/pets", "Prefer", "code=202").status()).isEqualTo(202);
    }

    @Test
    void aRequiredHeaderIsGenerated() {
        assertThat(TestHttp.header(send("POST", "/pets"), "ETag")).matches("W/[a-f0-9]{4}");
    }

    @Test
    void aSuccessWithoutContentComesBeforeARefusalWithAnExample() {
        assertThat(send("DELETE", "/pets/1").status()).isEqualTo(204);
        assertThat(send("DELETE", "/pets/1", "Prefer", "code=204").status()).isEqualTo(204);
        assertThat(send("DELETE", "/pets/1", "Prefer", "code=404").status()).isEqualTo(404);
        assertThat(send("DELETE", "/pets/1", "Prefer", "example=no-content").status())
                .isEqualTo(204);
    }

    @Test
    void aClassOfStatusesAndTheDefaultAnswerForTheirStatuses() throws JsonProcessingException {
        for (Map.Entry<Integer, String> row : Map.of(404, "client", 400, "client", 503, "err", 500, "err", 302, "err")
                .entrySet()) {
            Exchange answer = send("GET", "/pets", "Prefer", "code=" + row.getKey());

            assertThat(answer.status()).isEqualTo(row.getKey());
            assertThat(json(answer).path("m").asText()).isEqualTo(row.getValue());
        }
    }

    @Test
    void aDefaultWithoutOtherRowsIsASuccess() {
        assertThat(send("PUT", "/pets/1").status()).isEqualTo(200);
        assertThat(send("PUT", "/pets/1", "Prefer", "code=418").status()).isEqualTo(418);
    }

    @Test
    void xmlIsWrittenFromAnObject() {
        String prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

        assertThat(text(send("GET", "/photo"))).isEqualTo(prolog + "<photo id=\"1\"></photo>");
        assertThat(text(send("GET", "/pets", "Accept", "application/xml")))
                .startsWith(prolog + "<root><Pet><id>")
                .endsWith("</Pet></root>");
    }

    @Test
    void aTextIsSentAsItIs() {
        assertThat(text(send("GET", "/report"))).isEqualTo("a,b");
    }

    @Test
    void whatCannotBeGeneratedIsListed() throws Exception {
        mock.generationCheck().result().get(30, TimeUnit.SECONDS);
        JsonNode page = json(send("GET", "/__chatspec/generated"));

        assertThat(page.path("tried")).isEqualTo(page.path("total"));
        assertThat(page.path("total").asInt()).isEqualTo(6);
        assertThat(page.path("fromSchemaExamples").asInt()).isEqualTo(2);
        assertThat(page.path("generated").asInt()).isEqualTo(3);
        assertThat(page.path("notGenerated")).hasSize(1);
        assertThat(page.at("/notGenerated/0/operation").asText()).isEqualTo("pets/GET /never");
        assertThat(page.at("/notGenerated/0/status").asInt()).isEqualTo(200);
        assertThat(page.at("/notGenerated/0/reason").asText()).isNotEmpty();
    }

    @Test
    void whatCannotBeGeneratedIsRefused() throws JsonProcessingException {
        Exchange answer = send("GET", "/never");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(TestHttp.header(answer, "chatspec-refusal")).isEqualTo("not-generated");
        assertThat(json(answer).path("reasons")).hasSize(1);
    }
}
