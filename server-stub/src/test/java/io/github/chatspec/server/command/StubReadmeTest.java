package io.github.chatspec.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.server.ServerStub;
import io.github.chatspec.server.StubOptions;
import io.github.chatspec.testing.CurlCommand;
import io.github.chatspec.testing.MarkdownPage;
import io.github.chatspec.testing.SourceRegions;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** The README of the stub shows what the stub really answers. */
class StubReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String START = "java -jar server-stub/target/chatspec-server.jar";
    private static final String SHOWN_URL = "http://127.0.0.1:8081";

    @TempDir
    private Path folder;

    private ServerStub stub;

    @AfterEach
    void stop() {
        if (stub != null) {
            stub.close();
        }
    }

    @Test
    void theStubAnswersAsThePageShows() throws Exception {
        MarkdownPage.read(README).verifyOutput((command, shown) -> Optional.of(run(command)));
    }

    @Test
    void theStubIsEmbedded() {
        // [embedded]
        ServerStub stub = ServerStub.start(new StubOptions().token("good"));
        String url = stub.url(); // for example http://127.0.0.1:41235
        stub.fail("engage/listChats", "internal-error", 3);
        stub.close();
        // [end]

        assertThat(url).startsWith("http://127.0.0.1:");
    }

    @Test
    void everyBlockOfCodeIsARegionThatRuns() throws IOException {
        Path here = Path.of("src/test/java/io/github/chatspec/server/command/StubReadmeTest.java");

        assertThat(MarkdownPage.read(README).blocks("java")).containsExactlyElementsOf(SourceRegions.of(here));
    }

    private List<String> run(String command) throws Exception {
        List<String> words = CurlCommand.words(command);
        if (command.startsWith(START)) {
            return start(words.subList(3, words.size()));
        }
        return words.get(0).equals("curl")
                ? CurlCommand.run(command, stub.url(), folder)
                : shell(command.replace(" api/", " " + ROOT + "/api/"));
    }

    private List<String> shell(String command) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        shell.waitFor();
        return printed;
    }

    /** The options of the command that do not concern the port. */
    private static final class Options {

        @Mixin
        private final AccessOptions access = new AccessOptions();

        @Mixin
        private final DataOptions data = new DataOptions();
    }

    /** Starts the stub as the command does, but at a free port and in this process. */
    private List<String> start(List<String> arguments) {
        stop();
        Options options = new Options();
        String[] inFolder = arguments.stream()
                .map(argument -> argument.replace("=", "=" + folder + File.separator))
                .toArray(String[]::new);
        new CommandLine(options).parseArgs(inFolder);
        StringWriter printed = new StringWriter();
        // A terminal shows both streams.
        PrintWriter terminal = new PrintWriter(printed);
        StubOptions server = new StubOptions();
        options.access.applyTo(server);
        List<String> loaded = new ArrayList<>();
        stub = ServerStub.start(server, chats -> loaded.addAll(options.data.load(chats, terminal)));
        List<String> lines = new ArrayList<>(printed.toString().lines().toList());
        List<Contract> contracts = Contract.builtIn();
        lines.addAll(
                new StubBanner(contracts, server.accessRules(contracts)).lines(stub.url(), List.of(), stub.chats()));
        lines.addAll(loaded);
        return lines.stream()
                .map(line -> line.replace(stub.url(), SHOWN_URL).replace(folder + File.separator, ""))
                .toList();
    }
}
