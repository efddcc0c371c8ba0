package io.github.chatspec.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.text.PlainText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GithubReportTest {

    /** A command as the runner of GitHub reads it: name, properties and message. */
    private static final Pattern COMMAND = Pattern.compile("::(\\w+) ([^:]*)::(.*)");

    private final StringWriter out = new StringWriter();
    private final GithubReport report = new GithubReport(new PrintWriter(out));

    @Test
    void aFindingIsACommandAtItsPlaceAndTheLastLineCounts() throws IOException {
        Runs.run(report, Runs.judged("logs/a.har", 2, Runs.finding(Level.ERROR)));

        assertThat(lines())
                .containsExactly(
                        "::error file=logs/a.har,line=12,title=enum in things/getThing::"
                                + "/things/0/type: It is wrong. (1 exchange; things/openapi.yaml:12)",
                        "1 exchange: 1 error, 0 warnings, 0 notes");
    }

    @Test
    void eachLevelHasItsCommand() throws IOException {
        Runs.run(
                report,
                Runs.judged("a", 1, Runs.finding(Level.ERROR), Runs.finding(Level.WARNING), Runs.finding(Level.NOTE)));

        assertThat(lines())
                .extracting(line -> line.replaceFirst(" .*", ""))
                .containsExactly("::error", "::warning", "::notice", "1");
    }

    @Test
    void findingsWithOneFingerprintAreOneCommandAtTheFirstPlaceTheFrequentOnesFirst() throws IOException {
        Runs.run(
                report,
                Runs.judged("a", 1, Runs.finding(Level.ERROR, "type", "/id", "It is rare.")),
                Runs.judged("b", 4, Runs.finding(Level.ERROR), Runs.finding(Level.ERROR)),
                Runs.judged("c", 5, Runs.finding(Level.ERROR)));

        assertThat(lines())
                .containsExactly(
                        "::error file=b,line=14,title=enum in things/getThing::"
                                + "/things/0/type: It is wrong. (2 exchanges; things/openapi.yaml:12)",
                        "::error file=a,line=11,title=type in things/getThing::"
                                + "/id: It is rare. (1 exchange; things/openapi.yaml:12)",
                        "3 exchanges: 4 errors, 0 warnings, 0 notes");
    }

    @Test
    void whatFindingsWithOneFingerprintSayDifferentlyIsSaidLineByLine() throws IOException {
        Finding[] findings = Stream.of("a", "b", "a", "c", "d")
                .map(key -> Runs.finding(Level.ERROR, "required", "", "The key " + key + " is missing."))
                .toArray(Finding[]::new);
        Runs.run(report, Runs.judged("x", 1, findings));

        assertThat(lines().get(0))
                .isEqualTo("::error file=x,line=11,title=required in things/getThing::The key a is missing.%0A"
                        + "The key b is missing.%0AThe key c is missing. (1 exchange; things/openapi.yaml:12)");
    }

    @Test
    void unknownFilesAreLeftOutAndStandardInputIsNotAFile() throws IOException {
        Runs.run(report, Runs.judged("-", 1, Runs.bare(Level.ERROR)));

        assertThat(lines())
                .containsExactly(
                        "::error title=operation-unknown::Nobody knows it. (1 exchange)",
                        "1 exchange: 1 error, 0 warnings, 0 notes");
    }

    @Test
    void aRunWithoutFindingsIsTheCounts() throws IOException {
        Runs.run(report, Runs.judged("a", 1), Runs.judged("a", 2));

        assertThat(lines()).containsExactly("2 exchanges: 0 errors, 0 warnings, 0 notes");
    }

    @Test
    void whatTheCommandsDoNotShowIsTold() throws IOException {
        Summary.Builder summary = Summary.builder();
        summary.count(Runs.finding(Level.ERROR), false);
        summary.countKnown();
        summary.resolved(List.of("x"));
        report.end(summary.build());

        assertThat(lines())
                .containsExactly(
                        "0 exchanges: 1 error, 0 warnings, 0 notes",
                        "1 finding was counted and not kept.",
                        "The baseline knows 1 more finding.",
                        "1 finding of the baseline no longer occurs.");
    }

    @Test
    void hostileTextsCanNeitherEndACommandNorBeginOne() throws IOException {
        Runs.run(report, Runs.judged(Runs.HOSTILE, 1, Runs.hostile()));

        assertThat(lines()).hasSize(2);
        assertThat(out.toString().replace("\n", "").codePoints()).noneMatch(PlainText::isHarmful);
        Matcher command = COMMAND.matcher(lines().get(0));
        assertThat(command.matches()).isTrue();
        assertThat(command.group(1)).isEqualTo("error");
        String[] properties = command.group(2).split(",", -1);
        assertThat(properties).hasSize(3);
        assertThat(unescaped(properties[0])).isEqualTo("file=" + PlainText.lines(Runs.HOSTILE));
        assertThat(unescaped(properties[2])).isEqualTo("title=enum in things/" + PlainText.lines(Runs.HOSTILE));
        assertThat(unescaped(command.group(3))).contains("It says " + PlainText.lines(Runs.HOSTILE) + ".");
    }

    /** What the runner of GitHub does to a property, in its order. */
    private static String unescaped(String property) {
        return property.replace("%0D", "\r")
                .replace("%0A", "\n")
                .replace("%3A", ":")
                .replace("%2C", ",")
                .replace("%25", "%");
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }
}
