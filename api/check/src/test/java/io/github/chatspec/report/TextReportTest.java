package io.github.chatspec.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextReportTest {

    private static final SourceLine PLACE = new SourceLine("file.yaml", 7, "/components");

    private final StringWriter text = new StringWriter();
    private final Summary.Builder summary = Summary.builder();

    @Test
    void findingsAreGroupedByOperationAndRuleTheHeaviestFirst() {
        TextReport report = TextReport.plain(new PrintWriter(text));
        add(report, body("b.json", finding("zeta", Level.NOTE, "/z", "Noted.")));
        add(
                report,
                body(
                        "a.json",
                        finding("alpha", Level.ERROR, "/b", "Is b."),
                        finding("beta", Level.WARNING, "/c", "Is c.")));
        add(report, body("c.json", finding("alpha", Level.ERROR, "/d", "Is d.")));
        add(report, body("d.json"));

        assertThat(ended(report))
                .containsExactly(
                        "a/b",
                        "  error alpha: 2",
                        "    /b of status 200",
                        "      Is b.",
                        "      file.yaml:7",
                        "      in a.json",
                        "    /d of status 200",
                        "      Is d.",
                        "      file.yaml:7",
                        "      in c.json",
                        "  warning beta",
                        "    /c of status 200",
                        "      Is c.",
                        "      file.yaml:7",
                        "      in a.json",
                        "  note zeta",
                        "    /z of status 200",
                        "      Noted.",
                        "      file.yaml:7",
                        "      in b.json",
                        "4 exchanges: 2 errors, 1 warning, 1 note");
    }

    @Test
    void whatManyExchangesHaveInCommonIsSaidOnceAndTheFirstAreNamed() {
        TextReport report = TextReport.plain(new PrintWriter(text));
        for (int entry = 1; entry <= 6; entry++) {
            add(
                    report,
                    entry("r.har", entry, finding("alpha", Level.ERROR, "/m/" + entry + "/t", "At " + entry + ".")));
        }

        assertThat(ended(report))
                .containsExactly(
                        "a/b",
                        "  error alpha: 6",
                        "    /m/1/t of status 200 (6×)",
                        "      At 1.",
                        "      At 2.",
                        "      At 3.",
                        "      At 4.",
                        "      At 5.",
                        "      and 1 more with other messages",
                        "      file.yaml:7",
                        "      in r.har entries 1, 2, 3 and 3 more",
                        "6 exchanges: 6 errors, 0 warnings, 0 notes");
    }

    @Test
    void aMessageThatSeveralFindingsShareHasTheirNumber() {
        TextReport report = TextReport.plain(new PrintWriter(text));
        for (String message : List.of("Same.", "Other.", "Same.")) {
            add(report, body("a.json", finding("alpha", Level.ERROR, "/m", message)));
        }
        add(report, body("a.json", finding("beta", Level.ERROR, "/n", "Only.")));
        add(report, body("a.json", finding("beta", Level.ERROR, "/n", "Only.")));

        assertThat(ended(report))
                .containsSubsequence(
                        "    /m of status 200 (3×)",
                        "      Same. (2×)",
                        "      Other.",
                        "    /n of status 200 (2×)",
                        "      Only.");
    }

    @Test
    void aPlaceInABuiltInContractSaysHowToReadIt() {
        Contract contract = Contract.builtIn().get(0);
        SourceLine builtIn = new SourceLine(contract.name() + "/openapi.yaml", 12, "/components");
        TextReport report = TextReport.plain(new PrintWriter(text));
        add(report, body("a.json", finding("alpha", Level.ERROR, "/a", "Is a.", builtIn)));

        assertThat(ended(report))
                .contains("      " + builtIn + " (chatspec contract " + contract.name() + " prints it)");
    }

    @Test
    void severalFindingsOfOneExchangeNameItOnce() {
        TextReport report = TextReport.plain(new PrintWriter(text));
        add(
                report,
                entry(
                        "r.har",
                        4,
                        finding("alpha", Level.ERROR, "/m/0", "Zero."),
                        finding("alpha", Level.ERROR, "/m/1", "One.")));

        assertThat(ended(report)).contains("    /m/0 of status 200 (2×)", "      in r.har entry 4");
    }

    @Test
    void aFindingAboutTheWholeBodyOrTheWholeExchangeSaysSo() {
        TextReport report = TextReport.plain(new PrintWriter(text));
        add(report, body("a.json", finding("alpha", Level.WARNING, "", "It is odd.")));
        Finding elsewhere = new Finding(
                "beta",
                Level.NOTE,
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "Noted.",
                false);
        add(
                report,
                new JudgedExchange(
                        new JudgedExchange.Source("b.har", 2, 9, false),
                        Optional.empty(),
                        0,
                        List.of(elsewhere),
                        Optional.empty(),
                        Optional.empty()));

        assertThat(ended(report))
                .containsExactly(
                        "a/b",
                        "  warning alpha",
                        "    the whole body of status 200",
                        "      It is odd.",
                        "      file.yaml:7",
                        "      in a.json",
                        "unknown operation",
                        "  note beta",
                        "    the exchange",
                        "      Noted.",
                        "      in b.har entry 2",
                        "2 exchanges: 0 errors, 1 warning, 1 note");
    }

    @Test
    void whatIsKnownGoneOrOnlyCountedIsTold() {
        TextReport report = TextReport.plain(new PrintWriter(text));
        summary.countExchange();
        summary.countKnown();
        summary.count(finding("alpha", Level.ERROR, "/a", "Is a."), false);
        summary.resolved(List.of("enum a/b 200 /x"));

        assertThat(ended(report))
                .containsExactly(
                        "and 1 finding more, which is only counted; --max-findings shows more of them",
                        "resolved: these findings of the baseline no longer occur",
                        "  enum a/b 200 /x",
                        "1 exchange: 1 error, 0 warnings, 0 notes; 1 known by the baseline");
    }

    @Test
    void withoutFindingsThereAreOnlyTheCounts() {
        TextReport report = TextReport.plain(new PrintWriter(text));
        add(report, body("a.json"));

        assertThat(ended(report)).containsExactly("1 exchange: 0 errors, 0 warnings, 0 notes");
    }

    @Test
    void withoutExchangesThereIsNothingToSay() {
        assertThat(ended(TextReport.plain(new PrintWriter(text)))).isEmpty();
    }

    @Test
    void controlCharactersAreSpelledOut() {
        TextReport report = TextReport.plain(new PrintWriter(text));
        add(report, body("a\u001b[2J.json", finding("alpha", Level.ERROR, "/\u0007", "Rings\u202e.\n")));

        assertThat(ended(report))
                .contains("    /\\u0007 of status 200", "      Rings\\u202e.\\u000a", "      in a\\u001b[2J.json");
    }

    @Test
    void lettersBeyondAsciiStayAsTheyAre() {
        TextReport report = TextReport.plain(new PrintWriter(text));
        add(report, body("Zoë 🙂.json", finding("alpha", Level.ERROR, "/ü", "Ö.")));

        assertThat(ended(report)).contains("    /ü of status 200", "      Ö.", "      in Zoë 🙂.json");
    }

    @Test
    void onATerminalTheLevelHasAColour() {
        TextReport report = TextReport.coloured(new PrintWriter(text));
        add(report, body("a.json", finding("alpha", Level.ERROR, "/a", "Is a.")));

        assertThat(ended(report)).contains("\u001b[1ma/b\u001b[0m", "  \u001b[1;31merror\u001b[0m alpha");
    }

    private void add(TextReport report, JudgedExchange judged) {
        summary.countExchange();
        judged.findings().forEach(finding -> summary.count(finding, true));
        report.add(judged);
    }

    private List<String> ended(TextReport report) {
        report.end(summary.build());
        return text.toString().lines().toList();
    }

    private static JudgedExchange body(String input, Finding... findings) {
        return new JudgedExchange(
                new JudgedExchange.Source(input, 1, 1, true),
                Optional.of("a/b"),
                200,
                List.of(findings),
                Optional.empty(),
                Optional.empty());
    }

    private static JudgedExchange entry(String input, long entry, Finding... findings) {
        return new JudgedExchange(
                new JudgedExchange.Source(input, entry, entry, false),
                Optional.of("a/b"),
                200,
                List.of(findings),
                Optional.empty(),
                Optional.empty());
    }

    private static Finding finding(String rule, Level level, String pointer, String message) {
        return finding(rule, level, pointer, message, PLACE);
    }

    private static Finding finding(String rule, Level level, String pointer, String message, SourceLine contract) {
        return new Finding(
                rule,
                level,
                Optional.of("a/b"),
                200,
                Optional.of(pointer),
                Optional.empty(),
                Optional.of(contract),
                Optional.empty(),
                message,
                false);
    }
}
