package io.github.chatspec.cli;

import io.github.chatspec.io.OutputFile;
import io.github.chatspec.io.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes an example of the settings, in which each line explains itself. */
@Command(
        name = "init",
        description = "Writes an example of the settings of check.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 the file was written, 2 the command failed.", "Example: chatspec init"})
final class InitCommand implements Callable<Integer> {

    private static final String EXAMPLE = "chatspec.yaml";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "-o",
            paramLabel = "FILE",
            defaultValue = EXAMPLE,
            description = "The file to write; ${DEFAULT-VALUE} by default.")
    private String file;

    @Override
    public Integer call() {
        if (exists()) {
            throw new UserError("The file exists and is not replaced; name another one with -o.", file);
        }
        try (InputStream example = InitCommand.class.getResourceAsStream(EXAMPLE);
                OutputFile output = OutputFile.at(file)) {
            try (OutputStream stream = output.stream()) {
                example.transferTo(stream);
            }
            output.finish();
        } catch (IOException e) {
            throw new UserError(OutputFile.NOT_WRITTEN, file);
        }
        spec.commandLine().getOut().println("The settings are in " + file + "; chatspec check reads them.");
        return 0;
    }

    private boolean exists() {
        try {
            return Files.exists(Path.of(file), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            throw new UserError("Not a file name; name another one with -o.", file);
        }
    }
}
