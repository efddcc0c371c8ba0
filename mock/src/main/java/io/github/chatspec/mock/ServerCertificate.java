package io.github.chatspec.mock;

import io.github.chatspec.io.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The key and certificate by which a mock speaks https.
 *
 * <p>The smallest use: {@code MockServer.start(new MockOptions().https(ServerCertificate.selfSigned()))}.
 */
public final class ServerCertificate {

    private static final String PASSWORD_VARIABLE = "CHATSPEC_KEYSTORE_PASSWORD";

    private final Path keystore;
    private final String password;
    private final KeyStore keys;
    private final Path pem;

    private ServerCertificate(Path keystore, String password, KeyStore keys, Path pem) {
        this.keystore = keystore;
        this.password = password;
        this.keys = keys;
        this.pem = pem;
    }

    /**
     * Makes a key and a certificate of this machine's own names, for as long as this process runs.
     *
     * @return the certificate, which clients trust when they are given {@link #pem()}
     * @throws UserError if the Java runtime has no {@code keytool}, or no file can be written
     */
    public static ServerCertificate selfSigned() {
        try {
            Path folder = Files.createTempDirectory("chatspec-mock");
            folder.toFile().deleteOnExit();
            Path keystore = folder.resolve("keystore.p12");
            keystore.toFile().deleteOnExit();
            String password = UUID.randomUUID().toString();
            makeKey(keystore, password);
            KeyStore keys = KeyStore.getInstance(keystore.toFile(), password.toCharArray());
            Path pem = folder.resolve("certificate.pem");
            pem.toFile().deleteOnExit();
            ServerCertificate made = new ServerCertificate(keystore, password, keys, pem);
            Files.writeString(pem, armoured(made.certificate()));
            return made;
        } catch (IOException | GeneralSecurityException e) {
            throw new UserError(
                    "No certificate can be made here; give one with --keystore.", String.valueOf(e.getMessage()));
        }
    }

    /**
     * Takes a key and a certificate from a keystore, PKCS 12 or JKS.
     *
     * @param keystore the file
     * @param password the password of the file and of the key in it
     * @return the certificate
     * @throws UserError if the file is no keystore, has another password, or holds no key
     */
    public static ServerCertificate of(Path keystore, String password) {
        try {
            KeyStore keys = KeyStore.getInstance(keystore.toFile(), password.toCharArray());
            ServerCertificate given = new ServerCertificate(keystore, password, keys, null);
            if (given.alias().isEmpty()) {
                throw new UserError(
                        "There is no key in the keystore; put one with its certificate into it.", "" + keystore);
            }
            return given;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new UserError(
                    "The keystore cannot be opened; name a PKCS 12 or JKS file and the file of its password.",
                    "" + keystore);
        }
    }

    /**
     * Returns what tells the certificate from any other.
     *
     * @return the SHA-256 of the certificate, as {@code AB:CD:…}
     */
    public String fingerprint() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns the file that makes a client trust the certificate, for example {@code curl --cacert}.
     *
     * @return the file, or nothing where the certificate was given
     */
    public Optional<Path> pem() {
        return Optional.ofNullable(pem);
    }

    Path keystore() {
        return keystore;
    }

    String password() {
        return password;
    }

    String type() {
        return keys.getType();
    }

    /** What curl needs to speak with a server that has this certificate. */
    public List<String> curlOptions() {
        return pem == null ? List.of("--insecure") : List.of("--cacert", pem.toString());
    }

    private Certificate certificate() throws GeneralSecurityException {
        return keys.getCertificate(alias().orElseThrow());
    }

    private Optional<String> alias() throws GeneralSecurityException {
        for (String alias : Collections.list(keys.aliases())) {
            if (keys.isKeyEntry(alias)) {
                return Optional.of(alias);
            }
        }
        return Optional.empty();
    }

    private static void makeKey(Path keystore, String password) throws IOException {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", windows ? "keytool.exe" : "keytool");
        ProcessBuilder builder = new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "mock",
                "-keyalg",
                "EC",
                "-dname",
                "CN=chatspec-mock",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1",
                "-validity",
                "365",
                "-storetype",
                "PKCS12",
                "-keystore",
                keystore.toString(),
                // Not as a word of the command, which everybody on this machine can read.
                "-storepass:env",
                PASSWORD_VARIABLE);
        builder.environment().put(PASSWORD_VARIABLE, password);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String armoured(Certificate certificate) throws GeneralSecurityException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    }
}
