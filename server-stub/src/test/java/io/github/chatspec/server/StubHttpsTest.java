package io.github.chatspec.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.serving.ServerCertificate;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StubHttpsTest {

    private static final String HEALTH = "/__chatspec/health";

    private static ServerCertificate made;

    @BeforeAll
    static void make() {
        made = ServerCertificate.selfSigned();
    }

    @Test
    void onlyAClientThatTrustsTheCertificateConnects() throws Exception {
        try (ServerStub stub = ServerStub.start(new StubOptions().https(made))) {
            assertThat(stub.url()).startsWith("https://127.0.0.1:");
            assertThat(status(TestHttp.trusting(made.pem().orElseThrow()), stub))
                    .isEqualTo(200);
            assertThatThrownBy(() -> status(HttpClient.newHttpClient(), stub))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void aClientThatSendsRequestsForLongerThanTheTimeOfOneHeadKeepsItsConnection() throws Exception {
        Duration head = Duration.ofMillis(300);
        try (ServerStub stub = ServerStub.start(new StubOptions().https(made).headTime(head));
                SSLSocket client = connect(stub)) {
            long begin = System.nanoTime();
            int answers = 0;
            while (System.nanoTime() - begin < head.multipliedBy(5).toNanos()) {
                write(client, "HEAD " + HEALTH + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                String answer = "";
                while (!answer.endsWith("\r\n\r\n")) {
                    int next = client.getInputStream().read();
                    assertThat(next).as("after " + answers + " answers").isNotNegative();
                    answer += (char) next;
                }
                assertThat(answer).startsWith("HTTP/1.1 200");
                answers++;
            }
            assertThat(answers).isGreaterThan(1);
        }
    }

    @Test
    void aClientThatSendsTheHeadOfARequestTooSlowlyIsDisconnected() throws Exception {
        Duration head = Duration.ofMillis(300);
        try (ServerStub stub = ServerStub.start(new StubOptions().https(made).headTime(head));
                SSLSocket client = connect(stub)) {
            assertThatThrownBy(() -> {
                        write(client, "GET " + HEALTH + " HTTP/1.1\r\n");
                        for (int i = 0; i < 600; i++) {
                            write(client, "X-" + i + ": 1\r\n");
                            Thread.sleep(50);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    private static int status(HttpClient client, ServerStub stub) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(stub.url() + HEALTH)).build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static void write(SSLSocket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    private static SSLSocket connect(ServerStub stub) throws IOException {
        SSLContext context = TestHttp.trusting(made.pem().orElseThrow()).sslContext();
        URI url = URI.create(stub.url());
        SSLSocket client = (SSLSocket) context.getSocketFactory().createSocket(url.getHost(), url.getPort());
        client.setSoTimeout(30_000);
        return client;
    }
}
