package io.github.chatspec.source;

import io.github.chatspec.contract.SourceLine;
import java.util.List;

/**
 * Facts that contradict each other, and what was decided about them.
 *
 * @param id the conflict's name
 * @param question the question that the facts answer differently
 * @param sides the sides, at least two
 * @param about the JSON Pointers of the lines of the contract that the question is about; empty if the ledger names none
 * @param ruling the number of the ruling that decides it
 * @param decision what the contract does
 * @param reason why
 * @param place its place in {@code sources.yaml}
 */
public record Conflict(
        String id,
        String question,
        List<Side> sides,
        List<String> about,
        int ruling,
        String decision,
        String reason,
        SourceLine place) {

    /**
     * One side of a conflict.
     *
     * @param claim what is claimed
     * @param facts the ids of the facts that claim it
     */
    public record Side(String claim, List<String> facts) {}
}
