package io.github.chatspec.source;

import io.github.chatspec.contract.SourceLine;
import java.util.List;

/**
 * Facts that contradict each other, and what was decided about them.
 *
 * @param id the conflict's name
 * @param question what is in doubt
 * @param sides what the facts say, at least two sides
 * @param ruling the number of the ruling that decides
 * @param decision what the contract does
 * @param reason why
 * @param place where it stands in {@code sources.yaml}
 */
public record Conflict(
        String id, String question, List<Side> sides, int ruling, String decision, String reason, SourceLine place) {

    /**
     * One side of a conflict.
     *
     * @param says what is claimed
     * @param facts the ids of the facts that claim it
     */
    public record Side(String says, List<String> facts) {}
}
