package io.github.chatspec.cli;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.redact.Key;
import io.github.chatspec.redact.LeftOut;
import io.github.chatspec.redact.RedactedRecording;
import io.github.chatspec.redact.Redaction;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
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
    private static final int FIRST_OF_GZIP = 0x1f;
    private static final int SECOND_OF_GZIP = 0x8b;

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
    public Integer call() {
        if (lines && operation == null) {
            throw new ParameterException(spec.commandLine(), "With --lines name the --operation that answered.");
        }
        Key secret = secret();
        List<Contract> named = Contracts.named(contracts);
        check(named);
        Redaction redaction = Redaction.of(named, secret);
        Path target = target();
        Path part = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            write(redaction, part);
            deliver(part, target);
        } finally {
            discard(part);
        }
        if (leftOut > NAMED) {
            tell("More exchanges are left out.", String.valueOf(leftOut - NAMED));
        }
        return leftOut == 0 ? 0 : Chatspec.FINDINGS;
    }

    private Key secret() {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(Path.of(key))) {
            bytes = in.readNBytes(1 << 20);
        } catch (IOException | InvalidPathException e) {
            throw new CommandException(
                    "The key cannot be read; name a readable file, made by head -c 32 /dev/urandom > key.", key);
        }
        if (bytes.length < Key.SHORTEST) {
            throw new CommandException(
                    "The key has fewer than " + Key.SHORTEST + " bytes; make one by head -c 32 /dev/urandom > key.",
                    key);
        }
        return Key.of(bytes);
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
            throw new CommandException(
                    "An HTTP status is a number from 100 to 599; take another --status.", "" + status);
        }
    }

    /** What goes to standard output is written to a file first, so that it is all or nothing too. */
    private Path target() {
        try {
            Path target = to.equals(STREAM)
                    ? Path.of(System.getProperty("java.io.tmpdir"), "chatspec-redacted")
                    : Path.of(to).toAbsolutePath();
            if (target.getFileName() == null || Files.isDirectory(target) || !Files.isDirectory(target.getParent())) {
                throw new CommandException("Nothing can be written there; name a file in a folder that exists.", to);
            }
            return target;
        } catch (InvalidPathException e) {
            throw new CommandException("Nothing can be written there; name a file in a folder that exists.", to);
        }
    }

    private void write(Redaction redaction, Path part) {
        try (InputStream in = input()) {
            try (OutputStream out = output(part)) {
                RedactedRecording recording = new RedactedRecording(redaction, this::tell);
                if (lines) {
                    recording.writeBodies(in, out, operation, status);
                } else if (operation != null) {
                    recording.writeBody(in, out, operation, status);
                } else if (!recording.write(in, out)) {
                    throw new CommandException(
                            "This is no recording of a known form; for a bare body name its --operation.", from);
                }
            }
        } catch (IOException e) {
            throw new CommandException(
                    Files.exists(part)
                            ? "The recording could not be read to its end, or not be written; nothing is changed."
                            : "Nothing can be written there; name a file in a folder that exists.",
                    Files.exists(part) ? from : to);
        }
    }

    private InputStream input() {
        try {
            boolean folder = !from.equals(STREAM) && Files.isDirectory(Path.of(from));
            if (folder) {
                throw new CommandException("This is a folder; name a file in it.", from);
            }
            BufferedInputStream in =
                    new BufferedInputStream(from.equals(STREAM) ? System.in : Files.newInputStream(Path.of(from)));
            in.mark(2);
            boolean packed = in.read() == FIRST_OF_GZIP && in.read() == SECOND_OF_GZIP;
            in.reset();
            return packed ? new GZIPInputStream(in) : in;
        } catch (ZipException e) {
            throw new CommandException("The recording is packed, but damaged; record it again.", from);
        } catch (IOException | InvalidPathException e) {
            throw new CommandException("The recording cannot be read; name a readable file.", from);
        }
    }

    private OutputStream output(Path part) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW));
        return to.toLowerCase(Locale.ROOT).endsWith(".gz") ? new GZIPOutputStream(out) : out;
    }

    private void deliver(Path part, Path target) {
        try {
            if (to.equals(STREAM)) {
                print(part);
            } else {
                move(part, target);
            }
        } catch (CharacterCodingException e) {
            throw new CommandException("The body is not UTF-8 and cannot be printed; name a file as OUT.", from);
        } catch (IOException e) {
            throw new CommandException("Nothing can be written there; name a file in a folder that exists.", to);
        }
    }

    private void print(Path part) throws IOException {
        try (Reader reader = Files.newBufferedReader(part)) {
            // What is not UTF-8 should be known before anything is printed.
            reader.transferTo(Writer.nullWriter());
        }
        try (Reader reader = Files.newBufferedReader(part)) {
            reader.transferTo(spec.commandLine().getOut());
        }
        spec.commandLine().getOut().flush();
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // It holds nothing that may not be seen, and the command has said what went wrong.
            part.toFile().deleteOnExit();
        }
    }

    private void tell(LeftOut exchange) {
        leftOut++;
        if (leftOut <= NAMED) {
            tell("An exchange is left out. " + exchange.reason(), from + " entry " + exchange.entry());
        }
    }

    private void tell(String sentence, String place) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().println("  " + place);
    }
}
