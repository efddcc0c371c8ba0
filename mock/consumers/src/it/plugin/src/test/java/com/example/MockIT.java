package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class MockIT {

    @Test
    void theMockAnswersDuringTheIntegrationTest() throws Exception {
        URI mock = URI.create(System.getProperty("mock.url"));
        assertEquals(System.getProperty("mock.port"), String.valueOf(mock.getPort()));
        HttpRequest request = HttpRequest.newBuilder(mock.resolve("/v3.1/chats"))
                .headers("access_token", "demo", "teamid", "868")
                .build();

        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertEquals(200, response.statusCode());
        System.out.println("PROVED plugin: an integration test calls the mock that mock-start started at a free port");
    }
}
