package io.github.chatspec.cli;

import io.github.chatspec.serving.Admission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
     * Returns who is let in.
     *
     * @return this machine only, or others too
     * @throws CommandException if only one of the two is given, or the file cannot be read
     */
    public Admission admission() {
        if ((user == null) != (password == null)) {
            throw new CommandException(
                    "The admin API wants a name and a password; give --admin-user and --admin-password-file.",
                    user == null ? "--admin-user" : "--admin-password-file");
        }
        if (user == null) {
            return Admission.LOCAL;
        }
        try {
            return Admission.with(
                    user, Files.readString(password, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new CommandException(
                    "The password cannot be read; name a readable file of text.", password.toString());
        } catch (IllegalArgumentException e) {
            throw new CommandException(e.getMessage(), "--admin-user, " + password);
        }
    }
}
