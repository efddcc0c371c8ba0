package io.github.chatspec.server.command;

import io.github.chatspec.command.AdminOptions;
import io.github.chatspec.io.UserError;
import io.github.chatspec.server.StubOptions;
import io.github.chatspec.serving.AdminGuard;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for access to the server. */
final class AccessOptions {

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "Accepts only this token; repeatable. Without it, any token is accepted.")
    private List<String> tokens = List.of();

    @Option(names = "--expired-token", paramLabel = "TOKEN", description = "Refuses this token as expired; repeatable.")
    private List<String> expired = List.of();

    @Option(
            names = "--team",
            paramLabel = "TEAM",
            description = "Accepts only this team; repeatable. Without it, any team is accepted.")
    private List<String> teams = List.of();

    @Mixin
    private final AdminOptions admin = new AdminOptions();

    /** Sets the options of the stub. */
    void applyTo(StubOptions options) {
        try {
            tokens.forEach(options::token);
            expired.forEach(options::expiredToken);
            teams.forEach(options::team);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), "--token, --expired-token, --team");
        }
        admin.configure((user, password) -> options.admin(AdminGuard.with(user, password)));
    }
}
