package io.github.chatspec.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Place;
import io.github.chatspec.judge.Finding;
import io.github.chatspec.judge.Level;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {

    private final StringWriter text = new StringWriter();
    private final TextReport report = new TextReport(new PrintWriter(text));

    @Test
    void aReportWithoutExchangesSaysNothingSinceNothingWasJudged() {
        report.end();

        assertThat(text.toString()).isEmpty();
    }

    @Test
    void anExchangeWithoutFindingsIsCountedAndNotShown() {
        report.add("good.json", List.of());
        report.end();

        assertThat(text.toString().lines()).containsExactly("1 exchange: 0 errors, 0 warnings, 0 notes");
    }

    @Test
    void aFindingIsShownBelowItsInputWithItsPlaces() {
        report.add("bad.json", List.of(finding(Level.ERROR, "/id", "It is wrong.")));
        report.end();

        assertThat(text.toString().lines())
                .containsExactly(
                        "bad.json",
                        "  error some-rule /id",
                        "    It is wrong.",
                        "    file.yaml:7",
                        "1 exchange: 1 error, 0 warnings, 0 notes");
    }

    @Test
    void aFindingAboutTheWholeBodyOrTheWholeExchangeSaysSo() {
        report.add("a.json", List.of(finding(Level.WARNING, "", "It is odd.")));
        report.add(
                "b.json",
                List.of(new Finding(
                        "some-rule",
                        Level.NOTE,
                        Optional.empty(),
                        200,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "It is noted.")));
        report.end();

        assertThat(text.toString().lines())
                .containsExactly(
                        "a.json",
                        "  warning some-rule (the whole body)",
                        "    It is odd.",
                        "    file.yaml:7",
                        "b.json",
                        "  note some-rule",
                        "    It is noted.",
                        "2 exchanges: 0 errors, 1 warning, 1 note");
    }

    @Test
    void levelsAreCountedOverAllExchanges() {
        for (int i = 0; i < 3; i++) {
            report.add("x", List.of(finding(Level.ERROR, "/a", "A."), finding(Level.WARNING, "/b", "B.")));
        }
        report.end();

        assertThat(text.toString().lines()).last().isEqualTo("3 exchanges: 3 errors, 3 warnings, 0 notes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[2J", "\r\n", "\u0007", "\u009b31m", "\u202e", "\u0000", "\u2066", "\u200b"})
    void charactersThatSteerATerminalAreMadeHarmless(String evil) {
        report.add("in" + evil, List.of(finding(Level.ERROR, "/key" + evil, "It says " + evil + ".")));
        report.end();

        assertThat(text.toString().lines()).hasSize(5);
        assertThat(text.toString().replace(System.lineSeparator(), "").chars())
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
        assertThat(text.toString()).contains(String.format("in\\u%04x", (int) evil.charAt(0)));
    }

    @Test
    void lettersBeyondAsciiStayAsTheyAre() {
        report.add("Zoë 🙂.json", List.of(finding(Level.ERROR, "/ü", "Ö.")));

        assertThat(text.toString().lines()).startsWith("Zoë 🙂.json", "  error some-rule /ü", "    Ö.");
    }

    private static Finding finding(Level level, String pointer, String message) {
        Place place = new Place("file.yaml", 7, "/components");
        return new Finding(
                "some-rule",
                level,
                Optional.of("a/b"),
                200,
                Optional.of(pointer),
                Optional.empty(),
                Optional.of(place),
                message);
    }
}
