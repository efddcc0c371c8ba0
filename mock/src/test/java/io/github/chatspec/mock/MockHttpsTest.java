package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.serving.ServerCertificate;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MockHttpsTest {

    private static ServerCertificate made;

    @BeforeAll
    static void make() {
        made = ServerCertificate.selfSigned();
    }

    @Test
    void aClientThatTrustsTheFileConnects() throws Exception {
        try (MockServer mock = MockServer.start(new MockOptions().https(made))) {
            assertThat(mock.url()).startsWith("https://127.0.0.1:");
            assertThat(get(trusting(), mock)).isEqualTo(200);
        }
    }

    @Test
    void aClientThatDoesNotTrustTheFileFails() {
        try (MockServer mock = MockServer.start(new MockOptions().https(made))) {
            assertThatThrownBy(() -> get(HttpClient.newHttpClient(), mock)).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void aGivenKeystoreIsServed() throws Exception {
        ServerCertificate given = ServerCertificate.of(made.keystore(), made.password());

        try (MockServer mock = MockServer.start(new MockOptions().https(given))) {
            assertThat(get(trusting(), mock)).isEqualTo(200);
        }
    }

    private static HttpClient trusting() {
        return TestHttp.trusting(made.pem().orElseThrow());
    }

    private static int get(HttpClient client, MockServer mock) throws IOException, InterruptedException {
        URI start = URI.create(mock.url()
                + SampleRequests.good(SampleRequests.operations().findFirst().orElseThrow())
                        .url());
        HttpResponse<Void> answer = client.send(
                HttpRequest.newBuilder(start).header("Prefer", "code=200").build(), BodyHandlers.discarding());
        return answer.statusCode();
    }
}
