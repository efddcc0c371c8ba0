package io.github.chatspec.mock.command;

import io.github.chatspec.io.UserError;
import io.github.chatspec.mock.ServerCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a server that can speak https. */
final class HttpsOptions {

    @Option(names = "--https", description = "Speak https, with a certificate made for this run.")
    private boolean wanted;

    @Option(names = "--keystore", paramLabel = "FILE", description = "Speak https with the key in this PKCS 12 or JKS.")
    private Path keystore;

    @Option(
            names = "--keystore-password-file",
            paramLabel = "FILE",
            description = "The file whose first line is its password.")
    private Path passwordFile;

    /** The certificate, or nothing where the server is to speak http. */
    Optional<ServerCertificate> certificate() {
        if (keystore == null && passwordFile == null) {
            return wanted ? Optional.of(ServerCertificate.selfSigned()) : Optional.empty();
        }
        if (keystore == null || passwordFile == null) {
            throw new UserError(
                    "A keystore and its password go together; name both files.",
                    keystore == null ? "--keystore" : "--keystore-password-file");
        }
        return Optional.of(ServerCertificate.of(keystore, password()));
    }

    private String password() {
        try {
            return Files.readString(passwordFile).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UserError("The password cannot be read; name a readable file.", "" + passwordFile);
        }
    }
}
