package io.github.chatspec.command;

import io.github.chatspec.io.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The options of a server's command for https. */
public final class HttpsOptions {

    @Option(names = "--https", description = "Serves https with a new self-signed certificate.")
    private boolean selfSigned;

    @Option(
            names = "--keystore",
            paramLabel = "FILE",
            description = "Serves https with the key of this PKCS 12 or JKS keystore.")
    private Path keystore;

    @Option(
            names = "--keystore-password-file",
            paramLabel = "FILE",
            description = "A file with the keystore's password in its first line.")
    private Path passwordFile;

    /** Creates the options. */
    public HttpsOptions() {}

    /**
     * Returns the certificate of the server.
     *
     * @param <T> the type of the certificate
     * @param made makes a self-signed certificate
     * @param read reads a certificate from a keystore and its password
     * @return the certificate, or empty if the server uses http
     * @throws UserError if only one of the options of a keystore is given, or the password cannot be read
     */
    public <T> Optional<T> certificate(Supplier<T> made, BiFunction<Path, String, T> read) {
        if (keystore == null && passwordFile == null) {
            return selfSigned ? Optional.of(made.get()) : Optional.empty();
        }
        if (keystore == null || passwordFile == null) {
            throw new UserError(
                    "A keystore needs its password; give both options.",
                    keystore == null ? "--keystore" : "--keystore-password-file");
        }
        return Optional.of(read.apply(keystore, password()));
    }

    private String password() {
        try {
            return Files.readString(passwordFile).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UserError("Cannot read the password; name a readable file.", "" + passwordFile);
        }
    }
}
