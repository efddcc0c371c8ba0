package io.github.chatspec.cli;

import io.github.chatspec.contract.Contract;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
        subcommands = {
            CheckCommand.class,
            CoverageCommand.class,
            DriftCommand.class,
            RulesCommand.class,
            SourcesCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 nothing found, 1 findings, 2 the command could not do its work.",
            "",
            "Example: chatspec check --operation engage/getChat --status 200 chat.json"
        })
public final class Chatspec implements Runnable {

    /** Exit code: there are findings. */
    static final int FINDINGS = 1;

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
        System.exit(run(utf8(System.out), utf8(System.err), arguments));
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
        return Failures.told(new CommandLine(new Chatspec()))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command; chatspec --help lists them.");
    }

    // The platform's charset would garble names and messages where the locale is C.
    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Prints the versions of chatspec's contracts. */
    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return Contract.builtIn().stream()
                    .map(contract -> contract.name() + " " + contract.version() + "  " + contract.title())
                    .toArray(String[]::new);
        }
    }
}
