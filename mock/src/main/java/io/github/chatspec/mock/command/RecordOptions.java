package io.github.chatspec.mock.command;

import io.github.chatspec.command.AdminOptions;
import io.github.chatspec.io.UserError;
import io.github.chatspec.mock.MockOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the command that say what is kept, who may look at it, and who answers. */
final class RecordOptions {

    private static final int MOST_JOURNALED = 1_000_000;

    @Option(
            names = "--journal",
            paramLabel = "N",
            defaultValue = "1024",
            description = "How many of the last requests are kept; default ${DEFAULT-VALUE}, 0 keeps none.")
    private int journal;

    @Mixin
    private final AdminOptions admin = new AdminOptions();

    @Option(
            names = "--proxy-to",
            paramLabel = "URL",
            description = "Hands every request to the real vendor, and judges its answers.")
    private String vendor;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Writes the vendor's answers, without secrets, as HAR for chatspec check.")
    private Path recording;

    /** Sets what the command line says. */
    void applyTo(MockOptions options, PrintWriter err) {
        if (journal < 0 || journal > MOST_JOURNALED) {
            throw new UserError(
                    "A journal keeps from 0 to " + MOST_JOURNALED + " requests; take another --journal.",
                    String.valueOf(journal));
        }
        options.journal(journal);
        admin.configure(options::admin);
        if (recording != null && vendor == null) {
            throw new UserError("Only a vendor's answers are recorded; say with --proxy-to where it is.", "--record");
        }
        if (vendor != null) {
            proxy(options, err);
        }
    }

    private void proxy(MockOptions options, PrintWriter err) {
        try {
            options.proxyTo(vendor, line -> {
                err.println(line);
                err.flush();
            });
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), "--proxy-to");
        }
        if (recording != null) {
            options.record(recording);
        }
    }

    /** Tells whether there is something to be put in order when the process ends. */
    boolean isRelaying() {
        return vendor != null;
    }
}
