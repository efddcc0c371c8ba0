package io.github.chatspec.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.io.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
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
    void everyRunHasANewCertificate() {
        assertThat(ServerCertificate.selfSigned().fingerprint()).isNotEqualTo(made.fingerprint());
    }

    @Test
    void aKeystoreHasTheCertificateThatWasWrittenToIt() {
        ServerCertificate given = ServerCertificate.of(made.keystore(), made.password());

        assertThat(given.fingerprint()).isEqualTo(made.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(given.pem()).isEmpty();
        assertThat(given.curlOptions()).containsExactly("--insecure");
        assertThat(made.curlOptions())
                .containsExactly("--cacert", made.pem().orElseThrow().toString());
    }

    @Test
    void aServerPrintsTheFingerprintAndHowToTrustTheCertificate() {
        assertThat(made.lines())
                .containsExactly(
                        "SHA-256 of the certificate: " + made.fingerprint(),
                        "Trust it in curl with --cacert " + made.pem().orElseThrow());
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
}
