package io.github.chatspec.judge.rule;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import java.util.Optional;

/** Decides at which level findings are reported, and which are left out. */
public interface FindingPolicy {

    /**
     * Returns the level of a finding.
     *
     * @param rule the rule
     * @param standard its level if nothing else is set for the rule
     * @return the level, or nothing if the rule is off
     */
    Optional<Level> levelOf(Rule rule, Level standard);

    /**
     * Returns whether a finding is left out.
     *
     * @param finding the finding, with unmasked values
     * @return whether it is ignored
     */
    boolean ignores(Finding finding);
}
