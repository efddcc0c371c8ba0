package io.github.chatspec.review.output;

import io.github.chatspec.review.Comparison;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.change.Compatibility;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Writes a comparison as a changelog: what was added, changed, fixed and removed. */
final class ComparisonChangelog {

    /** What a reader knows by its name; any other keyword changes something that stays. */
    private static final Set<String> NAMED = Set.of(
            "operation", "parameter", "header", "status", "media-type", "security", "server", "properties", "enum");

    private final PrintWriter out;

    ComparisonChangelog(PrintWriter out) {
        this.out = out;
    }

    void write(Comparison comparison) {
        String version = comparison.newer().contract().version();
        line("## " + comparison.newer().contract().title() + " " + version);
        section("Added", comparison, change -> action(change) == Change.Action.ADDED);
        section("Changed", comparison, change -> action(change) == Change.Action.CHANGED);
        section("Fixed", comparison, change -> action(change) == null);
        section("Removed", comparison, change -> action(change) == Change.Action.REMOVED);
        if (comparison.changes().isEmpty()) {
            line("");
            line("Nothing changed.");
        }
    }

    /** Returns what happened to something that a reader knows by its name; null for a change of how it is written. */
    private static Change.Action action(Change change) {
        if (!isPromise(change)) {
            return null;
        }
        return NAMED.contains(change.subject()) ? change.action() : Change.Action.CHANGED;
    }

    /** Returns whether a change is one of what the contract promises, and not of how it is written. */
    private static boolean isPromise(Change change) {
        return change.compatibility() != Compatibility.DOCUMENTATION && change.compatibility() != Compatibility.EQUAL;
    }

    private void section(String title, Comparison comparison, Predicate<Change> isPart) {
        List<Change> changes = comparison.changes().stream().filter(isPart).toList();
        if (changes.isEmpty()) {
            return;
        }
        line("");
        line("### " + title);
        line("");
        for (Change change : changes) {
            boolean isBreaking = change.compatibility() == Compatibility.BREAKING;
            String usage = change.usages().isEmpty()
                    ? ""
                    : " (" + change.usages().get(0) + (change.usages().size() > 1 ? " and others" : "") + ")";
            line("- " + (isBreaking ? "**Breaking:** " : "")
                    + escaped(ChangeFindings.sentence(change.summary() + usage))
                    + (change.compatibility() == Compatibility.UNDECIDED ? " Not proven to be compatible." : ""));
            change.witness().filter(witness -> isBreaking).ifPresent(witness -> {
                String payload = witness.payload()
                        .map(value -> ChangeFindings.shortened(value.toString()))
                        .orElse(witness.exchange());
                line("  " + (witness.isRefusedByNewer() ? "Refused now: " : "Refused before: ") + code(payload) + " – "
                        + escaped(witness.sentence()));
            });
        }
    }

    /** Returns a code span, which has more backticks than the text. */
    private static String code(String text) {
        String fence = "`";
        while (text.contains(fence)) {
            fence += "`";
        }
        boolean needsBlank = text.startsWith("`") || text.endsWith("`");
        return fence + (needsBlank ? " " : "") + text + (needsBlank ? " " : "") + fence;
    }

    private static String escaped(String text) {
        return text.replaceAll("([*_`<>\\[\\]\\\\])", "\\\\$1");
    }

    private void line(String text) {
        out.print(io.github.chatspec.text.PlainText.line(text));
        out.print('\n');
    }
}
