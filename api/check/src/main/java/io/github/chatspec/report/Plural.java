package io.github.chatspec.report;

import io.github.chatspec.finding.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats counts with their nouns.
 */
final class Plural {

    private Plural() {}

    /** Returns a number and its noun, in the plural unless the number is one. */
    static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Returns the numbers of exchanges and of findings of each level, for example {@code 1 exchange: 2 errors, …}. */
    static String of(Summary summary) {
        return of(summary, ReportFormat.Frame.EXCHANGE);
    }

    /** Returns the same with another noun for what was judged. */
    static String of(Summary summary, String noun) {
        return of(summary.exchanges(), noun) + ": " + levels(summary);
    }

    /** Returns the number of findings of each level. */
    static String levels(Summary summary) {
        List<String> counts = new ArrayList<>();
        for (Level level : Level.values()) {
            counts.add(of(summary.count(level), level.toString()));
        }
        return String.join(", ", counts);
    }

    /** Returns sentences about exchanges that were not judged, and about findings that no report received. */
    static List<String> asides(Summary summary) {
        List<String> asides = new ArrayList<>(summary.otherHosts().sentences());
        if (summary.missingBodies() > 0) {
            asides.add(
                    summary.missingBodies() == 1
                            ? "The recording lacks 1 body, which was not judged."
                            : "The recording lacks " + summary.missingBodies() + " bodies, which were not judged.");
        }
        if (summary.withheld() > 0) {
            asides.add(withheld(summary.withheld()));
        }
        if (summary.known() > 0) {
            asides.add("The baseline knows " + of(summary.known(), "more finding") + ".");
        }
        if (!summary.resolved().isEmpty()) {
            asides.add(of(summary.resolved().size(), "finding") + " of the baseline no longer "
                    + (summary.resolved().size() == 1 ? "occurs." : "occur."));
        }
        return asides;
    }

    /** Returns a sentence about findings of which only the number is known. */
    static String withheld(long number) {
        return of(number, "finding") + (number == 1 ? " was" : " were") + " counted and not kept.";
    }
}
