package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Recordings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows of the command line is what the command line prints. */
class ReadmeTest {

    private static final Path README = Path.of("..", "..", "README.md");

    @TempDir
    private Path folder;

    @Test
    void theCountsOfTheSourcesAreThePrintedOnes() throws IOException {
        assertThat(shownBehind("chatspec.jar sources")).isEqualTo(printed("sources"));
    }

    @Test
    void theFindingInTheJudgedChatIsThePrintedOne() throws IOException {
        List<String> shown = shownBehind("chatspec.jar check");
        String chat = Contract.builtIn("engage")
                .operation("getChat")
                .flatMap(operation -> operation.sample("livechat"))
                .orElseThrow()
                .text();
        Path body = Files.writeString(folder.resolve("chat.json"), chat.replaceFirst("\"livechat\"", "\"LiveChat\""));

        List<String> printed = printed("check", "--operation", "engage/getChat", "--status", "200", body.toString());

        assertThat(shown.stream().map(line -> line.replace("/tmp/chat.json", body.toString())))
                .containsExactlyElementsOf(printed);
    }

    @Test
    void theStepOfTheWorkflowRuns() throws Exception {
        String jar = "java -jar tools/chatspec.jar ";
        String step = Files.readAllLines(README).stream()
                .filter(line -> line.contains("- run: " + jar))
                .map(line -> line.substring(line.indexOf(jar) + jar.length()))
                .findFirst()
                .orElseThrow();
        Files.write(
                Files.createDirectories(folder.resolve("recordings")).resolve("session.har"),
                Recordings.har(Recordings.entries()));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Chatspec.class.getName()));
        command.addAll(List.of(step.split(" ")));

        Process check = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(check.waitFor()).as(String.join("\n", lines)).isZero();
        assertThat(lines).anyMatch(line -> line.startsWith("::notice file=recordings/session.har,line="));
        assertThat(Files.readString(folder.resolve("chatspec.html"))).contains("Record next");
    }

    private static List<String> printed(String... arguments) {
        StringWriter out = new StringWriter();
        Chatspec.run(new PrintWriter(out), new PrintWriter(new StringWriter()), arguments);
        return out.toString().lines().toList();
    }

    /** The lines between a command and the end of its block. */
    private static List<String> shownBehind(String command) throws IOException {
        return Files.readAllLines(README).stream()
                .dropWhile(line -> !line.startsWith("$ ") || !line.contains(command))
                .skip(1)
                .takeWhile(line -> !line.equals("```"))
                .toList();
    }
}
