package io.github.chatspec.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.finding.Level;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormatTest {

    private static final ReportFormat.Frame FRAME =
            new ReportFormat.Frame(new FailurePolicy(Level.ERROR, false), "9.8.7", LocalDate.of(2026, 11, 20), false);

    @Test
    void theFormsAreSpelledInLowerCase() {
        assertThat(ReportFormat.values())
                .extracting(ReportFormat::toString)
                .containsExactly("text", "json", "junit", "sarif", "github", "markdown", "html");
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT,   /things/0/type",
        "JSON,   \"summary\"",
        "JUNIT,  <testsuites",
        "SARIF,  9.8.7",
        "GITHUB, ::error",
        "MARKDOWN, | error |",
        "HTML,   2026-11-20"
    })
    void eachFormMakesItsReport(ReportFormat form, String mark) throws IOException {
        StringWriter out = new StringWriter();
        Runs.run(form.begin(new PrintWriter(out), FRAME), Runs.judged("a.har", 1, Runs.finding(Level.ERROR)));

        assertThat(out.toString()).contains(mark, "It is wrong.");
    }

    @ParameterizedTest
    @EnumSource
    void noFormClosesWhereItWrites(ReportFormat form) throws IOException {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        Runs.run(form.begin(out, FRAME), Runs.judged("a.har", 1));
        out.print("!");

        assertThat(out.checkError()).isFalse();
        assertThat(text.toString()).endsWith("!");
    }

    @ParameterizedTest
    @EnumSource
    void everyFormIsOneAndTheSameForOneRun(ReportFormat form) throws IOException {
        StringWriter once = new StringWriter();
        StringWriter again = new StringWriter();
        for (StringWriter out : new StringWriter[] {once, again}) {
            Runs.run(
                    form.begin(new PrintWriter(out), FRAME),
                    Runs.judged("a.har", 1, Runs.finding(Level.ERROR), Runs.bare(Level.NOTE)),
                    Runs.judged("b.har", 1, Runs.hostile()));
        }

        assertThat(again).hasToString(once.toString());
    }
}
