package io.github.chatspec.report;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.text.PlainText;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the findings as GitHub workflow commands, which GitHub shows next to the files.
 *
 * <p>Findings with the same fingerprint become one command, at the place of the first one.
 */
public final class GithubReport implements Report {

    private final PrintWriter out;
    private final FindingGroups alikes = new FindingGroups(1);

    /**
     * Creates a report.
     *
     * @param out where it goes, which GitHub reads as the log of a step; it is flushed at the end, and not closed
     */
    public GithubReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void add(JudgedExchange judged) {
        alikes.add(judged);
    }

    @Override
    public void end(Summary summary) {
        // GitHub shows no more than the first ten commands of a level per step.
        List<FindingGroups.Alike> frequentFirst = alikes.all().stream()
                .sorted(Comparator.comparing(FindingGroups.Alike::exchanges).reversed())
                .toList();
        for (FindingGroups.Alike alike : frequentFirst) {
            line(command(alike));
        }
        line(Plural.of(summary));
        Plural.asides(summary).forEach(this::line);
        out.flush();
    }

    /** GitHub splits its log at line feeds, whatever the platform. */
    private void line(String line) {
        out.print(line);
        out.print('\n');
    }

    private static String command(FindingGroups.Alike alike) {
        Finding finding = alike.finding();
        FindingGroups.Occurrence first = alike.first().get(0);
        String name = finding.level() == Level.NOTE ? "notice" : finding.level().toString();
        String place =
                first.input().equals("-") ? "" : "file=" + property(first.input()) + ",line=" + first.line() + ",";
        String title = finding.rule()
                + finding.operation().map(operation -> " in " + operation).orElse("");
        String message = finding.pointer()
                        .filter(pointer -> !pointer.isEmpty())
                        .map(pointer -> pointer + ": ")
                        .orElse("")
                + String.join("\n", alike.messages())
                + " (" + Plural.of(alike.exchanges(), "exchange")
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
