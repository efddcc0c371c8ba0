package io.github.chatspec.review;

import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.change.Compatibility;
import java.util.List;

/**
 * The result of comparing two contracts.
 *
 * @param older the older contract
 * @param newer the newer contract
 * @param changes the changes, the most severe first
 * @param ledger what the ledgers of both contracts show, in one sentence each; empty without a ledger
 */
public record Comparison(
        ContractRevision older, ContractRevision newer, List<Change> changes, List<LedgerRemark> ledger) {

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
     * Returns the part of a semantic version that the changes ask to increase.
     *
     * @return {@code major} for breaking or undecided changes, {@code minor} for compatible ones, {@code patch} for the
     *     others, and {@code none} without changes
     */
    public String versionStep() {
        if (count(Compatibility.BREAKING) > 0) {
            return "major";
        }
        if (count(Compatibility.UNDECIDED) + count(Compatibility.COMPATIBLE) > 0) {
            return count(Compatibility.UNDECIDED) > 0 ? "major" : "minor";
        }
        return changes.isEmpty() ? "none" : "patch";
    }
}
