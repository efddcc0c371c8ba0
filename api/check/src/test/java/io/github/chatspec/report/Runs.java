package io.github.chatspec.report;

import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.Position;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Runs whose reports are looked at. */
final class Runs {

    /** What somebody could write into a recording to harm whoever reads the report. */
    static final String HOSTILE = "</script></style>--><img src=x onerror=\"window.hostile=1\">'\"&{{x}} %0A::error::,"
            + "\u202e\u0000\u001b[2J\u009b\r\n\u2028\ufffe\ud800 ü 🙂";

    static final String OPERATION = "things/getThing";

    private Runs() {}

    static Finding finding(Level level, String rule, String pointer, String message) {
        return new Finding(
                rule,
                level,
                Optional.of(OPERATION),
                200,
                Optional.of(pointer),
                Optional.of(new Position(3, 5, 40)),
                Optional.of(new SourceLine("things/openapi.yaml", 12, "/components/schemas/Thing")),
                Optional.empty(),
                message,
                false);
    }

    static Finding finding(Level level) {
        return finding(level, "enum", "/things/0/type", "It is wrong.");
    }

    static Finding inOperation(String operation, int status, Finding finding) {
        return new Finding(
                finding.rule(),
                finding.level(),
                Optional.of(operation),
                status,
                finding.pointer(),
                finding.position(),
                finding.contract(),
                finding.cause(),
                finding.message(),
                false);
    }

    /** A finding of which nothing is known but what it says. */
    static Finding bare(Level level) {
        return new Finding(
                "operation-unknown",
                level,
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "Nobody knows it.",
                false);
    }

    static Finding hostile() {
        return new Finding(
                "enum",
                Level.ERROR,
                Optional.of("things/" + HOSTILE),
                200,
                Optional.of("/" + HOSTILE.replace("/", "~1")),
                Optional.empty(),
                Optional.of(new SourceLine(HOSTILE, 1, "")),
                Optional.empty(),
                "It says " + HOSTILE + ".",
                false);
    }

    /** An exchange of one line of its input, whose operation and status are those of its first finding. */
    static JudgedExchange judged(String input, long entry, Finding... findings) {
        Optional<Finding> first = List.of(findings).stream().findFirst();
        return new JudgedExchange(
                new JudgedExchange.Source(input, entry, entry + 10, false),
                first.isPresent() ? first.get().operation() : Optional.of(OPERATION),
                first.map(Finding::status).orElse(200),
                List.of(findings),
                Optional.empty(),
                Optional.empty());
    }

    /** Counts two exchanges with another host, of which one fits an operation. */
    static void countOtherHosts(Summary.Builder summary) {
        summary.count(new JudgedExchange.OtherHost("https://cdn.example", Optional.empty()));
        summary.count(new JudgedExchange.OtherHost("https://cdn.example", Optional.of("things=https://cdn.example")));
    }

    /** Gives a report all exchanges, and ends it. */
    static Summary run(Report report, JudgedExchange... exchanges) throws IOException {
        Summary summary = summary(report, exchanges).build();
        report.end(summary);
        return summary;
    }

    /** Gives a report all exchanges, and does not end it. */
    static Summary.Builder summary(Report report, JudgedExchange... exchanges) throws IOException {
        Summary.Builder summary = Summary.builder();
        for (JudgedExchange judged : exchanges) {
            summary.countExchange();
            judged.findings().forEach(finding -> summary.count(finding, true));
            report.add(judged);
        }
        return summary;
    }
}
