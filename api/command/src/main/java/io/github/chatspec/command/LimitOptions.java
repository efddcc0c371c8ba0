package io.github.chatspec.command;

import io.github.chatspec.io.UserError;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options of a server's command that limit what clients may send. */
public final class LimitOptions {

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})([kmg]?)");

    /** Powers of 1024. */
    private static final List<String> UNITS = List.of("", "k", "m", "g");

    @Option(
            names = "--max-body",
            defaultValue = "1m",
            paramLabel = "SIZE",
            description = "The largest request body (default: ${DEFAULT-VALUE}).")
    private String maxBody;

    /** Creates the options. */
    public LimitOptions() {}

    /**
     * Returns the maximum size of a body.
     *
     * @return the size in bytes
     * @throws UserError if the option is not a size of less than 2 GiB
     */
    public int maxBody() {
        Matcher size = SIZE.matcher(maxBody.strip().toLowerCase(Locale.ROOT));
        if (size.matches()) {
            int unit = UNITS.indexOf(size.group(2));
            long bytes = Long.parseLong(size.group(1)) << (10 * unit);
            if (bytes <= Integer.MAX_VALUE) {
                return (int) bytes;
            }
        }
        throw new UserError(
                "Not a size of less than 2g; write bytes, or a number with k or m.", "--max-body " + maxBody);
    }
}
