package io.github.chatspec.cli;

import static io.github.chatspec.adapter.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.chatspec.adapter.Exchanges;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Recordings;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.testing.MarkdownPage;
import io.github.chatspec.testing.SourceRegions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README of the repository and that of api show what the command line really prints. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path FRONT = ROOT.resolve("README.md");
    private static final Path DEPTH = ROOT.resolve("api").resolve("README.md");
    private static final String CAT = "cat ";
    private static final int MOST_WORDS = 600;

    /** The commands of the front page that other modules run: the mock's. */
    private static final Pattern ELSEWHERE = Pattern.compile("curl .*127\\.0\\.0\\.1:8080/.*");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "api/README.md"})
    void theCommandsPrintWhatThePageShows(String page) throws Exception {
        MarkdownPage readme = MarkdownPage.read(ROOT.resolve(page));
        List<String> commands = readme.commands().stream()
                .filter(command -> !ELSEWHERE.matcher(command).matches())
                .toList();
        copySamples();
        readme.verifyOutput((command, shown) -> {
            // A file that is shown before it is used is one that the reader writes.
            if (command.startsWith(CAT)) {
                Files.write(folder.resolve(command.substring(CAT.length())), shown);
            }
            return Optional.empty();
        });
        Iterator<List<String>> outputs = ChatspecSession.run(commands, folder).iterator();

        readme.verifyOutput((command, shown) ->
                ELSEWHERE.matcher(command).matches() ? Optional.empty() : Optional.of(outputs.next()));
    }

    @Test
    void theFrontPageIsShort() throws IOException {
        assertThat(MarkdownPage.read(FRONT).words()).isLessThanOrEqualTo(MOST_WORDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "api/README.md",
                "api/REFERENCE.md",
                "mock/README.md",
                "server-stub/README.md",
                "client-gen/README.md",
                ".github/CONTRIBUTING.md",
                ".github/CHANGELOG.md",
                ".github/RELEASING.md",
                ".github/SECURITY.md"
            })
    void everyLinkLeadsToAFile(String page) throws IOException {
        Path file = ROOT.resolve(page);

        assertThat(MarkdownPage.read(file).links())
                .allSatisfy(target -> assertThat(file.resolveSibling(target)).exists());
    }

    @Test
    void theStepOfTheWorkflowRuns() throws Exception {
        String jar = "java -jar tools/chatspec.jar ";
        String step = Files.readAllLines(DEPTH).stream()
                .filter(line -> line.contains("- run: " + jar))
                .map(line -> "chatspec " + line.substring(line.indexOf(jar) + jar.length()))
                .findFirst()
                .orElseThrow();
        Files.write(
                Files.createDirectories(folder.resolve("recordings")).resolve("session.har"),
                Recordings.har(Recordings.entries()));

        List<List<String>> printed = ChatspecSession.run(List.of(step, "echo $?"), folder);

        assertThat(printed.get(1)).as(String.join("\n", printed.get(0))).containsExactly("0");
        assertThat(printed.get(0)).anyMatch(line -> line.startsWith("::notice file=recordings/session.har,line="));
        assertThat(Files.readString(folder.resolve("chatspec.html"))).contains("Record next");
    }

    @Test
    void theJudgeFindsTheChangedValue() {
        byte[] bytes = sample().replaceFirst("\"livechat\"", "\"LiveChat\"").getBytes(StandardCharsets.UTF_8);
        // [judge]
        Judge judge = Judge.of(Contract.builtIn("engage"));
        Exchange exchange = Exchange.ofOperation("engage/getChat").status(200).body(bytes);
        List<Finding> findings = judge.judge(exchange);
        // [end]

        assertThat(findings).singleElement().extracting(Finding::rule).isEqualTo("enum");
    }

    @Test
    void aResponseOfTheJdkClientIsAsserted() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] body = sample().getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v3.1/chats/C1"))
                    .build();
            // [assertion]
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            assertThat(Exchanges.of(response)).conforms(); // ExchangeAssert.assertThat
            // [end]
        } finally {
            server.stop(0);
        }
    }

    @Test
    void everyBlockOfCodeIsARegionThatRuns() throws IOException {
        Path here = Path.of("src", "test", "java", "io", "github", "chatspec", "cli", "ReadmeTest.java");

        assertThat(MarkdownPage.read(DEPTH).blocks("java")).containsExactlyElementsOf(SourceRegions.of(here));
    }

    private static String sample() {
        return Contract.builtIn("engage")
                .operation("getChat")
                .flatMap(operation -> operation.sample("livechat"))
                .orElseThrow()
                .text();
    }

    /** Copies the samples, which the commands name by their path from the root of the repository. */
    private void copySamples() throws IOException {
        Path samples = Path.of("api", "engage", "samples");
        try (Stream<Path> files = Files.walk(ROOT.resolve(samples))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(ROOT.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
