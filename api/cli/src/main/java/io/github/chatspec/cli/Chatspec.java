package io.github.chatspec.cli;

import io.github.chatspec.command.Failures;
import io.github.chatspec.contract.Contract;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code chatspec}; see {@code java -jar chatspec.jar --help}. */
@Command(
        name = "chatspec",
        description = "Says where a real response departs from the contract of a vendor's chat API.",
        mixinStandardHelpOptions = true,
        versionProvider = Chatspec.Versions.class,
        footer = {
            "",
            "Exit codes: 0 nothing found, 1 findings, 2 the command could not do its work.",
            "",
            "Example: chatspec check --operation engage/getChat --status 200 chat.json"
        })
public final class Chatspec implements Runnable {

    /** Exit code: there are findings. */
    static final int FINDINGS = 1;

    private static final String CHECK = "check";

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    public Chatspec() {}

    /**
     * Runs the command and ends the process.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        // No option is of these types, and picocli would load all of them to find that out.
        System.setProperty("picocli.converters.excludes", "java[.](sql|time)[.].*");
        System.exit(run(utf8(FileDescriptor.out), utf8(FileDescriptor.err), arguments));
    }

    /**
     * Runs the command.
     *
     * @param out where results go
     * @param err where errors go
     * @param arguments the command line
     * @return 0 where nothing was found, 1 where there are findings, 2 where the command could not do its work
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        // A check stands alone, since reading what the other commands take would last longer than the check itself.
        boolean checks = arguments.length > 0 && arguments[0].equals(CHECK);
        int code = Failures.FAILED;
        try {
            code = Failures.told(checks ? check() : command())
                    .setOut(out)
                    .setErr(err)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .execute(checks ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments);
        } catch (OutOfMemoryError e) {
            err.println("The memory does not last; give Java more of it.");
            err.println("  java -Xmx1g, where there is half as much or less now");
        }
        if (out.checkError()) {
            err.println("The standard output cannot be written; give it room, or name a file.");
            err.println("  -");
            return Failures.FAILED;
        }
        return code;
    }

    private static CommandLine check() {
        return new CommandLine(new CheckCommand().spec().name("chatspec " + CHECK));
    }

    private static CommandLine command() {
        return new CommandLine(new Chatspec())
                .addSubcommand(CHECK, new CheckCommand().spec())
                .addSubcommand(new CoverageCommand())
                .addSubcommand(new DriftCommand())
                .addSubcommand(new RedactCommand())
                .addSubcommand(new RulesCommand())
                .addSubcommand(new SourcesCommand())
                .addSubcommand(new CompletionCommand());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command; chatspec --help lists them.");
    }

    // The platform's charset would garble names and messages where the locale is C.
    private static PrintWriter utf8(FileDescriptor stream) {
        // Not System.out, which keeps to itself that a disk is full.
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
    }

    /** Returns the version of chatspec, which the build wrote down. */
    static String version() {
        try (InputStream in = Chatspec.class.getResourceAsStream("/chatspec/version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException("The build left no version.", e);
        }
    }

    /** Prints the versions of chatspec and its contracts. */
    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            List<String> lines = new ArrayList<>(List.of("chatspec " + version()));
            Contract.builtIn()
                    .forEach(contract ->
                            lines.add(contract.name() + " " + contract.version() + "  " + contract.title()));
            return lines.toArray(String[]::new);
        }
    }
}
