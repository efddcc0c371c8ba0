package io.github.chatspec.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    private static final int CELLS = 5;

    private final StringWriter out = new StringWriter();
    private final MarkdownReport report = new MarkdownReport(new PrintWriter(out));

    @Test
    void aFindingIsARowAndTheTitleCounts() throws IOException {
        Runs.run(report, Runs.judged("logs/a.har", 2, Runs.finding(Level.ERROR)));

        assertThat(out.toString().lines().findFirst()).hasValue("### 1 exchange: 1 error, 0 warnings, 0 notes");
        assertThat(rows())
                .containsExactly(List.of(
                        "error",
                        "enum",
                        "things/getThing 200 /things/0/type",
                        "It is wrong.",
                        "1, first logs/a.har entry 2"));
    }

    @Test
    void theHeaviestAreFirstAndAmongThemTheFrequentOnes() throws IOException {
        Runs.run(
                report,
                Runs.judged("a", 1, Runs.finding(Level.NOTE, "reading", "/id", "It is noted.")),
                Runs.judged("a", 2, Runs.finding(Level.ERROR, "type", "/id", "It is rare.")),
                Runs.judged("a", 3, Runs.finding(Level.ERROR)),
                Runs.judged("a", 4, Runs.finding(Level.ERROR)));

        assertThat(rows()).extracting(row -> row.get(1)).containsExactly("enum", "type", "reading");
    }

    @Test
    void whatFindingsWithOneFingerprintSayDifferentlyIsInOneCell() throws IOException {
        Runs.run(
                report,
                Runs.judged("a", 1, Runs.finding(Level.ERROR, "type", "/id", "Is one.")),
                Runs.judged("a", 2, Runs.finding(Level.ERROR, "type", "/id", "Is two.")));

        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row.get(3)).isEqualTo("Is one.<br>Is two."));
    }

    @Test
    void charactersWithAMeaningInMarkdownAreEscaped() throws IOException {
        Runs.run(
                report,
                Runs.judged("a|b.har", 1, Runs.finding(Level.ERROR, "type", "/a|b", "<script> | [x](y) `z`\n@team")));

        assertThat(out.toString())
                .contains("\\<script\\> \\| \\[x\\](y) \\`z\\`")
                .contains("\\@team", "/a\\|b", "a\\|b.har");
        assertThat(rows()).singleElement().satisfies(row -> assertThat(row).hasSize(CELLS));
    }

    @Test
    void withoutFindingsTheTableIsLeftOut() throws IOException {
        Runs.run(report, Runs.judged("a", 1));

        assertThat(out.toString()).isEqualTo("### 1 exchange: 0 errors, 0 warnings, 0 notes\n");
    }

    @Test
    void aLongTableIsCutAndSaysSo() throws IOException {
        Finding[] findings = IntStream.range(0, 201)
                .mapToObj(i -> Runs.finding(Level.ERROR, "type", "/key" + i, "It is wrong."))
                .toArray(Finding[]::new);
        Runs.run(report, Runs.judged("a", 1, findings));

        assertThat(rows()).hasSize(200);
        assertThat(out.toString()).endsWith("The table has the first 200 of 201 different findings.\n");
    }

    /** Returns the cells of each row below the head of the table, split at the bars that are not escaped. */
    private List<List<String>> rows() {
        return out.toString()
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" (?<!\\\\)\\| ", -1)))
                .toList();
    }
}
