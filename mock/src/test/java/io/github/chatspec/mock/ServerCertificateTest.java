package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.io.UserError;
import io.github.chatspec.testing.SampleRequests;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {

    private static ServerCertificate made;

    @TempDir
    private Path folder;

    @BeforeAll
    static void make() {
        made = ServerCertificate.selfSigned();
    }

    @Test
    void aClientThatTrustsTheFileConnects() throws Exception {
        try (MockServer mock = MockServer.start(new MockOptions().https(made))) {
            assertThat(mock.url()).startsWith("https://127.0.0.1:");
            assertThat(get(HttpClient.newBuilder().sslContext(trusting(made)).build(), mock))
                    .isEqualTo(200);
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

        assertThat(given.fingerprint()).isEqualTo(made.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(given.pem()).isEmpty();
        try (MockServer mock = MockServer.start(new MockOptions().https(given))) {
            assertThat(get(HttpClient.newBuilder().sslContext(trusting(made)).build(), mock))
                    .isEqualTo(200);
        }
    }

    @Test
    void everyRunHasANewCertificate() {
        assertThat(ServerCertificate.selfSigned().fingerprint()).isNotEqualTo(made.fingerprint());
    }

    @Test
    void aKeystoreThatCannotBeOpenedIsReported() throws IOException {
        Path text = Files.writeString(folder.resolve("text.p12"), "no keystore");

        assertThatThrownBy(() -> ServerCertificate.of(text, "secret"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot open the keystore; name a PKCS 12 or JKS file and the file with its password."
                        + System.lineSeparator() + "  " + text);
        assertThatThrownBy(() -> ServerCertificate.of(folder.resolve("none.p12"), "secret"))
                .hasMessageStartingWith("Cannot open the keystore");
        assertThatThrownBy(() -> ServerCertificate.of(made.keystore(), "other"))
                .hasMessageStartingWith("Cannot open the keystore");
    }

    @Test
    void aKeystoreWithoutAKeyIsReported() throws Exception {
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        Path file = folder.resolve("empty.p12");
        try (var out = Files.newOutputStream(file)) {
            empty.store(out, "secret".toCharArray());
        }

        assertThatThrownBy(() -> ServerCertificate.of(file, "secret"))
                .hasMessageStartingWith("The keystore contains no key");
    }

    private static int get(HttpClient client, MockServer mock) throws IOException, InterruptedException {
        URI start = URI.create(mock.url()
                + SampleRequests.good(SampleRequests.operations().findFirst().orElseThrow())
                        .url());
        HttpResponse<Void> answer = client.send(
                HttpRequest.newBuilder(start).header("Prefer", "code=200").build(), BodyHandlers.discarding());
        return answer.statusCode();
    }

    private static SSLContext trusting(ServerCertificate certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(certificate.pem().orElseThrow())) {
            Certificate read = CertificateFactory.getInstance("X.509").generateCertificate(pem);
            trusted.setCertificateEntry("mock", read);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
