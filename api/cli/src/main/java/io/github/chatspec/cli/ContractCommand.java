package io.github.chatspec.cli;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.DocumentWithSamples;
import io.github.chatspec.contract.NamedContracts;
import io.github.chatspec.io.OutputFile;
import io.github.chatspec.io.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a contract, for other tools and for the places that findings name. */
@Command(
        name = "contract",
        description = "Prints a contract.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 the contract was printed, 2 the command failed.",
            "Example: chatspec contract engage --bundle -o engage.json"
        })
final class ContractCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME|FILE", description = "The name of a built-in contract, or an OpenAPI document.")
    private String contract;

    @Option(
            names = "--bundle",
            description = "Prints JSON that contains the samples, for tools that do not read externalValue.")
    private boolean bundle;

    @Option(names = "-o", paramLabel = "FILE", description = "The file to write instead of the standard output.")
    private String file;

    @Override
    public Integer call() {
        Contract named = NamedContracts.read(List.of(contract)).get(0);
        byte[] document = bundle
                ? (DocumentWithSamples.of(named).toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8)
                : named.source();
        if (file == null) {
            spec.commandLine().getOut().print(new String(document, StandardCharsets.UTF_8));
            spec.commandLine().getOut().flush();
            return 0;
        }
        OutputFile.requireDistinct(file, List.of(contract));
        try (OutputFile output = OutputFile.at(file)) {
            try (OutputStream stream = output.stream()) {
                stream.write(document);
            }
            output.finish();
        } catch (IOException e) {
            throw new UserError(OutputFile.NOT_WRITTEN, file);
        }
        return 0;
    }
}
