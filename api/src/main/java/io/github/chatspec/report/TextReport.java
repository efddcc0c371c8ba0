package io.github.chatspec.report;

import io.github.chatspec.judge.Finding;
import io.github.chatspec.judge.Level;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The findings as text for a terminal: one block per input, a last line with the counts.
 *
 * <p>The smallest use: {@code report.add("chat.json", judge.judge(exchange)); report.end()}.
 */
public final class TextReport {

    private final PrintWriter out;
    private final Map<Level, Integer> counts = new EnumMap<>(Level.class);
    private int exchanges;

    /**
     * Begins a report.
     *
     * @param out where it goes
     */
    public TextReport(PrintWriter out) {
        this.out = out;
    }

    /**
     * Adds one judged exchange.
     *
     * @param input where the exchange came from, for example a file name
     * @param findings what was found in it
     */
    public void add(String input, List<Finding> findings) {
        exchanges++;
        if (findings.isEmpty()) {
            return;
        }
        out.println(printable(input));
        for (Finding finding : findings) {
            counts.merge(finding.level(), 1, Integer::sum);
            String where = finding.pointer()
                    .map(pointer -> pointer.isEmpty() ? " (the whole body)" : " " + pointer)
                    .orElse("");
            out.println("  " + finding.level() + " " + finding.rule() + printable(where));
            out.println("    " + printable(finding.message()));
            finding.contract().ifPresent(place -> out.println("    " + place));
        }
    }

    /** Ends the report with the counts, where anything was judged. */
    public void end() {
        if (exchanges == 0) {
            out.flush();
            return;
        }
        out.println(count(exchanges, "exchange") + ": " + count(counts.getOrDefault(Level.ERROR, 0), "error") + ", "
                + count(counts.getOrDefault(Level.WARNING, 0), "warning") + ", "
                + count(counts.getOrDefault(Level.NOTE, 0), "note"));
        out.flush();
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Takes the teeth out of control characters, with which a recording could steer the reader's terminal. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                printable.append(String.format("\\u%04x", c));
            } else {
                printable.append((char) c);
            }
        });
        return printable.toString();
    }
}
