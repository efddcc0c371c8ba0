package io.github.chatspec.serving;

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

/** The private key and certificate of a server that serves https. */
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
     * Creates a self-signed certificate for the loopback addresses, which is deleted when the process ends.
     *
     * @return the certificate, which clients can trust by {@link #pem()}
     * @throws UserError if the Java runtime has no {@code keytool}, or the file cannot be written
     */
    public static ServerCertificate selfSigned() {
        try {
            Path folder = Files.createTempDirectory("chatspec");
            folder.toFile().deleteOnExit();
            Path keystore = folder.resolve("keystore.p12");
            keystore.toFile().deleteOnExit();
            String password = UUID.randomUUID().toString();
            generateKey(keystore, password);
            KeyStore keys = KeyStore.getInstance(keystore.toFile(), password.toCharArray());
            Path pem = folder.resolve("certificate.pem");
            pem.toFile().deleteOnExit();
            ServerCertificate certificate = new ServerCertificate(keystore, password, keys, pem);
            Files.writeString(pem, toPem(certificate.certificate()));
            return certificate;
        } catch (IOException | GeneralSecurityException e) {
            throw new UserError(
                    "Cannot create a certificate; give one with --keystore.", String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reads a key and a certificate from a PKCS 12 or JKS keystore.
     *
     * @param keystore the keystore file
     * @param password the password of the keystore and of the key in it
     * @return the certificate
     * @throws UserError if the file is not a keystore, has another password, or contains no key
     */
    public static ServerCertificate of(Path keystore, String password) {
        try {
            KeyStore keys = KeyStore.getInstance(keystore.toFile(), password.toCharArray());
            ServerCertificate certificate = new ServerCertificate(keystore, password, keys, null);
            if (certificate.alias().isEmpty()) {
                throw new UserError("The keystore contains no key; add one with its certificate.", "" + keystore);
            }
            return certificate;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new UserError(
                    "Cannot open the keystore; name a PKCS 12 or JKS file and the file with its password.",
                    "" + keystore);
        }
    }

    /**
     * Returns the SHA-256 fingerprint of the certificate.
     *
     * @return the fingerprint in the format {@code AB:CD:…}
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
     * Returns the file by which a client can trust the certificate, for example with {@code curl --cacert}.
     *
     * @return the file, or empty if the certificate comes from a keystore
     */
    public Optional<Path> pem() {
        return Optional.ofNullable(pem);
    }

    /** Returns the keystore, a file of the type {@link #type}. */
    public Path keystore() {
        return keystore;
    }

    /** Returns the password of the keystore and of the key in it. */
    public String password() {
        return password;
    }

    /** Returns the type of the keystore, for example {@code PKCS12}. */
    public String type() {
        return keys.getType();
    }

    /** Returns the options that curl needs to connect to a server with this certificate. */
    public List<String> curlOptions() {
        return pem == null ? List.of("--insecure") : List.of("--cacert", pem.toString());
    }

    /** Returns the lines that a server prints about its certificate. */
    public List<String> lines() {
        return List.of(
                "SHA-256 of the certificate: " + fingerprint(),
                "Trust it in curl with " + String.join(" ", curlOptions()));
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

    private static void generateKey(Path keystore, String password) throws IOException {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", windows ? "keytool.exe" : "keytool");
        ProcessBuilder builder = new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=chatspec",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1",
                "-validity",
                "365",
                "-storetype",
                "PKCS12",
                "-keystore",
                keystore.toString(),
                // Not as an argument, which every user of this machine can read.
                "-storepass:env",
                PASSWORD_VARIABLE);
        builder.environment().put(PASSWORD_VARIABLE, password);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String toPem(Certificate certificate) throws GeneralSecurityException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    }
}
