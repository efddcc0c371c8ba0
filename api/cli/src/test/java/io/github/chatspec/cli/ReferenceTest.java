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
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference lists the rules, the report formats and the options of this version. */
class ReferenceTest {

    private static final Path REFERENCE = Path.of("..", "REFERENCE.md");
    private static final Path FORMATS =
            Path.of("..", "check", "src", "main", "java", "io", "github", "chatspec", "report", "ReportFormat.java");

    @Test
    void theRulesAreThoseOfTheJudge() throws IOException {
        List<String> lines = new ArrayList<>(List.of("| rule | level | what it reports |", "|---|---|---|"));
        Judge.rules()
                .forEach(rule -> lines.add("| `" + rule.id() + "` | " + rule.level() + " | " + rule.help() + " |"));

        MarkdownPage.read(REFERENCE).verifySection("Rules", lines);
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
    void theOptionsAndExitCodesAreThoseOfTheHelp() throws IOException {
        List<String> lines = new ArrayList<>();
        help(lines);
        for (String command : List.of("check", "coverage", "drift", "redact", "rules", "sources", "completion")) {
            lines.add("");
            help(lines, command);
        }
        assertThat(lines).noneMatch(line -> line.startsWith("Unmatched"));

        MarkdownPage.read(REFERENCE).verifySection("chatspec", lines);
    }

    private static void help(List<String> lines, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.add("--help");
        StringWriter printed = new StringWriter();
        int code = Chatspec.run(new PrintWriter(printed), new PrintWriter(printed), arguments.toArray(String[]::new));
        assertThat(code).isZero();
        lines.add("```");
        printed.toString().lines().forEach(lines::add);
        lines.add("```");
    }
}
