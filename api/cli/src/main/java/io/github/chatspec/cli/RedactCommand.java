package io.github.chatspec.cli;

import io.github.chatspec.check.Input;
import io.github.chatspec.check.OpenInput;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.NamedContracts;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.exchange.RecordingFormat;
import io.github.chatspec.io.OutputFile;
import io.github.chatspec.io.UserError;
import io.github.chatspec.redact.LeftOut;
import io.github.chatspec.redact.RedactedRecording;
import io.github.chatspec.redact.Redaction;
import io.github.chatspec.redact.RedactionKey;
import io.github.chatspec.text.PlainText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a copy of a recording without secrets and personal values. */
@Command(
        name = "redact",
        description = "Removes secrets and personal values from a recording.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 all exchanges written, 1 some left out, 2 the command failed.",
            "Example: chatspec redact --key key recorded.har committed.har.gz"
        })
final class RedactCommand implements Callable<Integer> {

    private static final String STREAM = "-";

    /** The maximum number of exchanges left out that are listed; the rest are counted. */
    private static final int MAX_LISTED = 100;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "A file with the secret key from which the replacements of values are derived.")
    private String key;

    @Option(
            names = "--contract",
            paramLabel = "NAME|FILE",
            description = "The contracts whose documented values are kept, as for check; repeatable.")
    private List<String> contracts = new ArrayList<>();

    @Option(names = "--operation", paramLabel = "CONTRACT/ID", description = "The operation, if IN is a bare body.")
    private String operation;

    @Option(
            names = "--status",
            defaultValue = "200",
            paramLabel = "CODE",
            description = "The HTTP status of bare bodies (default: ${DEFAULT-VALUE}).")
    private int status;

    @Option(names = "--lines", description = "Each line of IN is a bare body.")
    private boolean lines;

    @Parameters(
            index = "0",
            paramLabel = "IN",
            description = "A HAR file, HAR entries, WireMock's request journal, events or recorded stubs, a zip archive"
                    + " with one of these, or - for the standard input.")
    private String from;

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            description = "The file to write, compressed if it ends in .gz, or - for the standard output.")
    private String to;

    private long leftOut;

    @Override
    public Integer call() throws IOException {
        if (lines && operation == null) {
            throw new ParameterException(spec.commandLine(), "--lines needs the --operation of the bodies.");
        }
        RedactionKey secret = readKey();
        List<Contract> named = NamedContracts.read(contracts);
        validateOptions(named);
        Redaction redaction = Redaction.of(named, secret);
        if (!to.equals(STREAM)) {
            OutputFile.requireDistinct(to, List.of(from, key));
        }
        if (to.equals(STREAM)) {
            print(redaction);
        } else {
            try (OutputFile file = OutputFile.at(to)) {
                write(redaction, file);
                file.finish();
            }
        }
        if (leftOut > MAX_LISTED) {
            print("More exchanges were left out.", String.valueOf(leftOut - MAX_LISTED));
        }
        return leftOut == 0 ? 0 : Chatspec.FINDINGS;
    }

    private RedactionKey readKey() {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(Path.of(key))) {
            bytes = in.readNBytes(1 << 20);
        } catch (IOException | InvalidPathException e) {
            throw new UserError("Cannot read the key; create one with head -c 32 /dev/urandom > key.", key);
        }
        if (bytes.length < RedactionKey.SHORTEST) {
            throw new UserError(
                    "The key has fewer than " + RedactionKey.SHORTEST
                            + " bytes; create one with head -c 32 /dev/urandom > key.",
                    key);
        }
        return RedactionKey.of(bytes);
    }

    private void validateOptions(List<Contract> named) {
        List<String> known = named.stream()
                .flatMap(contract -> contract.operations().stream())
                .map(Operation::qualifiedId)
                .toList();
        if (operation != null && !known.contains(operation)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Unknown operation " + operation + "; use one of " + String.join(", ", known) + ".");
        }
        if (status < 100 || status > 599) {
            throw new UserError("An HTTP status is a number from 100 to 599; choose another --status.", "" + status);
        }
    }

    /** Writes to a temporary file first, so that the standard output is complete or empty. */
    private void print(Redaction redaction) throws IOException {
        Path folder = Files.createTempDirectory("chatspec");
        Path whole = folder.resolve("redacted");
        try (OutputFile file = OutputFile.at(whole.toString())) {
            write(redaction, file);
            file.finish();
            try (Reader reader = Files.newBufferedReader(whole)) {
                // Fails before anything is printed if the text is not UTF-8.
                reader.transferTo(Writer.nullWriter());
            }
            try (Reader reader = Files.newBufferedReader(whole)) {
                reader.transferTo(spec.commandLine().getOut());
            }
            spec.commandLine().getOut().flush();
        } catch (CharacterCodingException e) {
            throw new UserError("The body is not UTF-8 and cannot be printed; use a file as OUT.", from);
        } finally {
            Files.deleteIfExists(whole);
            Files.delete(folder);
        }
    }

    private void write(Redaction redaction, OutputFile file) {
        try (OpenInput opened = open();
                Recording recording = recording(opened);
                OutputStream out = output(file)) {
            if (operation == null
                    && (recording.format() == RecordingFormat.BODY || recording.format() == RecordingFormat.LINES)) {
                throw new UserError("This file is not a recording; name the --operation of a bare body.", from);
            }
            new RedactedRecording(redaction, this::report)
                    .bodiesOf(operation == null ? "" : operation, status)
                    .filesOf(opened.bodies())
                    .write(recording, out);
        } catch (IOException e) {
            throw new UserError("Cannot read or write the recording completely; no file was changed.", from);
        }
    }

    private OpenInput open() {
        try {
            if (!from.equals(STREAM) && Files.isDirectory(Path.of(from))) {
                throw new UserError("This is a folder; name a file.", from);
            }
            List<Input> inputs = Input.in(from, path -> {});
            if (inputs.size() != 1) {
                throw new UserError(
                        "This archive has " + (inputs.isEmpty() ? "no recording" : "several recordings")
                                + "; name one file.",
                        from);
            }
            return inputs.get(0).open(System.in);
        } catch (IOException | InvalidPathException e) {
            throw new UserError("Cannot read the recording.", from);
        }
    }

    private Recording recording(OpenInput opened) throws IOException {
        Optional<RecordingFormat> format = operation == null
                ? Optional.empty()
                : Optional.of(lines ? RecordingFormat.LINES : RecordingFormat.BODY);
        return Recording.open(opened.in(), format, RecordingFormat.BODY);
    }

    private OutputStream output(OutputFile file) throws IOException {
        OutputStream out = new BufferedOutputStream(file.stream());
        return to.toLowerCase(Locale.ROOT).endsWith(".gz") ? new GZIPOutputStream(out) : out;
    }

    private void report(LeftOut exchange) {
        leftOut++;
        if (leftOut <= MAX_LISTED) {
            print("An exchange was left out. " + exchange.reason(), from + " entry " + exchange.entry());
        }
    }

    private void print(String sentence, String place) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().println("  " + PlainText.line(place));
    }
}
