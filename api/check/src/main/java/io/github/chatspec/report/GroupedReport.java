package io.github.chatspec.report;

import java.io.PrintWriter;
import java.util.Collection;

/** A report of groups of findings, which is written when all findings are known. */
abstract class GroupedReport implements Report {

    private final PrintWriter out;
    private final FindingGroups groups = new FindingGroups(1);

    /**
     * Creates a report.
     *
     * @param out where it goes; it is flushed at the end, and not closed
     */
    GroupedReport(PrintWriter out) {
        this.out = out;
    }

    /**
     * Writes the report.
     *
     * @param findings the findings, one group for each fingerprint
     * @param summary the counts of the run
     */
    abstract void write(Collection<FindingGroups.Group> findings, Summary summary);

    /** Writes a line that ends with a line feed on each platform, as GitHub reads it. */
    final void line(String line) {
        out.print(line);
        out.print('\n');
    }

    @Override
    public final boolean needsCleanExchanges() {
        return false;
    }

    @Override
    public final void add(JudgedExchange judged) {
        groups.add(judged);
    }

    @Override
    public final void end(Summary summary) {
        write(groups.all(), summary);
        out.flush();
    }
}
