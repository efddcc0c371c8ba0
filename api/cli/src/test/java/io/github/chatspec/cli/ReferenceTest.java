package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.judge.Judge;
import io.github.chatspec.report.ReportFormat;
import io.github.chatspec.testing.MarkdownPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The reference lists the rules, the report formats and the options of this version. */
class ReferenceTest {

    private static final Path REFERENCE = Path.of("..", "REFERENCE.md");
    private static final Path FORMATS =
            Path.of("..", "check", "src", "main", "java", "io", "github", "chatspec", "report", "ReportFormat.java");

    private static final Pattern EXIT_CODES = Pattern.compile("Exit codes: ([^.]*)\\.");

    /**
     * Status and message of the refusals whose message the code composes. Tests of the mock compare them with real
     * responses.
     */
    private static final Map<String, String> COMPOSED = Map.of(
            "no-example",
            "404 | The contract of … has no example for such a request;"
                    + " ask for one of those listed by its code, its name, or both.",
            "unknown-preference",
            "404 | The contract of … has no such example; ask for one of those listed by its code, its name, or both.",
            "unknown-wait",
            "400 | The preference wait cannot be understood; use one of the forms listed.",
            "unknown-delay",
            "400 | The header chatspec-delay cannot be understood; use one of the forms listed.",
            "unknown-fault",
            "400 | The header chatspec-fault cannot be understood; use one of the forms listed.",
            "unknown-path",
            "404 | No contract has this path; the operations with the most similar paths are listed.",
            "vendor-unreachable",
            "502 | (an empty body)",
            "not-answered",
            "4xx, 5xx | …; fix the request and send it again (4xx), or see the log of the server (5xx).");

    @Test
    void theRulesAreThoseOfTheJudge() throws IOException {
        List<String> lines = new ArrayList<>(List.of("| rule | level | what it reports |", "|---|---|---|"));
        Judge.rules()
                .forEach(rule -> lines.add("| `" + rule.id() + "` | " + rule.level() + " | " + rule.help() + " |"));

        MarkdownPage.read(REFERENCE).verifySection("Rules", lines);
    }

    @Test
    void theRefusalsAreThoseOfTheServers() throws IOException {
        List<ServerRefusals> refusals = ServerRefusals.inSources(Path.of("..", ".."));
        List<String> lines =
                new ArrayList<>(List.of("| `chatspec-refusal` | status | server | message |", "|---|---|---|---|"));
        for (ServerRefusals refusal : refusals) {
            String rest = refusal.status().isEmpty()
                    ? COMPOSED.getOrDefault(refusal.name(), "? | ?")
                            .replaceFirst(" \\| ", " | " + refusal.server() + " | ")
                    : refusal.status() + " | " + refusal.server() + " | " + refusal.message();
            lines.add("| `" + refusal.name() + "` | " + rest + " |");
        }

        assertThat(refusals)
                .filteredOn(refusal -> refusal.status().isEmpty())
                .extracting(ServerRefusals::name)
                .containsExactlyInAnyOrderElementsOf(COMPOSED.keySet());
        MarkdownPage.read(REFERENCE).verifySection("Refusals by the servers", lines);
    }

    @Test
    void theReportFormatsAreThoseOfTheOption() throws IOException {
        List<String> lines = new ArrayList<>(List.of("| `--report` | what it writes |", "|---|---|"));
        Matcher constants = Pattern.compile("/\\*\\* ([^{*]+?)(?:: \\{@link [^}]*})?\\. \\*/\\s+([A-Z]+)[,;]")
                .matcher(Files.readString(FORMATS));
        while (constants.find()) {
            lines.add("| `" + constants.group(2).toLowerCase(Locale.ROOT) + "` | " + constants.group(1) + " |");
        }

        assertThat(lines).hasSize(2 + ReportFormat.values().length);
        MarkdownPage.read(REFERENCE).verifySection("Report formats", lines);
    }

    @Test
    void theOptionsAreThoseOfTheHelp() throws IOException {
        List<String> lines = new ArrayList<>();
        commands().forEach(command -> {
            lines.addAll(lines.isEmpty() ? List.of("```") : List.of("", "```"));
            help(command).lines().forEach(lines::add);
            lines.add("```");
        });

        MarkdownPage.read(REFERENCE).verifySection("chatspec", lines);
    }

    @Test
    void theExitCodesAreThoseOfTheHelp() throws IOException {
        List<String> lines = new ArrayList<>(List.of("| command | 0 | 1 | 2 |", "|---|---|---|---|"));
        commands()
                .filter(command -> command.getSubcommands().isEmpty())
                .forEach(command -> lines.add(exitCodes(help(command))));
        // The tests of the servers compare their part of the page with their help.
        MarkdownPage page = MarkdownPage.read(REFERENCE);
        for (List<String> block : page.blocks("")) {
            String help = String.join("\n", block);
            if (help.startsWith("Usage: chatspec-") && help.contains("Exit codes: ")) {
                lines.add(exitCodes(help));
            }
        }

        page.verifySection("Exit codes", lines);
    }

    private static String exitCodes(String help) {
        String command = help.replaceFirst("Usage: ([a-z -]*[a-z]) [^\\n]*(?s:.*)", "$1");
        Matcher footer = EXIT_CODES.matcher(help.replaceAll("\\s+", " "));
        assertThat(footer.find()).as(command).isTrue();
        return "| `" + command + "` | " + meaning(footer, 0) + " | " + meaning(footer, 1) + " | " + meaning(footer, 2)
                + " |";
    }

    /** Returns the command and its subcommands of every depth, except the hidden ones. */
    private static Stream<CommandLine> commands() {
        return commands(ChatspecCommand.command());
    }

    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream()
                        .filter(child -> !child.getCommandSpec().usageMessage().hidden())
                        .flatMap(ReferenceTest::commands));
    }

    private static String meaning(Matcher footer, int code) {
        return Arrays.stream(footer.group(1).split(", "))
                .filter(part -> part.startsWith(code + " "))
                .map(part -> part.substring(2))
                .findFirst()
                .orElse("");
    }

    private static String help(CommandLine command) {
        List<String> names = List.of(command.getCommandSpec().qualifiedName().split(" "));
        List<String> arguments = new ArrayList<>(names.subList(1, names.size()));
        arguments.add("--help");
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed);
        assertThat(Chatspec.run(out, out, arguments.toArray(String[]::new))).isZero();
        return printed.toString();
    }
}
