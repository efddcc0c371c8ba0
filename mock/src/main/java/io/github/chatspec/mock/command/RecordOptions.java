package io.github.chatspec.mock.command;

import io.github.chatspec.command.AdminOptions;
import io.github.chatspec.io.UserError;
import io.github.chatspec.mock.MockOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the request journal, the admin API, and a proxy that records. */
final class RecordOptions {

    private static final int MAX_JOURNAL = 1_000_000;

    @Option(
            names = "--journal",
            paramLabel = "N",
            defaultValue = "1024",
            description = "Requests to keep (default: ${DEFAULT-VALUE}; 0: none).")
    private int journal;

    @Mixin
    private final AdminOptions admin = new AdminOptions();

    @Option(
            names = "--proxy-to",
            paramLabel = "URL",
            description = "Passes all requests to the vendor at this URL and judges its responses.")
    private String vendor;

    @Option(names = "--record", paramLabel = "FILE", description = "Records its responses as HAR, without secrets.")
    private Path recording;

    @Option(names = "--overwrite", description = "Replaces the file of --record if it exists.")
    private boolean overwrite;

    /** Applies the options of the command line. */
    void applyTo(MockOptions options, PrintWriter err) {
        if (journal < 0 || journal > MAX_JOURNAL) {
            throw new UserError(
                    "The journal keeps 0 to " + MAX_JOURNAL + " requests; choose another --journal.",
                    String.valueOf(journal));
        }
        options.journal(journal);
        admin.configure(options::admin);
        if (recording != null && vendor == null) {
            throw new UserError("Only the responses of a vendor are recorded; add --proxy-to.", "--record");
        }
        if (overwrite && recording == null) {
            throw new UserError("Only a recording is overwritten; add --record.", "--overwrite");
        }
        if (vendor != null) {
            configureProxy(options, err);
        }
    }

    private void configureProxy(MockOptions options, PrintWriter err) {
        try {
            options.proxyTo(vendor, message -> {
                err.println(message);
                err.flush();
            });
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), "--proxy-to");
        }
        if (recording != null) {
            options.record(recording);
            if (overwrite) {
                options.overwriteRecording();
            }
        }
    }

    /** Returns whether requests are passed to a vendor. */
    boolean isProxy() {
        return vendor != null;
    }
}
