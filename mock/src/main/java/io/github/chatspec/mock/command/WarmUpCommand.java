package io.github.chatspec.mock.command;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.mock.pages.BundledContract;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * The command that starts a mock and sends a request, so that Java can archive the classes used by a start.
 *
 * <p>The script {@code chatspec-mock} runs it with {@code -XX:ArchiveClassesAtExit}.
 */
@Command(
        name = WarmUpCommand.NAME,
        description = "Starts, answers a request, and ends, to archive the loaded classes.",
        hidden = true,
        mixinStandardHelpOptions = true)
final class WarmUpCommand implements Callable<Integer> {

    static final String NAME = "warm-up";

    @Override
    public Integer call() throws IOException {
        Path file = Files.createTempFile("chatspec-warm-up", ".yaml");
        try {
            // A file, since reading and checking it needs classes that the built-in contracts do not need.
            Files.writeString(file, BundledContract.yaml(Contract.builtIn().get(0), "http://localhost"));
            List<Contract> contracts = List.of(Contract.read(file));
            try (MockServer mock = MockServer.start(new MockOptions().contracts(contracts))) {
                new MockBanner(mock.url(), List.of(), mock.exampleRequests()).lines(contracts);
                send(mock.url(), "*/*");
                // Not a media type of the contract, so WireMock answers.
                send(mock.url(), "text/html, */*;q=0.1");
            }
            MockServer.start(0).close();
        } finally {
            Files.delete(file);
        }
        return 0;
    }

    private static void send(String url, String accept) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + "/warm-up").toURL().openConnection();
        connection.setRequestProperty("Accept", accept);
        connection.getResponseCode();
        connection.disconnect();
    }
}
