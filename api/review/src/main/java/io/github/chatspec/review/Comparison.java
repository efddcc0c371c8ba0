package io.github.chatspec.review;

import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.change.Compatibility;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The result of comparing two contracts.
 *
 * @param older the older contract
 * @param newer the newer contract
 * @param changes the changes, the most severe first
 * @param known the changes that are left out because they are known; they count for the version only
 * @param ledger what the ledgers of both contracts show, in one sentence each; empty without a ledger
 */
public record Comparison(
        ContractRevision older,
        ContractRevision newer,
        List<Change> changes,
        List<Change> known,
        List<LedgerRemark> ledger) {

    /**
     * A disagreement between the contracts and their ledgers.
     *
     * @param rule {@code no-fact-changed} or {@code fact-changed-only}
     * @param place the place in the contract or in the ledger
     * @param sentence what was found
     */
    public record LedgerRemark(String rule, SourceLine place, String sentence) {

        /** The rule of a change that no changed fact supports. */
        public static final String NO_FACT = "no-fact-changed";

        /** The rule of a changed fact that changed nothing in the contract. */
        public static final String ONLY_FACT = "fact-changed-only";

        private boolean isAbout(Change change) {
            return place.equals(change.newer()) && sentence.contains(change.summary());
        }
    }

    /**
     * Returns the comparison without the changes that are known, and without what the ledgers show about them.
     *
     * @param isKnown returns whether a change is known
     * @return the rest
     */
    public Comparison without(Predicate<Change> isKnown) {
        List<Change> rest = new ArrayList<>();
        List<Change> left = new ArrayList<>(known);
        changes.forEach(change -> (isKnown.test(change) ? left : rest).add(change));
        List<LedgerRemark> remarks = ledger.stream()
                .filter(remark -> !remark.rule().equals(LedgerRemark.NO_FACT)
                        || left.stream().noneMatch(change -> remark.isAbout(change)))
                .toList();
        return new Comparison(older, newer, List.copyOf(rest), List.copyOf(left), remarks);
    }

    /**
     * Returns how many changes have a verdict.
     *
     * @param compatibility the verdict
     * @return the number
     */
    public long count(Compatibility compatibility) {
        return changes.stream()
                .filter(change -> change.compatibility() == compatibility)
                .count();
    }

    /**
     * Returns the part of a semantic version that the changes ask to increase, with those that are known.
     *
     * @return {@code major} for breaking or undecided changes, {@code minor} for compatible ones, {@code patch} for the
     *     others, and {@code none} without changes
     */
    public String versionStep() {
        if (has(Compatibility.BREAKING) || has(Compatibility.UNDECIDED)) {
            return "major";
        }
        if (has(Compatibility.COMPATIBLE)) {
            return "minor";
        }
        return changes.isEmpty() && known.isEmpty() ? "none" : "patch";
    }

    private boolean has(Compatibility compatibility) {
        return Stream.concat(changes.stream(), known.stream())
                .anyMatch(change -> change.compatibility() == compatibility);
    }
}
