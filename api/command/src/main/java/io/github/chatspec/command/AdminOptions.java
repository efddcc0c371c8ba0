package io.github.chatspec.command;

import io.github.chatspec.io.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import picocli.CommandLine.Option;

/**
 * The options of a command that runs a server, which say who may administer it.
 *
 * <p>The smallest use: {@code @Mixin private final AdminOptions admin = new AdminOptions();}.
 */
public final class AdminOptions {

    @Option(
            names = "--admin-user",
            paramLabel = "NAME",
            description = "Who may use the admin API from elsewhere than this machine.")
    private String user;

    @Option(names = "--admin-password-file", paramLabel = "FILE", description = "Holds the password of --admin-user.")
    private Path password;

    /** Makes the options. */
    public AdminOptions() {}

    /**
     * Passes on the name and the password, if the command line has them.
     *
     * @param access receives the name and the password
     * @throws UserError if only one of the two options is given, the file cannot be read, or the receiver throws an
     *     IllegalArgumentException
     */
    public void configure(BiConsumer<String, String> access) {
        if ((user == null) != (password == null)) {
            throw new UserError(
                    "The admin API needs a name and a password; give --admin-user and --admin-password-file.",
                    user == null ? "--admin-user" : "--admin-password-file");
        }
        if (user == null) {
            return;
        }
        try {
            access.accept(
                    user, Files.readString(password, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UserError("Cannot read the password; name a readable text file.", password.toString());
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), "--admin-user, " + password);
        }
    }
}
