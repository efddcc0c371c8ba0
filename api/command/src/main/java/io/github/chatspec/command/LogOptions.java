package io.github.chatspec.command;

import io.github.chatspec.io.UserError;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options of a server's command that set what it prints about requests. */
public final class LogOptions {

    @Option(names = "--quiet", description = "Prints no line for each request.")
    private boolean quiet;

    @Option(
            names = "--access-log",
            paramLabel = "FILE",
            description = "Appends a line without secrets for each request; - is standard error.")
    private String accessLog;

    /** Creates the options. */
    public LogOptions() {}

    /**
     * Returns where the lines about requests are printed.
     *
     * @param command the command, whose standard output they are printed to
     * @return the console, unless it is switched off
     */
    public Optional<Consumer<String>> console(CommandLine command) {
        return quiet ? Optional.empty() : Optional.of(lines(command.getOut()));
    }

    /**
     * Returns whether the console is a terminal that shows colours.
     *
     * @param command the command
     * @return whether it is
     */
    public static boolean hasColours(CommandLine command) {
        return command.getColorScheme().ansi().enabled();
    }

    /**
     * Returns the access log.
     *
     * @param command the command, whose standard error the lines may be printed to
     * @return appends lines to the log, if there is one
     * @throws UserError if the file cannot be written
     */
    public Optional<Consumer<String>> accessLog(CommandLine command) {
        return Optional.ofNullable(accessLog).map(name -> lines(name.equals("-") ? command.getErr() : file(name)));
    }

    private static Consumer<String> lines(PrintWriter out) {
        return lines -> {
            out.write(lines + System.lineSeparator());
            out.flush();
        };
    }

    private static PrintWriter file(String name) {
        try {
            BufferedWriter out = Files.newBufferedWriter(
                    Path.of(name), StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new PrintWriter(out);
        } catch (IOException | InvalidPathException e) {
            throw new UserError("Cannot write the access log; name a writable file.", name);
        }
    }
}
