package com.example;

import static io.github.chatspec.adapter.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.adapter.ConformanceFilter;
import io.github.chatspec.adapter.Exchanges;
import io.github.chatspec.client.engage.EngageClient;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.mock.ChatMock;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JunitTest {

    @RegisterExtension
    static final ChatMock MOCK = ChatMock.start();

    private final Judge judge = Judge.of(Contract.builtIn("engage"));

    @Test
    void theClientReadsAChatOfTheMock() {
        EngageClient client = EngageClient.builder()
                .baseUrl(MOCK.url().toString())
                .token("demo")
                .team("868")
                .build();

        assertThat(client.get("CSR7QK2M9XV4T1B8").getChatId()).isEqualTo("CSR7QK2M9XV4T1B8");
        System.out.println("PROVED junit: the client reads a chat of ChatMock");
    }

    @Test
    void assertjJudgesAResponse() throws Exception {
        HttpResponse<byte[]> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(MOCK.url() + "/v3.1/chats"))
                                .headers("access_token", "demo", "teamid", "868")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(Exchanges.of(response)).conforms();
        System.out.println("PROVED junit: AssertJ judges a response");
    }

    @Test
    void restAssuredJudgesAResponse() {
        RestAssured.given()
                .baseUri(MOCK.url().toString())
                .filter(new ConformanceFilter(judge))
                .headers("access_token", "demo", "teamid", "868")
                .get("/v3.1/chats")
                .then()
                .statusCode(200);
        System.out.println("PROVED junit: RestAssured judges a response");
    }

    @Test
    void wireMockOfTheMockKnowsJsonSchemas() throws Exception {
        HttpResponse<String> added = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(MOCK.url() + "/__admin/mappings"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"request\":{\"method\":\"POST\",\"urlPath\":\"/own\",\"bodyPatterns\":"
                                                + "[{\"matchesJsonSchema\":{\"required\":[\"id\"]}}]},\"response\":{\"status\":204}}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        System.out.println("PROVED junit: the mock's WireMock takes matchesJsonSchema");
    }
}
