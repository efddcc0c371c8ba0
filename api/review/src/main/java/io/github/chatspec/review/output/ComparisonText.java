package io.github.chatspec.review.output;

import io.github.chatspec.review.Comparison;
import io.github.chatspec.review.VersionAdvice;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.change.CitedFacts;
import io.github.chatspec.review.change.Compatibility;
import io.github.chatspec.review.change.Witness;
import io.github.chatspec.text.PlainText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a comparison for a terminal: the verdicts from the most severe one, and the counts. */
final class ComparisonText {

    private static final int MOST_USAGES = 4;

    private final PrintWriter out;

    ComparisonText(PrintWriter out) {
        this.out = out;
    }

    void write(Comparison comparison, long known) {
        comparison.changes().forEach(this::write);
        for (Comparison.LedgerRemark remark : comparison.ledger()) {
            line("note " + remark.rule());
            line("  " + remark.sentence());
            line("  " + remark.place());
        }
        List<String> counts = new ArrayList<>();
        for (Compatibility compatibility : Compatibility.values()) {
            counts.add(comparison.count(compatibility) + " " + compatibility);
        }
        int size = comparison.changes().size();
        line(size
                + (size == 1 ? " change: " : " changes: ")
                + String.join(", ", counts)
                + (known > 0 ? "; " + known + " known by the baseline" : ""));
        line(VersionAdvice.of(comparison).sentence());
    }

    private void write(Change change) {
        line(change.compatibility() + " " + change.summary());
        if (!change.usages().isEmpty()) {
            List<Change.Usage> usages = change.usages();
            int more = usages.size() - MOST_USAGES;
            line("  noticed by the " + (usages.get(0).status().isEmpty() ? "server" : "client") + ": "
                    + usages.stream().limit(MOST_USAGES).map(Object::toString).collect(Collectors.joining(", "))
                    + (more > 0 ? " and " + more + " more" : ""));
        }
        line("  " + change.reason());
        line("  older: " + change.older());
        line("  newer: " + change.newer());
        change.witness().ifPresent(this::write);
        write(change.facts());
        change.touched()
                .ifPresent(touched -> line("  touches "
                        + number(touched.exchanges()) + " of " + number(touched.all()) + " recorded answers"
                        + (touched.first().isEmpty() ? "" : ", first at " + touched.first())));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void write(Witness witness) {
        line("  witness: " + witness.exchange());
        witness.payload().ifPresent(payload -> line("    " + ChangeFindings.shortened(payload.toString())));
        String side = witness.isRefusedByNewer() ? "newer" : "older";
        line("    refused by the " + side + " contract"
                + (witness.pointer().isEmpty() ? "" : " at " + witness.pointer()) + ": " + witness.sentence());
    }

    private void write(CitedFacts facts) {
        if (facts.older().equals(facts.newer())) {
            if (!facts.older().isEmpty()) {
                line("  facts: " + String.join(", ", facts.older()));
            }
        } else {
            line("  facts before: " + list(facts.older()) + "; after: " + list(facts.newer()));
        }
        facts.rulings().forEach(ruling -> line("  " + ruling));
    }

    private static String list(List<String> facts) {
        return facts.isEmpty() ? "none" : String.join(", ", facts);
    }

    private void line(String text) {
        out.println(PlainText.line(text));
    }
}
