package io.github.chatspec.report;

import io.github.chatspec.coverage.drift.Drift;
import io.github.chatspec.coverage.drift.Figure;
import io.github.chatspec.coverage.drift.Interval;
import io.github.chatspec.text.PlainText;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Drift as text for a terminal: a block for each figure that changed, and a last line that counts them.
 */
public final class DriftText {

    private final PrintWriter out;

    /**
     * Creates the text.
     *
     * @param out where it goes
     */
    public DriftText(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints drift.
     *
     * @param drift what changed
     */
    public void print(Drift drift) {
        for (Drift.Change change : drift.changes()) {
            out.println(PlainText.line(change.field().operation() + " "
                    + change.field().status() + " "
                    + (change.field().pointer().isEmpty()
                            ? "(the whole body)"
                            : change.field().pointer())));
            out.println("  " + PlainText.line(change.figure()));
            print("old", change.before());
            print("new", change.after());
        }
        out.println(drift.changes().size() + " of " + drift.compared()
                + (drift.compared() == 1 ? " figure" : " figures")
                + " changed beyond chance (at a level of 5 % for all together)");
        out.flush();
    }

    private void print(String run, Figure figure) {
        Interval interval = figure.proportion().interval();
        out.println(String.format(
                Locale.ROOT,
                "    %s %5.1f %% (%.1f to %.1f), %d of %d%s",
                run,
                100 * figure.proportion().share(),
                100 * interval.low(),
                100 * interval.high(),
                figure.proportion().count(),
                figure.proportion().of(),
                when(figure)));
    }

    private static String when(Figure figure) {
        Optional<Instant> first = figure.tally().first();
        return first.map(timestamp -> ", " + day(timestamp) + " to "
                        + day(figure.tally().last().orElse(timestamp)))
                .orElse("");
    }

    private static String day(Instant timestamp) {
        return timestamp.toString().substring(0, timestamp.toString().indexOf('T'));
    }
}
