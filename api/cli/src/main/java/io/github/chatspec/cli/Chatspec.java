package io.github.chatspec.cli;

import io.github.chatspec.command.Failures;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.text.ErrorOrigin;
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
        description = "Reports where responses of a vendor's chat API violate its contract.",
        mixinStandardHelpOptions = true,
        versionProvider = Chatspec.Versions.class,
        footer = {
            "",
            "Exit codes: 0 no findings, 1 findings, 2 the command failed.",
            "",
            "Example: chatspec check --operation engage/getChat --status 200 chat.json"
        })
public final class Chatspec implements Runnable {

    /** The exit code of a command with findings. */
    static final int FINDINGS = 1;

    private static final String CHECK = "check";

    @Spec
    private CommandSpec spec;

    /** Creates the command. */
    public Chatspec() {}

    /**
     * Runs the command and ends the process.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        // No option has these types, and loading their converters takes time.
        System.setProperty("picocli.converters.excludes", "java[.](sql|time)[.].*");
        System.exit(run(utf8(FileDescriptor.out), utf8(FileDescriptor.err), arguments));
    }

    /**
     * Runs the command.
     *
     * @param out receives the results
     * @param err receives the errors
     * @param arguments the command line
     * @return 0 without findings, 1 with findings, 2 if the command failed
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        // Reading the options of the other commands would take longer than a check.
        boolean checks = arguments.length > 0 && arguments[0].equals(CHECK);
        int code = Failures.FAILED;
        try {
            code = Failures.handle(checks ? check() : command())
                    .setOut(out)
                    .setErr(err)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .execute(checks ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments);
        } catch (OutOfMemoryError e) {
            err.println("Out of memory; give Java more with -Xmx.");
            err.println("  for example java -Xmx1g -jar chatspec.jar");
        } catch (Error e) {
            // Java would print a stack trace, and end with the exit code of findings.
            err.println("Unexpected error; please report it: " + ErrorOrigin.of(e));
        }
        if (out.checkError()) {
            err.println("Cannot write the standard output.");
            err.println("  -");
            return Failures.FAILED;
        }
        return code;
    }

    private static CommandLine check() {
        return new CommandLine(new CheckCommand().spec().name("chatspec " + CHECK));
    }

    /** Returns the command with all its subcommands. */
    static CommandLine command() {
        return new CommandLine(new Chatspec())
                .addSubcommand(CHECK, new CheckCommand().spec())
                .addSubcommand(new ContractCommand())
                .addSubcommand(new CoverageCommand())
                .addSubcommand(new DriftCommand())
                .addSubcommand(new RedactCommand())
                .addSubcommand(new RulesCommand())
                .addSubcommand(new SourcesCommand())
                .addSubcommand(new CompletionCommand());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command; chatspec --help lists the commands.");
    }

    // The platform's charset would garble names and messages where the locale is C.
    private static PrintWriter utf8(FileDescriptor stream) {
        // System.out would hide write errors such as a full disk.
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
    }

    /** Returns the version of chatspec. */
    static String version() {
        try (InputStream in = Chatspec.class.getResourceAsStream("/chatspec/version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException("The version is missing from the build.", e);
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
