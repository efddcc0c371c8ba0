package io.github.chatspec.cli;

import io.github.chatspec.command.Failures;
import io.github.chatspec.contract.Contract;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code chatspec} with its subcommands, whose command lines picocli reads. */
@Command(
        name = "chatspec",
        description = "Reports where responses of a vendor's chat API violate its contract.",
        mixinStandardHelpOptions = true,
        versionProvider = ChatspecCommand.Versions.class,
        footer = {
            "",
            "Exit codes: 0 no findings, 1 findings, 2 the command failed.",
            "",
            "Example: chatspec check --operation engage/getChat --status 200 chat.json"
        })
final class ChatspecCommand implements Callable<Integer> {

    private static final String CHECK = "check";

    @Spec
    private CommandSpec spec;

    /** Runs a command line and returns the exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        // No option has these types, and loading their converters takes time.
        System.setProperty("picocli.converters.excludes", "java[.](sql|time)[.].*");
        // Reading the options of the other commands would take longer than a check.
        boolean checks = arguments.length > 0 && arguments[0].equals(CHECK);
        return Failures.handle(checks ? check() : command())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(checks ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments);
    }

    private static CommandLine check() {
        return new CommandLine(new CheckCommand().spec().name("chatspec " + CHECK));
    }

    /** Returns the command with all its subcommands. */
    static CommandLine command() {
        return new CommandLine(new ChatspecCommand())
                .addSubcommand(new ChangelogCommand())
                .addSubcommand(CHECK, new CheckCommand().spec())
                .addSubcommand(new ContractCommand())
                .addSubcommand(new CoverageCommand())
                .addSubcommand(new DiffCommand())
                .addSubcommand(new DriftCommand())
                .addSubcommand(new InitCommand())
                .addSubcommand(new ProposeCommand())
                .addSubcommand(new RedactCommand())
                .addSubcommand(new ReviewCommand())
                .addSubcommand(new RulesCommand())
                .addSubcommand(new SourcesCommand())
                .addSubcommand(new CompletionCommand());
    }

    /** Prints the help, as most programs do whose command is missing. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Failures.FAILED;
    }

    /** Prints the versions of chatspec and its contracts. */
    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            List<String> lines = new ArrayList<>(List.of("chatspec " + Chatspec.version()));
            Contract.builtIn()
                    .forEach(contract ->
                            lines.add(contract.name() + " " + contract.version() + "  " + contract.title()));
            return lines.toArray(String[]::new);
        }
    }
}
