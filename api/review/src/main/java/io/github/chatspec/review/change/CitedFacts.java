package io.github.chatspec.review.change;

import java.util.List;

/**
 * The facts of the vendor's documents that support a place before and after a change.
 *
 * @param older the ids that the older contract cites
 * @param newer the ids that the newer contract cites
 * @param rulings the rulings, in one sentence each, whose conflict names one of these facts
 */
public record CitedFacts(List<String> older, List<String> newer, List<String> rulings) {

    /** No facts at all. */
    public static final CitedFacts NONE = new CitedFacts(List.of(), List.of(), List.of());
}
