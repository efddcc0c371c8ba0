package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chatspec.mock.ChatMock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GradleTest {

    @RegisterExtension
    static final ChatMock MOCK = ChatMock.start();

    @Test
    void theMockAnswers() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(MOCK.url() + "/v3.1/chats"))
                .headers("access_token", "demo", "teamid", "868")
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertEquals(200, response.statusCode());
        System.out.println("PROVED gradle: a test with chatspec-mock-standalone");
    }
}
