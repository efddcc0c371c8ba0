package io.github.chatspec.command;

import io.github.chatspec.io.UserError;
import io.github.chatspec.text.PlainText;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * How the commands of chatspec fail: with one sentence, the place below it, and exit code 2; never with a stack trace.
 *
 * <p>The smallest use: {@code Failures.told(new CommandLine(command)).execute(arguments)}.
 */
public final class Failures {

    /** Exit code: the command could not do its work. */
    public static final int FAILED = 2;

    private Failures() {}

    /**
     * Lets a command tell its failures.
     *
     * @param command the command
     * @return the same command
     */
    public static CommandLine told(CommandLine command) {
        Telling telling = new Telling();
        return command.setParameterExceptionHandler(telling).setExecutionExceptionHandler(telling);
    }

    private static final class Telling implements IParameterExceptionHandler, IExecutionExceptionHandler {

        @Override
        public int handleParseException(ParameterException wrong, String[] arguments) {
            CommandLine asked = wrong.getCommandLine();
            asked.getErr().println(PlainText.line(sentence(wrong.getMessage())));
            asked.getErr().println("  " + asked.getCommandSpec().qualifiedName() + " --help shows what it takes");
            return FAILED;
        }

        @Override
        public int handleExecutionException(Exception failure, CommandLine asked, ParseResult parsed) {
            asked.getErr()
                    .println(
                            failure instanceof UserError
                                    ? failure.getMessage()
                                            .lines()
                                            .map(PlainText::line)
                                            .collect(Collectors.joining(System.lineSeparator()))
                                    : "This should not have happened; please report it: "
                                            + PlainText.line("" + failure));
            return FAILED;
        }
    }

    private static String sentence(String message) {
        String line = message.lines().findFirst().orElse(message);
        return line.endsWith(".") ? line : line + ".";
    }
}
