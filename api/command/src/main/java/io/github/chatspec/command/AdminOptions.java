package io.github.chatspec.command;

import io.github.chatspec.io.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import picocli.CommandLine.Option;

/** The options of a server's command that protect its admin API. */
public final class AdminOptions {

    @Option(names = "--admin-user", paramLabel = "NAME", description = "User of the admin API on other machines.")
    private String user;

    @Option(
            names = "--admin-password-file",
            paramLabel = "FILE",
            description = "A file with the password of --admin-user.")
    private Path password;

    /** Creates the options. */
    public AdminOptions() {}

    /**
     * Passes the user name and password to the receiver if the command line contains them.
     *
     * @param access receives the user name and the password
     * @throws UserError if only one of the two options is given, the file cannot be read, or the receiver throws an
     *     IllegalArgumentException
     */
    public void configure(BiConsumer<String, String> access) {
        if ((user == null) != (password == null)) {
            throw new UserError(
                    "The admin API needs a user name and a password; set both --admin-user and --admin-password-file.",
                    user == null ? "--admin-user" : "--admin-password-file");
        }
        if (user == null) {
            return;
        }
        try {
            access.accept(
                    user, Files.readString(password, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UserError("Cannot read the password; name a text file in UTF-8.", password.toString());
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), "--admin-user, " + password);
        }
    }
}
