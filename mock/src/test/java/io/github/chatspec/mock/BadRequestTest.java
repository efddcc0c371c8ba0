package io.github.chatspec.mock;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.testing.TestHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that violate the contract of someone else are refused as it documents, or else by the mock. */
class BadRequestTest {

    private static final Contract CONTRACT = Contract.of("shop", """
            openapi: "3.1.0"
            info: {title: "Shop", version: "1"}
            paths:
              /orders:
                post:
                  operationId: "addOrder"
                  requestBody:
                    required: true
                    content: &order
                      application/json:
                        schema: &schema {type: object, required: [item], properties: {item: {type: string}, n: {type: integer}}}
                      application/x-www-form-urlencoded: {schema: *schema}
                  responses: &created
                    "201": {description: "d", content: {application/json: {example: {id: 1}}}}
              /uploads:
                post:
                  operationId: "addUpload"
                  requestBody:
                    required: true
                    content:
                      multipart/form-data:
                        schema:
                          type: object
                          required: [file, n]
                          properties: {file: {type: string, format: binary}, n: {type: integer}, tags: {type: array, items: {type: integer}}, item: *schema}
                        encoding: {file: {contentType: "image/*"}}
                  responses: *created
              /documented:
                post:
                  operationId: "addDocumented"
                  parameters: [{name: "q", in: query, schema: {type: integer}}]
                  requestBody: {content: *order}
                  security: [{bearer: []}, {}]
                  responses:
                    "201": {description: "d", content: {application/json: {example: {id: 1}}}}
                    "400": {description: "d", content: {application/json: {example: {code: "bad"}}}}
                    "422": {description: "d", content: {application/json: {example: {code: "unprocessable"}}}}
                    "415": {description: "d"}
              /ranges:
                post:
                  operationId: "addRanges"
                  requestBody: {content: *order}
                  security: [{bearer: []}]
                  responses:
                    "201": {description: "d", content: {application/json: {example: {id: 1}}}}
                    "4XX": {description: "d", content: {application/json: {example: {code: "range"}}}}
              /list:
                get:
                  operationId: "list"
                  parameters:
                    - {name: "limit", in: query, required: true, schema: {type: integer}}
                    - {name: "ids", in: query, schema: {type: array, items: {type: integer}}}
                    - {name: "filter", in: query, style: deepObject, schema: {type: object, properties: {n: {type: integer}}}}
                    - {name: "X-Team", in: header, schema: {type: integer}}
                  responses: {"200": {description: "d", content: {application/json: {example: [1]}}}}
              /basic: {get: {operationId: "basic", security: [{basic: []}], responses: &ok {"200": {description: "d", content: {application/json: {example: 1}}}}}}
              /bearer: {get: {operationId: "bearer", security: [{bearer: []}], responses: *ok}}
              /oauth: {get: {operationId: "oauth", security: [{oauth: [read]}], responses: *ok}}
              /key: {get: {operationId: "key", security: [{header: []}], responses: *ok}}
              /query: {get: {operationId: "query", security: [{query: []}], responses: *ok}}
              /cookie: {get: {operationId: "cookie", security: [{cookie: []}], responses: *ok}}
              /either: {get: {operationId: "either", security: [{basic: []}, {header: []}], responses: *ok}}
              /both: {get: {operationId: "both", security: [{basic: [], header: []}], responses: *ok}}
              /public: {get: {operationId: "public", security: [], responses: *ok}}
            security: [{bearer: []}]
            components:
              securitySchemes:
                basic: {type: http, scheme: basic}
                bearer: {type: http, scheme: bearer}
                oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: "https://a.example/t", scopes: {read: "r"}}}}
                header: {type: apiKey, in: header, name: X-Key}
                query: {type: apiKey, in: query, name: key}
                cookie: {type: apiKey, in: cookie, name: sid}
            """);

    private static final String GOOD = "{\"item\": \"a\"}";

    private static MockServer mock;
    private static MockServer lenient;

    @BeforeAll
    static void start() {
        mock = MockServer.start(new MockOptions().contracts(List.of(CONTRACT)));
        lenient =
                MockServer.start(new MockOptions().contracts(List.of(CONTRACT)).lenient(true));
    }

