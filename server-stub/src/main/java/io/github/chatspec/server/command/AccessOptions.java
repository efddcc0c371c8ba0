package io.github.chatspec.server.command;

import io.github.chatspec.command.AdminOptions;
import io.github.chatspec.io.UserError;
import io.github.chatspec.server.StubOptions;
import io.github.chatspec.serving.AdminGuard;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for access to the server and for its access log. */
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

    @Option(
            names = "--access-log",
            paramLabel = "FILE",
            description = "Appends a line without secrets for each request; - is standard error.")
    private String accessLog;

    @Mixin
    private final AdminOptions admin = new AdminOptions();

    /** Sets the options of the stub. */
    void applyTo(StubOptions options, PrintWriter err) {
        try {
            tokens.forEach(options::token);
            expired.forEach(options::expiredToken);
            teams.forEach(options::team);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), "--token, --expired-token, --team");
        }
        admin.configure((user, password) -> options.admin(AdminGuard.with(user, password)));
        if (accessLog != null) {
            options.accessLog(lines(accessLog.equals("-") ? err : file(accessLog)));
        }
    }

    private static Consumer<String> lines(PrintWriter out) {
        return line -> {
            // One call per line, since many threads write to the log.
            out.write(line + System.lineSeparator());
            out.flush();
        };
    }

    private static PrintWriter file(String name) {
        try {
            BufferedWriter out = Files.newBufferedWriter(
                    Path.of(name), StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new PrintWriter(out);
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw new UserError("Cannot write the access log; name a writable file.", name);
        }
    }
}
