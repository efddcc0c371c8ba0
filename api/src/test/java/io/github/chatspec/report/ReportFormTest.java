package io.github.chatspec.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.judge.Level;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormTest {

    private static final ReportForm.Frame FRAME =
            new ReportForm.Frame(Level.ERROR, "9.8.7", LocalDate.of(2026, 11, 20), false);

    @Test
    void theFormsAreSpelledInLowerCase() {
        assertThat(ReportForm.values())
                .extracting(ReportForm::toString)
                .containsExactly("text", "json", "junit", "sarif", "github", "html");
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT,   /things/0/type",
        "JSON,   \"summary\"",
        "JUNIT,  <testsuites",
        "SARIF,  9.8.7",
        "GITHUB, ::error",
        "HTML,   2026-11-20"
    })
    void eachFormMakesItsReport(ReportForm form, String mark) throws IOException {
        StringWriter out = new StringWriter();
        Runs.run(form.begin(new PrintWriter(out), FRAME), Runs.judged("a.har", 1, Runs.finding(Level.ERROR)));

        assertThat(out.toString()).contains(mark, "It is wrong.");
    }

    @ParameterizedTest
    @EnumSource
    void noFormClosesWhereItWrites(ReportForm form) throws IOException {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        Runs.run(form.begin(out, FRAME), Runs.judged("a.har", 1));
        out.print("!");

        assertThat(out.checkError()).isFalse();
        assertThat(text.toString()).endsWith("!");
    }

    @ParameterizedTest
    @EnumSource
    void everyFormIsOneAndTheSameForOneRun(ReportForm form) throws IOException {
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
