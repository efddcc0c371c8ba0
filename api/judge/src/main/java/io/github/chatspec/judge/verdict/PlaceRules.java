package io.github.chatspec.judge.verdict;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.judge.schema.SchemaWalk;

/** The rules that can report a place whose value its schema accepts. */
public interface PlaceRules {

    /**
     * Returns whether none of the rules reports a place.
     *
     * @param contract the contract
     * @param visit a place whose value its schemas accept
     * @return whether there is nothing to report
     */
    boolean areSilentAt(Contract contract, SchemaWalk.Visit visit);
}
