package io.github.chatspec.command;

import io.github.chatspec.io.UserError;
import io.github.chatspec.text.EditDistance;
import io.github.chatspec.text.ErrorOrigin;
import io.github.chatspec.text.PlainText;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints the failures of a command as one sentence, with the place on the next line, instead of a stack trace. */
public final class Failures {

    /** The exit code of a command that failed. */
    public static final int FAILED = 2;

    private Failures() {}

    /**
     * Makes a command print its failures and exit with {@link #FAILED}.
     *
     * @param command the command
     * @return the same command
     */
    public static CommandLine handle(CommandLine command) {
        Handler handler = new Handler();
        return command.setParameterExceptionHandler(handler).setExecutionExceptionHandler(handler);
    }

    /**
     * Prints the failure of a command.
     *
     * @param err receives the sentence and the place
     * @param failure what the command threw
     * @return {@link #FAILED}
     */
    public static int print(PrintWriter err, Exception failure) {
        if (failure instanceof UserError) {
            failure.getMessage().lines().map(PlainText::line).forEach(err::println);
        } else {
            err.println("Unexpected error; please report it: " + ErrorOrigin.of(failure));
        }
        return FAILED;
    }

    private static final class Handler implements IParameterExceptionHandler, IExecutionExceptionHandler {

        @Override
        public int handleParseException(ParameterException failure, String[] arguments) {
            CommandLine command = failure.getCommandLine();
            command.getErr().println(PlainText.line(sentence(failure)));
            command.getErr().println("  see " + command.getCommandSpec().qualifiedName() + " --help");
            return FAILED;
        }

        @Override
        public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
            return print(command.getErr(), failure);
        }
    }

    private static String sentence(ParameterException failure) {
        // Of an option with a key and a value, picocli says "option option".
        String line = failure.getMessage().lines().findFirst().orElse("").replace("option option", "option");
        List<String> suggestions =
                failure instanceof UnmatchedArgumentException unmatched ? suggestions(unmatched) : List.of();
        if (!suggestions.isEmpty()) {
            return line + "; did you mean " + suggestions.stream().distinct().collect(Collectors.joining(" or ")) + "?";
        }
        return line.endsWith(".") || line.endsWith("?") ? line : line + ".";
    }

    /** Returns the most similar options, or else the suggestions of picocli, which start with the same characters. */
    private static List<String> suggestions(UnmatchedArgumentException failure) {
        if (failure.getUnmatched().isEmpty()) {
            return failure.getSuggestions();
        }
        String name = failure.getUnmatched().get(0).replaceFirst("=.*", "");
        List<String> similar = failure.getCommandLine().getCommandSpec().optionsMap().keySet().stream()
                .filter(option -> name.length() <= 2 * option.length())
                .filter(option -> EditDistance.between(name, option) <= option.length() / 3)
                .sorted()
                .toList();
        return similar.isEmpty() ? failure.getSuggestions() : similar;
    }
}
