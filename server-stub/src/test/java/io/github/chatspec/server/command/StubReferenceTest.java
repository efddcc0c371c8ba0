package io.github.chatspec.server.command;

import io.github.chatspec.testing.MarkdownPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The reference lists the options of the server stub. */
class StubReferenceTest {

    @Test
    void theOptionsAndExitCodesAreThoseOfTheHelp() throws Exception {
        List<String> lines = new ArrayList<>(List.of("```"));
        ServerCommand.commandLine()
                .getUsageMessage(CommandLine.Help.Ansi.OFF)
                .lines()
                .forEach(lines::add);
        lines.add("```");

        MarkdownPage.read(Path.of("..", "api", "REFERENCE.md")).verifySection("chatspec-server", lines);
    }
}
