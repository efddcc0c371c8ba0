package io.github.chatspec.cli;

import io.github.chatspec.command.Failures;
import io.github.chatspec.text.ErrorOrigin;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** The program {@code chatspec}; see {@code java -jar chatspec.jar --help}. */
public final class Chatspec {

    /** The exit code of a command with findings. */
    static final int FINDINGS = 1;

    private Chatspec() {}

    /**
     * Runs the command and ends the process.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(run(StandardStream.of(FileDescriptor.out), StandardStream.of(FileDescriptor.err), arguments));
    }

    /**
     * Runs the command.
     *
     * @param out receives the results
     * @param err receives the errors
     * @param arguments the command line
     * @return 0 without findings, 1 with findings, 2 if the command failed
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        int code = Failures.FAILED;
        try {
            QuickCheck quick = QuickCheck.of(arguments);
            OptionalInt done = quick == null ? OptionalInt.empty() : quick.run(out, err);
            code = done.isPresent() ? done.getAsInt() : ChatspecCommand.run(out, err, arguments);
        } catch (OutOfMemoryError e) {
            err.println("Out of memory; give Java more with -Xmx.");
            err.println("  for example java -Xmx1g -jar chatspec.jar");
        } catch (Error e) {
            // Java would print a stack trace, and end with the exit code of findings.
            err.println("Unexpected error; please report it: " + ErrorOrigin.of(e));
        }
        if (out.checkError() && !(out instanceof StandardStream stream && stream.hasNoReader())) {
            err.println("Cannot write the standard output.");
            err.println("  -");
            return Failures.FAILED;
        }
        return code;
    }

    /** Returns the version of chatspec. */
    static String version() {
        try (InputStream in = Chatspec.class.getResourceAsStream("/chatspec/version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException("The version is missing from the build.", e);
        }
    }
}
