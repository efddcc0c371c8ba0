package io.github.chatspec.cli;

import io.github.chatspec.check.Input;
import io.github.chatspec.contract.Contract;
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

/** Writes a recording that can be committed. */
@Command(
        name = "redact",
        description = "Takes secrets and personal values out of a recording.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 all is kept, 1 some is left out, 2 it could not do its work.",
            "Example: chatspec redact --key key recorded.har committed.har.gz"
        })
final class RedactCommand implements Callable<Integer> {

    private static final String STREAM = "-";

    /** So many exchanges are named that are left out; the others are counted. */
    private static final int NAMED = 100;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "The secret that decides what stands for a value.")
    private String key;

    @Option(
            names = "--contract",
            paramLabel = "NAME|FILE",
            description = "What says what may stay, as for check; repeatable.")
    private List<String> contracts = new ArrayList<>();

    @Option(
            names = "--operation",
            paramLabel = "CONTRACT/ID",
            description = "The operation that answered, where IN is a bare body.")
    private String operation;

    @Option(
            names = "--status",
            defaultValue = "200",
            paramLabel = "CODE",
            description = "Its HTTP status; default ${DEFAULT-VALUE}.")
    private int status;

    @Option(names = "--lines", description = "Each line of IN is a bare body.")
    private boolean lines;

    @Parameters(
            index = "0",
            paramLabel = "IN",
            description = "HAR, its entries as lines, or WireMock's journal; - is stdin.")
    private String from;

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write, packed if *.gz; - is stdout.")
    private String to;

    private long leftOut;

    @Override
    public Integer call() throws IOException {
        if (lines && operation == null) {
            throw new ParameterException(spec.commandLine(), "With --lines name the --operation that answered.");
        }
        RedactionKey secret = secret();
        List<Contract> named = Contracts.named(contracts);
        check(named);
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
        if (leftOut > NAMED) {
            tell("More exchanges are left out.", String.valueOf(leftOut - NAMED));
        }
        return leftOut == 0 ? 0 : Chatspec.FINDINGS;
    }

    private RedactionKey secret() {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(Path.of(key))) {
            bytes = in.readNBytes(1 << 20);
        } catch (IOException | InvalidPathException e) {
            throw new UserError(
                    "The key cannot be read; name a readable file, made by head -c 32 /dev/urandom > key.", key);
        }
        if (bytes.length < RedactionKey.SHORTEST) {
            throw new UserError(
                    "The key has fewer than " + RedactionKey.SHORTEST
                            + " bytes; make one by head -c 32 /dev/urandom > key.",
                    key);
        }
        return RedactionKey.of(bytes);
    }

    private void check(List<Contract> named) {
        List<String> known = named.stream()
                .flatMap(contract -> contract.operations().stream())
                .map(Operation::qualifiedId)
                .toList();
        if (operation != null && !known.contains(operation)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "No contract has the operation " + operation + "; take one of " + String.join(", ", known) + ".");
        }
        if (status < 100 || status > 599) {
            throw new UserError("An HTTP status is a number from 100 to 599; take another --status.", "" + status);
        }
    }

    /** What goes to the standard output is written to a file first, so that it is all or nothing too. */
    private void print(Redaction redaction) throws IOException {
        Path folder = Files.createTempDirectory("chatspec");
        Path whole = folder.resolve("redacted");
        try (OutputFile file = OutputFile.at(whole.toString())) {
            write(redaction, file);
            file.finish();
            try (Reader reader = Files.newBufferedReader(whole)) {
                // What is not UTF-8 should be known before anything is printed.
                reader.transferTo(Writer.nullWriter());
            }
            try (Reader reader = Files.newBufferedReader(whole)) {
                reader.transferTo(spec.commandLine().getOut());
            }
            spec.commandLine().getOut().flush();
        } catch (CharacterCodingException e) {
            throw new UserError("The body is not UTF-8 and cannot be printed; name a file as OUT.", from);
        } finally {
            Files.deleteIfExists(whole);
            Files.delete(folder);
        }
    }

    private void write(Redaction redaction, OutputFile file) {
        try (Recording recording = recording();
                OutputStream out = output(file)) {
            if (operation == null
                    && (recording.format() == RecordingFormat.BODY || recording.format() == RecordingFormat.LINES)) {
                throw new UserError(
                        "This is no recording of a known form; for a bare body name its --operation.", from);
            }
            new RedactedRecording(redaction, this::tell)
                    .bodiesOf(operation == null ? "" : operation, status)
                    .write(recording, out);
        } catch (IOException e) {
            throw new UserError(
                    "The recording could not be read to its end, or not be written; nothing is changed.", from);
        }
    }

    private Recording recording() {
        try {
            boolean folder = !from.equals(STREAM) && Files.isDirectory(Path.of(from));
            if (folder) {
                throw new UserError("This is a folder; name a file in it.", from);
            }
            Optional<RecordingFormat> form = operation == null
                    ? Optional.empty()
                    : Optional.of(lines ? RecordingFormat.LINES : RecordingFormat.BODY);
            return Recording.open(Input.of(from).open(System.in), form, RecordingFormat.BODY);
        } catch (IOException | InvalidPathException e) {
            throw new UserError("The recording cannot be read; name a readable file.", from);
        }
    }

    private OutputStream output(OutputFile file) throws IOException {
        OutputStream out = new BufferedOutputStream(file.stream());
        return to.toLowerCase(Locale.ROOT).endsWith(".gz") ? new GZIPOutputStream(out) : out;
    }

    private void tell(LeftOut exchange) {
        leftOut++;
        if (leftOut <= NAMED) {
            tell("An exchange is left out. " + exchange.reason(), from + " entry " + exchange.entry());
        }
    }

    private void tell(String sentence, String place) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().println("  " + PlainText.line(place));
    }
}
