package io.github.chatspec.mock.stubs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.testing.TestHttp;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples answer the requests that have the values of examples with the same name, or the id that they contain. */
class PairedExamplesTest {

    private static final Contract CONTRACT = Contract.of("paired", """
            openapi: "3.1.0"
            info: {title: "Paired", version: "1"}
            paths:
              /pets/{petId}:
                get:
                  operationId: "getPet"
                  parameters: [{name: "petId", in: path, required: true, schema: {type: integer}}]
                  responses:
                    "200": {description: "d", content: {application/json: {examples: {rex: {value: {id: 1}}, tom: {value: {id: 2}}}}}}
                    "404": {description: "d", content: {application/json: {examples: {gone: {value: {id: 3}}}}}}
                delete:
                  operationId: "deletePet"
                  parameters: [{name: "petId", in: path, required: true, schema: {type: integer}, examples: {done: {value: 1}, missing: {value: 7}}}]
                  responses:
                    "200": {description: "d", content: {application/json: {examples: {done: {value: {id: 1}}}}}}
                    "404": {description: "d", content: {application/json: {examples: {missing: {value: {id: 7}}}}}}
              /shops/{shop}:
                get:
                  operationId: "getShop"
                  parameters: [{name: "shop", in: path, required: true, schema: {type: string}, examples: {open: {value: "a b"}}}]
                  responses:
                    "200":
                      description: "d"
                      content:
                        application/json:
                          examples:
                            north: {value: {shop: "north", id: "other"}}
                            south: {value: {shop: "south", id: "north"}}
                            open: {value: {shop: "a b"}}
              /search:
                get:
                  operationId: "search"
                  parameters:
                    - {name: "color", in: query, schema: {type: string}, examples: {red: {value: "red"}, large: {value: "red"}}}
                    - {name: "size", in: query, schema: {type: integer}, examples: {large: {value: 9}}}
                    - {name: "ids", in: query, schema: {type: array, items: {type: integer}}, examples: {several: {value: [1, 2]}}}
                    - {name: "list", in: query, explode: false, schema: {type: array, items: {type: integer}}, examples: {listed: {value: [1, 2]}}}
                    - {name: "filter", in: query, style: deepObject, schema: {type: object}, examples: {deep: {value: {n: 1}}}}
                    - {name: "X-Team", in: header, schema: {type: string}, examples: {team: {value: "7"}}}
                    - {name: "session", in: cookie, schema: {type: string}, examples: {session: {value: "s"}}}
                  responses:
                    "200":
                      description: "d"
                      content:
                        application/json:
                          examples:
                            all: {value: {name: "all"}}
                            red: {value: {name: "red"}}
                            large: {value: {name: "large"}}
                            several: {value: {name: "several"}}
                            listed: {value: {name: "listed"}}
                            deep: {value: {name: "deep"}}
                            team: {value: {name: "team"}}
                            session: {value: {name: "session"}}
                    "400":
                      description: "d"
                      content: {application/json: {examples: {unpaired: {value: {name: "unpaired"}}}}}
              /orders:
                post:
                  operationId: "addOrder"
                  requestBody:
                    content:
                      application/json: {examples: {tea: {value: {item: "tea", n: 1}}, coffee: {value: {item: "coffee"}}}}
                      text/plain: {examples: {coffee: {value: "coffee"}}}
                  responses:
                    "201": {description: "d", content: {application/json: {examples: {tea: {value: {name: "tea"}}}}}}
                    "409": {description: "d", content: {application/json: {examples: {coffee: {value: {name: "coffee"}}}}}}
              /chosen/{id}:
                get:
                  operationId: "getChosen"
                  parameters: [{name: "id", in: path, required: true, schema: {type: string}, examples: {b: {value: "2"}, c: {value: "3"}}}]
                  responses:
                    "200":
                      description: "d"
                      content:
                        application/json:
                          examples:
                            a: {value: {id: "2"}, x-when: [{path: {id: "2"}}]}
                            b: {value: {id: "b"}}
                            c: {value: {id: "c"}}
            """);

    @TempDir
    private static Path folder;

    private static MockServer mock;
    private static WireMockServer exported;

