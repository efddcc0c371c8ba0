package io.github.chatspec.mock.command;

import io.github.chatspec.io.UserError;
import io.github.chatspec.mock.ServerCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for https. */
final class HttpsOptions {

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

    /** Returns the certificate, or empty if the server uses http. */
    Optional<ServerCertificate> certificate() {
        if (keystore == null && passwordFile == null) {
            return selfSigned ? Optional.of(ServerCertificate.selfSigned()) : Optional.empty();
        }
        if (keystore == null || passwordFile == null) {
            throw new UserError(
                    "A keystore needs its password; give both options.",
                    keystore == null ? "--keystore" : "--keystore-password-file");
        }
        return Optional.of(ServerCertificate.of(keystore, password()));
    }

    private String password() {
        try {
            return Files.readString(passwordFile).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UserError("Cannot read the password; name a readable file.", "" + passwordFile);
        }
    }
}
