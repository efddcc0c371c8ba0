package io.github.chatspec.mock.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.mock.ChatMock;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.testing.CurlCommand;
import io.github.chatspec.testing.MarkdownPage;
import io.github.chatspec.testing.SourceRegions;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The README of the mock, and what that of the repository shows of the mock, is what the mock really answers. */
class MockReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final String START = "java -jar mock/target/chatspec-mock.jar";
    private static final String SHOWN_URL = "http://127.0.0.1:8080";

    // [junit]
    @RegisterExtension
    static ChatMock chats = ChatMock.start();

    @Test
    void aChatIsRead(@ChatMock.Url URI url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/v3.1/chats/CSR7QK2M9XV4T1B8"))
                .headers("access_token", "demo", "teamid", "868")
                .build();

        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
    }
    // [end]

    @TempDir
    private Path folder;

    private MockServer mock;

    @AfterEach
    void stop() {
        if (mock != null) {
            mock.close();
        }
    }

    @Test
    void theMockAnswersAsThePageShows() throws Exception {
        MarkdownPage.read(README).verifyOutput((command, shown) -> Optional.of(run(command, shown)));
    }

    @Test
    void theMockAnswersAsTheFrontPageShows() throws Exception {
        run(START, List.of());

        MarkdownPage.read(Path.of("..").resolve(README))
                .verifyOutput((command, shown) ->
                        command.contains(SHOWN_URL + "/") ? Optional.of(run(command, shown)) : Optional.empty());
    }

    @Test
    void theMockIsEmbedded() {
        // [embedded]
        MockServer mock = MockServer.start(0);
        String url = mock.url(); // for example http://127.0.0.1:41235
        mock.close();
        // [end]

        assertThat(url).startsWith("http://127.0.0.1:");
    }

    @Test
    void everyBlockOfCodeIsARegionThatRuns() throws IOException {
        Path here = Path.of("src/test/java/io/github/chatspec/mock/command/MockReadmeTest.java");
        List<List<String>> regions = SourceRegions.of(here);

        assertThat(MarkdownPage.read(README).blocks("java")).containsExactlyElementsOf(regions);
    }

    private List<String> run(String command, List<String> shown) throws IOException {
        List<String> words = CurlCommand.words(command);
        if (command.startsWith(START)) {
            return start(words.subList(3, words.size()));
        }
        return switch (words.get(0)) {
            case "curl" -> CurlCommand.run(command, mock.url(), folder);
            case "cat" -> {
                Files.write(folder.resolve(words.get(1)), shown);
                yield shown;
            }
            case "ls" -> {
                try (Stream<Path> files = Files.list(folder.resolve(words.get(1)))) {
                    yield files.map(file -> file.getFileName().toString())
                            .sorted()
                            .toList();
                }
            }
            default -> throw new IllegalArgumentException("The test does not know " + command + ".");
        };
    }

    /** Starts the mock as the command does, but at a free port and in this process. */
    private List<String> start(List<String> arguments) {
        if (arguments.contains(ExportCommand.NAME)) {
            return export(folder.resolve(arguments.get(1)));
        }
        stop();
        new CommandLine(new MockCommand()).parseArgs(arguments.toArray(String[]::new));
        MockOptions options = new MockOptions();
        for (Iterator<String> words = arguments.iterator(); words.hasNext(); ) {
            String option = words.next();
            switch (option) {
                case "--scenario" -> options.scenario(folder.resolve(words.next()));
                case "--contract" -> options.contracts(List.of(Contract.read(folder.resolve(words.next()))));
                case "--proxy-to" -> options.proxyTo(words.next(), line -> {});
                case "--record" -> options.record(folder.resolve(words.next()));
                case "--stateful" -> options.stateful(true);
                case "--watch" -> {}
                default -> throw new IllegalArgumentException("The test does not know " + option + ".");
            }
        }
        mock = MockServer.start(options);
        List<String> lines =
                new ArrayList<>(new MockBanner(SHOWN_URL, List.of(), mock.exampleRequests()).lines(mock.contracts()));
        if (arguments.contains("--stateful")) {
            lines.add(MockBanner.collections(mock.collections()));
        }
        lines.addAll(MockBanner.hints(SHOWN_URL));
        return lines;
    }

    private List<String> export(Path target) {
        StringWriter printed = new StringWriter();
        MockCommand.commandLine(ExportCommand.NAME)
                .setOut(new PrintWriter(printed))
                .execute(ExportCommand.NAME, target.toString());
        return printed.toString().replace(folder + File.separator, "").lines().toList();
    }
}
