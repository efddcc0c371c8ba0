package io.github.chatspec.report;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.text.PlainText;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the findings as GitHub workflow commands, which GitHub shows next to the files.
 *
 * <p>Findings with the same fingerprint become one command, at the place of the first one.
 */
public final class GithubReport extends GroupedReport {

    private final String noun;

    /**
     * Creates a report.
     *
     * @param out where it goes, which GitHub reads as the log of a step; it is flushed at the end, and not closed
     */
    public GithubReport(PrintWriter out) {
        this(out, ReportFormat.Frame.EXCHANGE);
    }

    GithubReport(PrintWriter out, String noun) {
        super(out);
        this.noun = noun;
    }

    @Override
    void write(Collection<FindingGroups.Group> findings, Summary summary) {
        // GitHub shows no more than the first ten commands of a level per step.
        List<FindingGroups.Group> frequentFirst = findings.stream()
                .sorted(Comparator.comparing(FindingGroups.Group::exchanges).reversed())
                .toList();
        for (FindingGroups.Group group : frequentFirst) {
            line(command(group));
        }
        line(Plural.of(summary, noun));
        Plural.asides(summary).forEach(this::line);
    }

    private String command(FindingGroups.Group group) {
        Finding finding = group.finding();
        FindingGroups.Occurrence first = group.first().get(0);
        String name = finding.level() == Level.NOTE ? "notice" : finding.level().toString();
        String place =
                first.input().equals("-") ? "" : "file=" + property(first.input()) + ",line=" + first.line() + ",";
        String title = finding.rule()
                + finding.operation().map(operation -> " in " + operation).orElse("");
        String message = finding.pointer()
                        .filter(pointer -> !pointer.isEmpty())
                        .map(pointer -> pointer + ": ")
                        .orElse("")
                + String.join("\n", group.messages())
                + " (" + Plural.of(group.exchanges(), noun)
                + finding.contract().map(contract -> "; " + contract).orElse("") + ")";
        return "::" + name + " " + place + "title=" + property(title) + "::" + data(message);
    }

    private static String data(String text) {
        return PlainText.lines(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
