package io.github.chatspec.report;

import io.github.chatspec.finding.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats counts with their nouns.
 */
final class Plural {

    private Plural() {}

    /** A number and a noun, in the plural but for one. */
    static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** How many exchanges and findings of each level there are, for example {@code 1 exchange: 2 errors, …}. */
    static String of(Summary summary) {
        return of(summary.exchanges(), "exchange") + ": " + levels(summary);
    }

    /** How many findings of each level there are. */
    static String levels(Summary summary) {
        List<String> counts = new ArrayList<>();
        for (Level level : Level.values()) {
            counts.add(of(summary.count(level), level.toString()));
        }
        return String.join(", ", counts);
    }

    /** What the counts do not show: findings that no report got, and what the baseline knows. */
    static List<String> asides(Summary summary) {
        List<String> asides = new ArrayList<>();
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

    /** A sentence about findings of which only the number is known. */
    static String withheld(long number) {
        return of(number, "finding") + (number == 1 ? " was" : " were") + " counted and not kept.";
    }
}
