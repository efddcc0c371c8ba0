package io.github.chatspec.report;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.text.PlainText;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the findings as a table in GitHub Flavored Markdown, for the summary of a job or a comment.
 *
 * <p>Findings with the same fingerprint become one row.
 */
public final class MarkdownReport extends GroupedReport {

    /** GitHub refuses a summary of more than one megabyte. */
    private static final int MOST_ROWS = 200;

    /**
     * Creates a report.
     *
     * @param out where it goes; it is flushed at the end, and not closed
     */
    public MarkdownReport(PrintWriter out) {
        super(out);
    }

    @Override
    void write(Collection<FindingGroups.Group> findings, Summary summary) {
        line("### " + Plural.of(summary));
        Plural.asides(summary).forEach(sentence -> {
            line("");
            line(escaped(sentence));
        });
        List<FindingGroups.Group> heaviestFirst = findings.stream()
                .sorted(Comparator.comparing(
                                (FindingGroups.Group group) -> group.finding().level())
                        .thenComparing(Comparator.comparing(FindingGroups.Group::exchanges)
                                .reversed()))
                .toList();
        if (!heaviestFirst.isEmpty()) {
            line("");
            line("| Level | Rule | Place | Finding | Exchanges |");
            line("|---|---|---|---|---|");
            heaviestFirst.stream().limit(MOST_ROWS).forEach(group -> line(row(group)));
        }
        if (heaviestFirst.size() > MOST_ROWS) {
            line("");
            line("The table has the first " + MOST_ROWS + " of " + heaviestFirst.size() + " different findings.");
        }
    }

    private static String row(FindingGroups.Group group) {
        Finding finding = group.finding();
        FindingGroups.Occurrence first = group.first().get(0);
        String place = finding.operation().orElse("unknown operation")
                + (finding.status() == 0 ? "" : " " + finding.status())
                + finding.pointer()
                        .filter(pointer -> !pointer.isEmpty())
                        .map(pointer -> " " + pointer)
                        .orElse("");
        return "| " + finding.level() + " | " + escaped(finding.rule()) + " | " + escaped(place) + " | "
                + String.join(
                        "<br>",
                        group.messages().stream().map(MarkdownReport::escaped).toList()) + " | "
                + group.exchanges() + ", first " + escaped(first.input() + " entry " + first.entry()) + " |";
    }

    /** Returns a text in one line, in which no character has a meaning in Markdown. */
    private static String escaped(String text) {
        return PlainText.line(text).replaceAll("([\\\\`*_\\[\\]<>|~@&])", "\\\\$1");
    }
}