    @BeforeAll
    static void start() {
        mock = MockServer.start(new MockOptions().contracts(List.of(CONTRACT)));
        StubExport.write(ServedContracts.of(List.of(CONTRACT), 1, true), folder.resolve("stubs"));
        exported = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .usingFilesUnderDirectory(folder.resolve("stubs").toString()));
        exported.start();
    }

    @AfterAll
    static void stop() {
        mock.close();
        exported.stop();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /pets/1                          |              | rex
                    /pets/2                          |              | tom
                    /pets/3                          |              | rex
                    /pets/9                          |              | rex
                    /shops/south                     |              | south
                    /shops/other                     |              | north
                    /shops/a%20b                     |              | open
                    /search                          |              | all
                    /search?color=red                |              | red
                    /search?color=red&size=9         |              | large
                    /search?size=9                   |              | all
                    /search?color=blue               |              | all
                    /search?ids=1&ids=2              |              | several
                    /search?ids=1                    |              | all
                    /search?list=1,2                 |              | listed
                    /search?filter%5Bn%5D=1          |              | deep
                    /search                          | X-Team: 7    | team
                    /search                          | X-Team: 8    | all
                    /search                          | Cookie: session=s | session
                    /search                          | Cookie: session=t | all
                    /chosen/2                        |              | a
                    /chosen/3                        |              | c
                    """)
    void aRequestGetsTheExampleOfItsValues(String target, String header, String example) {
        Headers headers =
                header == null ? Headers.NONE : Headers.NONE.with(header.split(": ")[0], header.split(": ")[1]);

        // The first request takes the fast path, the second one does not.
        assertThat(answer(mock.url(), new Request("GET", target, headers))).isEqualTo(example);
        assertThat(answer(mock.url(), new Request("GET", target, headers.with("Prefer", "wait=0"))))
                .isEqualTo(example);
        assertThat(answer("http://127.0.0.1:" + exported.port(), new Request("GET", target, headers)))
                .isEqualTo(example);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    application/json | {"n": 1, "item": "tea"} | 201 | tea
                    application/json | {"item": "coffee"}      | 409 | coffee
                    application/json | {"item": "water"}       | 201 | tea
                    text/plain       | coffee                  | 409 | coffee
                    text/plain       | tea                     | 201 | tea
                    """)
    void aBodyGetsTheExampleOfItsName(String mediaType, String body, int status, String example) {
        Request request = new Request("POST", "/orders", Headers.NONE.with("Content-Type", mediaType))
                .withBody(body.getBytes(StandardCharsets.UTF_8));

        for (String url : List.of(mock.url(), "http://127.0.0.1:" + exported.port())) {
            assertThat(answer(url, request)).isEqualTo(example);
            assertThat(TestHttp.send(url, request).status()).isEqualTo(status);
        }
    }

    @Test
    void aRefusalIsOnlyPairedByName() {
        assertThat(TestHttp.send(mock.url(), new Request("DELETE", "/pets/7", Headers.NONE))
                        .status())
                .isEqualTo(404);
        assertThat(TestHttp.send(mock.url(), new Request("GET", "/pets/3", Headers.NONE))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPreferenceComesFirst() {
        Headers preference = Headers.NONE.with("Prefer", "example=rex");

        assertThat(answer(mock.url(), new Request("GET", "/pets/2", preference)))
                .isEqualTo("rex");
        assertThat(answer(mock.url(), new Request("GET", "/pets/2?__example=rex", Headers.NONE)))
                .isEqualTo("rex");
    }

    @Test
    void aPairedExampleIsServedWithoutWireMock() {
        long before = mock.fastPathResponses();
        answer(mock.url(), new Request("GET", "/pets/2", Headers.NONE));
        answer(mock.url(), new Request("GET", "/search?color=red&size=9", Headers.NONE));

        assertThat(mock.fastPathResponses()).isEqualTo(before + 2);
    }

    @Test
    void theBuiltInContractsHaveNoDerivedConditions() {
        for (Contract contract : ServedContracts.of(Contract.builtIn(), 1, true).contracts()) {
            for (Operation operation : contract.operations()) {
                assertThat(operation.samples())
                        .allSatisfy(sample -> assertThat(sample.pairs()).isEmpty());
            }
        }
    }

    private static String answer(String url, Request request) {
        Exchange answer = TestHttp.send(url, request);
        return TestHttp.header(answer, "Matched-Stub-Name");
    }
}
