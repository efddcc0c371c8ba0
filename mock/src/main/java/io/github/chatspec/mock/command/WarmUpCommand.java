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
 * The command that uses once what a start and a first answer use, so that Java can write down the classes of it.
 *
 * <p>The script {@code chatspec-mock} runs it with {@code -XX:ArchiveClassesAtExit}.
 */
@Command(
        name = WarmUpCommand.NAME,
        description = "Starts, answers once, and ends; for an archive of the classes.",
        hidden = true,
        mixinStandardHelpOptions = true)
final class WarmUpCommand implements Callable<Integer> {

    static final String NAME = "warm-up";

    @Override
    public Integer call() throws IOException {
        Path file = Files.createTempFile("chatspec-warm-up", ".yaml");
        try {
            // From a file, since that is read and checked by much that the built-in contracts do without.
            Files.writeString(file, BundledContract.yaml(Contract.builtIn().get(0)));
            List<Contract> contracts = List.of(Contract.read(file));
            try (MockServer mock = MockServer.start(new MockOptions().contracts(contracts))) {
                new MockBanner(mock.url(), List.of()).lines(contracts);
                ask(mock.url(), "*/*");
                // What nobody has offered goes another way.
                ask(mock.url(), "text/html, */*;q=0.1");
            }
            MockServer.start(0).close();
        } finally {
            Files.delete(file);
        }
        return 0;
    }

    private static void ask(String url, String accept) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + "/warm-up").toURL().openConnection();
        connection.setRequestProperty("Accept", accept);
        connection.getResponseCode();
        connection.disconnect();
    }
}
