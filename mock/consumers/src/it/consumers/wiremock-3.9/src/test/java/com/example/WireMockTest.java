package com.example;

import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonSchema;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.chatspec.client.engage.EngageClient;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.mock.ChatMock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WireMockTest {

    @RegisterExtension
    static final ChatMock MOCK = ChatMock.start();

    @Test
    void theProjectsWireMockAndTheMockRunSideBySide() throws Exception {
        WireMockServer own = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        own.start();
        try {
            own.stubFor(post("/own").withRequestBody(matchingJsonSchema("{\"required\":[\"id\"]}")).willReturn(ok("own")));
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(own.baseUrl() + "/own"))
                                    .POST(HttpRequest.BodyPublishers.ofString("{\"id\":1}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(response.body()).isEqualTo("own");
        } finally {
            own.stop();
        }
        EngageClient client = EngageClient.builder()
                .baseUrl(MOCK.url().toString())
                .token("demo")
                .team("868")
                .build();
        assertThat(client.listAll().count()).isPositive();
        System.out.println("PROVED wiremock-3.9: the project's WireMock 3.9.2 with matchingJsonSchema next to ChatMock");
    }

    @Test
    void theJudgeOfTheProjectIsNotThatOfTheMock() {
        Exchange wrong = Exchange.ofOperation("engage/getChat").status(200).body("{}".getBytes(StandardCharsets.UTF_8));

        assertThat(Judge.of(Contract.builtIn("engage")).judge(wrong)).isNotEmpty();
        System.out.println("PROVED wiremock-3.9: the judge works next to ChatMock");
    }
}
