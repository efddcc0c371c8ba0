package io.github.chatspec.cli;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.judge.Finding;
import io.github.chatspec.judge.Ignore;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Level;
import io.github.chatspec.judge.Settings;
import io.github.chatspec.report.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges response bodies that stand in files. */
@Command(
        name = "check",
        description = "Judges response bodies against the contract.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 nothing found, 1 findings, 2 the command could not do its work.",
            "Example: chatspec check --operation engage/getChat --status 200 chat.json"
        })
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--operation",
            required = true,
            paramLabel = "CONTRACT/ID",
            description = "The operation that answered, for example engage/getChat.")
    private String operation;

    @Option(
            names = "--status",
            defaultValue = "200",
            paramLabel = "CODE",
            description = "The HTTP status of the answer; default ${DEFAULT-VALUE}.")
    private int status;

    @Option(
            names = "--contract",
            paramLabel = "NAME|FILE",
            description = "A built-in contract or an OpenAPI 3.0 or 3.1 file; repeatable; default all built-in ones.")
    private List<String> contracts = new ArrayList<>();

    @Option(
            names = "--fail-on",
            defaultValue = "error",
            paramLabel = "LEVEL",
            description =
                    "The lightest level that makes the exit code 1: error, warning or note; default ${DEFAULT-VALUE}.")
    private Level failOn;

    @Option(
            names = "--level",
            paramLabel = "RULE=LEVEL",
            description = "Another level for a rule: error, warning, note or off; repeatable.")
    private Map<String, String> levels = new LinkedHashMap<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Levels, ignores and contracts; default the nearest chatspec.yaml upwards.")
    private Path config;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files with one body each; - is standard input.")
    private List<String> files;

    @Override
    public Integer call() {
        Settings settings = settings();
        settings.ignores().stream()
                .filter(ignore -> ignore.isExpired(LocalDate.now(ZoneOffset.UTC)))
                .forEach(this::tellExpired);
        Judge judge = Judge.of(loaded(settings)).with(settings);
        check(judge);
        TextReport report = new TextReport(spec.commandLine().getOut());
        int code = 0;
        for (String file : files) {
            code = Math.max(code, judge(file, judge, report));
        }
        report.end();
        return code;
    }

    private void check(Judge judge) {
        List<String> known =
                judge.operations().stream().map(Operation::qualifiedId).toList();
        if (!known.contains(operation)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "No contract has the operation " + operation + "; take one of " + String.join(", ", known) + ".");
        }
        if (status < 100 || status > 599) {
            throw new CommandException(
                    "An HTTP status is a number from 100 to 599; take another --status.", "" + status);
        }
    }

    /** Judges one file; what goes wrong with it is told, and does not keep the others from being judged. */
    private int judge(String file, Judge judge, TextReport report) {
        try {
            byte[] body = file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
            List<Finding> findings =
                    judge.judge(Exchange.ofOperation(operation).status(status).body(body));
            report.add(file, findings);
            return findings.stream().anyMatch(finding -> finding.level().isAtLeast(failOn)) ? Chatspec.FINDINGS : 0;
        } catch (IOException | InvalidPathException e) {
            tell(
                    isFolder(file)
                            ? "This is a folder; name the files in it."
                            : "The file cannot be read; name a readable file.",
                    file);
        } catch (ContractException e) {
            tell(e.getMessage(), file);
        }
        return Failures.FAILED;
    }

    private void tellExpired(Ignore ignore) {
        tell(
                "An ignore has expired; mend what it hid, or renew it.",
                ignore.rule() + " " + ignore.operation() + " " + ignore.pointer() + " until "
                        + ignore.until().orElseThrow());
    }

    private void tell(String sentence, String place) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().println("  " + place);
    }

    private static boolean isFolder(String file) {
        try {
            return Files.isDirectory(Path.of(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private Settings settings() {
        Settings settings = config != null
                ? Settings.read(config)
                : nearestConfig(Path.of("").toAbsolutePath())
                        .map(Settings::read)
                        .orElse(Settings.NONE);
        for (Map.Entry<String, String> level : levels.entrySet()) {
            settings = settings.level(level.getKey(), level.getValue());
        }
        return settings;
    }

    static Optional<Path> nearestConfig(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("chatspec.yaml");
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private List<Contract> loaded(Settings settings) {
        List<String> named = contracts.isEmpty() ? settings.contracts() : contracts;
        return named.isEmpty()
                ? Contract.builtIn()
                : named.stream().map(CheckCommand::load).toList();
    }

    private static Contract load(String nameOrFile) {
        boolean builtIn =
                Contract.builtIn().stream().anyMatch(contract -> contract.name().equals(nameOrFile));
        try {
            return builtIn ? Contract.builtIn(nameOrFile) : Contract.read(Path.of(nameOrFile));
        } catch (InvalidPathException e) {
            throw new ContractException("The contract cannot be read; name a readable file.", nameOrFile);
        }
    }
}
