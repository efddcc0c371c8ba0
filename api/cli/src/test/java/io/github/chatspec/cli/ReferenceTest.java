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
import org.junit.jupiter.api.Test;

/** The reference lists the rules, the report formats and the options of this version. */
class ReferenceTest {

    private static final Path REFERENCE = Path.of("..", "REFERENCE.md");
    private static final Path FORMATS =
            Path.of("..", "check", "src", "main", "java", "io", "github", "chatspec", "report", "ReportFormat.java");

    private static final List<String> COMMANDS =
            List.of("check", "coverage", "drift", "redact", "rules", "sources", "completion");

    /** Status and message of the refusals whose message is composed in several places. */
    private static final Map<String, String> COMPOSED = Map.of(
            "no-example", "404 | The contract of … has no example for such a request; ask for one of these.",
            "unknown-preference", "404 | The contract of … has no such example; ask for one of these.",
            "unknown-wait", "400 | The preference `wait` is not a number of seconds.",
            "unknown-delay", "400 | The header `chatspec-delay` is not one of these forms.",
            "unknown-fault", "400 | The header `chatspec-fault` does not name one of these faults.",
            "unknown-path", "404 | No contract knows this path. WireMock sends no header, so the body has the name.",
            "vendor-unreachable", "502 | The real vendor does not answer.",
            "not-answered", "4xx, 5xx | The request cannot be read, or the server failed.");

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
        List<String> lines = new ArrayList<>(List.of("```"));
        help().lines().forEach(lines::add);
        for (String command : COMMANDS) {
            lines.addAll(List.of("```", "", "```"));
            help(command).lines().forEach(lines::add);
        }
        lines.add("```");

        MarkdownPage.read(REFERENCE).verifySection("chatspec", lines);
    }

    @Test
    void theExitCodesAreThoseOfTheHelp() throws IOException {
        List<String> lines = new ArrayList<>(List.of("| command | 0 | 1 | 2 |", "|---|---|---|---|"));
        for (String command : COMMANDS) {
            Matcher footer = Pattern.compile("Exit codes: ([^.]*)\\.")
                    .matcher(help(command).replaceAll("\\s+", " "));
            if (footer.find()) {
                lines.add("| `chatspec " + command + "` | " + meaning(footer, 0) + " | " + meaning(footer, 1) + " | "
                        + meaning(footer, 2) + " |");
            }
        }

        assertThat(lines).hasSizeGreaterThan(2);
        MarkdownPage.read(REFERENCE).verifySection("Exit codes", lines);
    }

    private static String meaning(Matcher footer, int code) {
        return Arrays.stream(footer.group(1).split(", "))
                .filter(part -> part.startsWith(code + " "))
                .map(part -> part.substring(2))
                .findFirst()
                .orElse("");
    }

    private static String help(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.add("--help");
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed);
        assertThat(Chatspec.run(out, out, arguments.toArray(String[]::new))).isZero();
        return printed.toString();
    }
}
