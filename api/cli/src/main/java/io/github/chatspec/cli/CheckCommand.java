package io.github.chatspec.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The command {@code chatspec check}. */
final class CheckCommand implements Callable<Integer> {

    private final CheckOptions options = new CheckOptions();
    private final CommandSpec spec = options.spec(this);

    CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() throws IOException {
        CommandLine command = spec.commandLine();
        try {
            return new CheckExecution(options, command.getOut(), command.getErr()).run();
        } catch (UsageException e) {
            throw new ParameterException(command, e.getMessage(), e);
        }
    }
}