    @AfterAll
    static void stop() {
        mock.close();
        lenient.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /orders     | application/json                  | {"item": "a", "n": 1} | 201 |
                    /orders     | application/json                  | {"n": 1}              | 422 | #
                    /orders     | application/json                  | {"item": "a", "n": "x"} | 422 | #/n
                    /orders     | application/json                  | {"item":              | 400 | #
                    /orders     | application/json                  |                       | 400 | #
                    /orders     | application/xml                   | <a/>                  | 415 | #
                    /orders     | application/x-www-form-urlencoded | item=a&n=1            | 201 |
                    /orders     | application/x-www-form-urlencoded | item=a&n=x            | 422 | #/n
                    """)
    void aBadBodyIsRefusedWithProblemDetails(String path, String mediaType, String body, int status, String pointer)
            throws Exception {
        HttpResponse<byte[]> response = send(
                mock, "POST", path, body == null ? "" : body, "Content-Type", mediaType, "Authorization", "Bearer t");

        assertThat(response.statusCode()).isEqualTo(status);
        if (pointer != null) {
            JsonNode problem = TestHttp.json(response.body());
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(response.headers().firstValue("chatspec-refusal")).isPresent();
            assertThat(problem.get("status").intValue()).isEqualTo(status);
            assertThat(problem.at("/errors/0/pointer").textValue()).isEqualTo(pointer);
        }
    }

    /** In the table, a bar is a line end. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
                    FILE N --b|NAME"tags"||1|--b|NAME"tags"||2|--b|NAME"item"||{"item": "a"}|--b--| ! 201 !
                    FILE N --b--|                                                 ! 201 !
                    N --b--|                                                      ! 422 ! #
                    FILE --b|NAME"n"||many|--b--|                                 ! 422 ! #/n
                    FILE N --b|NAME"tags"||a|--b--|                               ! 422 ! #/tags/0
                    FILE N --b|NAME"item"||{"n": 1}|--b--|                        ! 422 ! #/item
                    FILE N --b|NAME"item"|Content-Type: application/json||{|--b--| ! 422 ! #/item
                    N --b|NAME"file"; filename="f"|Content-Type: text/csv||x|--b--| ! 422 ! #/file
                    FILE --b|NAME"n"||7                                           ! 400 ! #
                    no parts                                                      ! 400 ! #
                    """)
    void aBadMultipartBodyIsRefusedWithProblemDetails(String form, int status, String pointer) throws Exception {
        String body = form.replace("FILE ", "--b|NAME\"file\"; filename=\"f\"|Content-Type: image/png||\u0001\u0002|")
                .replace("N ", "--b|NAME\"n\"||7|")
                .replace("NAME", "Content-Disposition: form-data; name=")
                .replace("|", "\r\n");
        String mediaType = "multipart/form-data; boundary=b";
        HttpResponse<byte[]> response =
                send(mock, "POST", "/uploads", body, "Content-Type", mediaType, "Authorization", "Bearer t");

        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(status);
        if (pointer != null) {
            assertThat(TestHttp.json(response.body()).at("/errors/0/pointer").textValue())
                    .isEqualTo(pointer);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /documented?q=1 | application/json | {"item": "a"} | 201 | 1
                    /documented?q=x | application/json | {"item": "a"} | 400 | bad
                    /documented     | application/json | {}            | 422 | unprocessable
                    /documented     | application/json | {"item"       | 400 | bad
                    /documented     | text/plain       | a             | 415 |
                    /ranges         | application/json | {}            | 422 | range
                    """)
    void aBadRequestGetsTheDocumentedRefusal(String path, String mediaType, String body, int status, String value)
            throws Exception {
        HttpResponse<byte[]> response =
                send(mock, "POST", path, body, "Content-Type", mediaType, "Authorization", "Bearer t");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("chatspec-refusal")).isEmpty();
        if (value == null) {
            assertThat(response.body()).isEmpty();
        } else {
            assertThat(TestHttp.json(response.body()).elements().next().asText())
                    .isEqualTo(value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/list?limit=1, 200, ",
        "/list?limit=1&ids=1&ids=2&filter[n]=1, 200, ",
        "/list, 400, limit",
        "/list?limit=x, 400, limit",
        "/list?limit=1&ids=x, 400, ids",
        "/list?limit=1&filter[n]=x, 400, filter"
    })
    void aBadParameterIsRefused(String path, int status, String name) throws Exception {
        HttpResponse<byte[]> response =
                send(mock, "GET", path.replace("[", "%5B").replace("]", "%5D"), null, "Authorization", "Bearer t");

        assertThat(response.statusCode()).isEqualTo(status);
        if (name != null) {
            JsonNode error = TestHttp.json(response.body()).at("/errors/0");
            assertThat(error.get("in").textValue()).isEqualTo("query");
            assertThat(error.get("name").textValue()).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/basic, Authorization, Basic YTpi, 200",
        "/basic, Authorization, Bearer t, 401",
        "/basic, X-Key, k, 401",
        "/bearer, Authorization, Bearer t, 200",
        "/bearer, Authorization, Basic YTpi, 401",
        "/oauth, Authorization, Bearer t, 200",
        "/oauth, X-Key, k, 401",
        "/key, X-Key, k, 200",
        "/key, Authorization, Bearer t, 401",
        "/query?key=k, Accept, */*, 200",
        "/query, Accept, */*, 401",
        "/cookie, Cookie, sid=1, 200",
        "/cookie, Cookie, other=1, 401",
        "/either, X-Key, k, 200",
        "/either, Authorization, Basic YTpi, 200",
        "/either, Authorization, Bearer t, 401",
        "/both, X-Key, k, 401",
        "/public, Accept, */*, 200"
    })
    void aRequestNeedsTheDocumentedCredentials(String path, String header, String value, int status) throws Exception {
        HttpResponse<byte[]> response = send(mock, "GET", path, null, header, value);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("WWW-Authenticate").isPresent())
                .isEqualTo(status == 401);
    }

    @Test
    void theChallengesNameTheDocumentedSchemes() throws Exception {
        assertThat(send(mock, "GET", "/basic", null).headers().allValues("WWW-Authenticate"))
                .containsExactly("Basic realm=\"shop\"");
        assertThat(send(mock, "GET", "/either", null).headers().allValues("WWW-Authenticate"))
                .containsExactly("Apikey realm=\"shop\"", "Basic realm=\"shop\"");
    }

    @Test
    void aBadRequestThatAsksForAnExampleGetsIt() throws Exception {
        assertThat(send(mock, "GET", "/list?limit=x", null, "Prefer", "code=200")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLenientMockAnswersABadRequestAndCountsIt() throws Exception {
        HttpResponse<byte[]> response =
                send(lenient, "POST", "/orders", "{}", "Content-Type", "application/json", "Authorization", "Bearer t");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("chatspec-violations")).contains("1");
    }

    @Test
    void aBrokenMultipartBodyToAnUnknownPathIsAnsweredLikeAnyOther() throws Exception {
        String body = "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n7";

        for (String mediaType : List.of("multipart/form-data; boundary=b", "multipart/form-data")) {
            assertThat(send(mock, "POST", "/nowhere", body, "Content-Type", mediaType)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(send(lenient, "POST", "/uploads", body, "Content-Type", mediaType)
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void aStubOfTheUserAnswersABadRequest() throws Exception {
        try (MockServer stubbed = MockServer.start(new MockOptions().contracts(List.of(CONTRACT)))) {
            URI uri = URI.create(stubbed.url());
            new WireMock(uri.getHost(), uri.getPort())
                    .register(any(urlPathEqualTo("/list")).atPriority(1).willReturn(ok("mine")));

            assertThat(send(stubbed, "GET", "/list?limit=x", null).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aCompressedBodyIsJudgedDecoded() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(mock.url() + "/orders"))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .header("Authorization", "Bearer t")
                .POST(BodyPublishers.ofByteArray(gzip(GOOD)))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofByteArray())
                        .statusCode())
                .isEqualTo(201);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static HttpResponse<byte[]> send(
            MockServer server, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }
}
