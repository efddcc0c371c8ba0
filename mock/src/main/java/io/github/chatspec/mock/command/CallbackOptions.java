package io.github.chatspec.mock.command;

import io.github.chatspec.io.UserError;
import io.github.chatspec.mock.MockOptions;
import java.util.List;
import picocli.CommandLine.Option;

/** The options about callbacks. */
final class CallbackOptions {

    @Option(names = "--callbacks", description = "Sends documented callbacks to loopback addresses.")
    private boolean enabled;

    @Option(
            names = "--callback-hosts",
            paramLabel = "HOST",
            split = ",",
            description = "Sends callbacks to these hosts, too.")
    private List<String> hosts = List.of();

    void applyTo(MockOptions options) {
        if (!enabled && !hosts.isEmpty()) {
            throw new UserError("No callbacks are sent; add --callbacks.", "--callback-hosts");
        }
        if (enabled) {
            options.callbacks(hosts);
        }
    }
}
