package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.testing.RawClient;
import io.github.chatspec.testing.TestHttp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of examples, paths and media types that cannot be sent as the contract spells them. */
class OddNamesTest {

    private static MockServer mock;

    @BeforeAll
    static void start() {
        mock = MockServer.start(new MockOptions().contracts(List.of(Contract.of("things", """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                  /pets:
                    get:
                      responses:
                        "200":
                          description: d
                          content:
                            application/json:
                              examples:
                                "first": {value: 0}
                                "A pet": {value: 1}
                                "Größe": {value: 2}
                                'a/b,c;d="e"': {value: 3}
                                'back\\slash': {value: 4}
                  /café: {get: {responses: &five {"200": {description: d, content: {application/json: {example: 5}}}}}}
                  /w x/{id}: {get: {responses: *five}}
                  /any: {get: {responses: {"200": {description: d, content: {"*/*": {example: {id: 5}}}}}}}
                  /application: {get: {responses: {"200": {description: d, content: {"application/*": {example: {id: 5}}}}}}}
                  /json: {get: {responses: {"200": {description: d, content: {"application/*+json": {example: {id: 5}}}}}}}
                  /text: {get: {responses: {"200": {description: d, content: {"text/*; charset=utf-8": {example: "a"}}}}}}
                """))));
    }

    @AfterAll
    static void stop() {
        mock.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    example="A pet"                      | 1
                    example=A pet                        | 1
                    example*=UTF-8''Gr%C3%B6%C3%9Fe      | 2
                    example="Gr\\u00f6\\u00dfe"          | 2
                    example="Gr\u00f6\u00dfe"            | 2
                    example="Gr\u00c3\u00b6\u00c3\u009fe" | 2
                    example="a/b,c;d=\\"e\\""            | 3
                    example*=utf-8'en'a%2Fb%2Cc%3Bd%3D%22e%22 | 3
                    example="back\\\\slash"              | 4
                    """)
    void anExampleIsFoundByItsName(String preference, int value) throws Exception {
        // The characters of a field are sent as bytes.
        String request = "GET /pets HTTP/1.1\r\nHost: a\r\nConnection: close\r\nPrefer: " + preference + "\r\n\r\n";

        assertThat(body(request)).isEqualTo(String.valueOf(value));
    }

    @ParameterizedTest
    @CsvSource({
        "/pets?__example=A%20pet, 1",
        "/pets?__example=Gr%C3%B6%C3%9Fe, 2",
        "/pets?__code=200&__example=a%2Fb%2Cc%3Bd%3D%22e%22, 3",
        "/pets?other=1&__code=200, 0"
    })
    void anExampleIsFoundByTheQuery(String url, int value) throws Exception {
        HttpResponse<byte[]> response = get(url, "*/*");

        assertThat(TestHttp.json(response.body()).intValue()).isEqualTo(value);
        assertThat(response.headers().firstValue("Preference-Applied")).isPresent();
        assertThat(get("/pets?__code=404", "*/*").headers().firstValue("chatspec-refusal"))
                .contains("unknown-preference");
    }

    @Test
    void theQueryMayBeLeftToTheContract() throws Exception {
        try (MockServer plain = MockServer.start(
                new MockOptions().contracts(List.of(mock.contracts().get(0))).queryPreferences(false))) {
            HttpResponse<byte[]> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(plain.url() + "/pets?__code=404"))
                                    .build(),
                            BodyHandlers.ofByteArray());

            assertThat(response.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPreferenceOfTheHeaderCountsMoreThanOneOfTheQuery() throws Exception {
        assertThat(
                        body(
                                "GET /pets?__example=first HTTP/1.1\r\nHost: a\r\nConnection: close\r\nPrefer: example=\"A pet\"\r\n\r\n"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({"/caf%C3%A9", "/w%20x/1"})
    void aPathIsFoundInItsEncodedSpelling(String path) throws Exception {
        assertThat(TestHttp.json(get(path, "*/*").body()).intValue()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "/any, */*, application/json",
        "/any, application/json, application/json",
        "/application, application/*, application/json",
        "/json, */*, application/vnd+json",
        "/text, text/plain, text/plain"
    })
    void aMediaRangeIsServedAsAType(String path, String accept, String mediaType) throws Exception {
        HttpResponse<byte[]> response = get(path, accept);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains(mediaType);
        assertThat(get(path, "application/xml").statusCode()).isEqualTo(406);
    }

    private static HttpResponse<byte[]> get(String path, String accept) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(mock.url() + path))
                                .header("Accept", accept)
                                .build(),
                        BodyHandlers.ofByteArray());
    }

    private static String body(String request) throws Exception {
        try (RawClient client = new RawClient(mock.url())) {
            client.send(request);
            return client.read(false).body();
        }
    }
}
