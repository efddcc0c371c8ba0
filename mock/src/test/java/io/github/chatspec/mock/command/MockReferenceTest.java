package io.github.chatspec.mock.command;

import io.github.chatspec.testing.MarkdownPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The reference lists the options of the mock. */
class MockReferenceTest {

    @Test
    void theOptionsAndExitCodesAreThoseOfTheHelp() throws Exception {
        CommandLine mock = new CommandLine(new MockCommand()).addSubcommand(new ExportCommand());
        List<String> lines = new ArrayList<>();
        for (CommandLine command : List.of(mock, mock.getSubcommands().get(ExportCommand.NAME))) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add("```");
            command.getUsageMessage(CommandLine.Help.Ansi.OFF).lines().forEach(lines::add);
            lines.add("```");
        }

        MarkdownPage.read(Path.of("..", "api", "REFERENCE.md")).verifySection("chatspec-mock", lines);
    }
}
