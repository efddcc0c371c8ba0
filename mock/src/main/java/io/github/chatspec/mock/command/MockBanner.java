package io.github.chatspec.mock.command;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.mock.pages.ViolationsPage;
import io.github.chatspec.mock.stubs.ExampleRequests;
import io.github.chatspec.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The lines that the command prints when the mock runs: its address, its operations, and commands to try. */
final class MockBanner {

    /** The number of operations that are listed; a terminal shows few more, and their requests take time to make. */
    static final int LISTED = 20;

    private final String url;
    private final List<String> curlOptions;
    private final ExampleRequests requests;

    /**
     * Creates a banner.
     *
     * @param url the base URL of the mock
     * @param curlOptions the options that curl needs to connect to it
     * @param requests the requests that show how to call the operations
     */
    MockBanner(String url, List<String> curlOptions, ExampleRequests requests) {
        this.url = url;
        this.curlOptions = List.copyOf(curlOptions);
        this.requests = requests;
    }

    /**
     * Returns the address, a line for each of the first operations, and a command for each of these that has an example.
     */
    List<String> lines(List<Contract> contracts) {
        List<String> lines = new ArrayList<>(List.of(url));
        List<String> commands = new ArrayList<>();
        int operations = 0;
        for (Contract contract : contracts) {
            for (Operation operation : contract.operations()) {
                operations++;
                if (operations <= LISTED) {
                    lines.add(line(contract, operation));
                    if (!operation.samples().isEmpty()) {
                        commands.add(requests.of(contract, operation).curl(url, curlOptions));
                    }
                }
            }
        }
        if (operations > LISTED) {
            lines.add("and " + (operations - LISTED) + " more operations, all of them listed at " + url + "/");
        }
        if (!commands.isEmpty()) {
            lines.add("");
            lines.addAll(commands);
            lines.add("");
            lines.add("-H 'Prefer: example=NAME' requests an example by name.");
        }
        // A contract of someone else may contain control characters.
        return lines.stream().map(PlainText::line).toList();
    }

    /** Returns the lines about what a reader may do next. */
    static List<String> hints(String url) {
        return List.of(
                "",
                "Open " + url + "/__chatspec/ in a browser to send requests, or " + url
                        + "/__chatspec/live to watch them.",
                "Press Ctrl-C to stop the mock.",
                "Violations of requests: " + url + ViolationsPage.PATH,
                "Health: " + url + "/__chatspec/health",
                "Faults: -H 'chatspec-fault: reset', -H 'chatspec-delay: 200' or -H 'Prefer: code=500'");
    }

    /** Returns the line about the collections that requests change. */
    static String collections(List<String> paths) {
        return paths.isEmpty()
                ? "No collection of the contracts can be changed, so --stateful has no effect."
                : PlainText.line("Stateful collections: " + String.join(" ", paths));
    }

    static String line(Contract contract, Operation operation) {
        String examples = operation.samples().stream().map(Sample::name).collect(Collectors.joining(" "));
        return operation.qualifiedId() + "  " + operation.method() + " " + operation.path() + "  "
                + (examples.isEmpty()
                        ? "(no example: " + ExampleRequests.reasonForNone(contract, operation) + ")"
                        : examples);
    }
}
