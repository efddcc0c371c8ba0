package io.github.chatspec.judge;

import io.github.chatspec.contract.Contract;

/**
 * One thing that the judge looks for.
 *
 * <p>The smallest use: {@code Judge.rules().get(0).id()}.
 */
public abstract class Rule {

    private final String id;
    private final Level level;
    private final String help;
    private final Example example;

    Rule(String id, Level level, String help, Example example) {
        this.id = id;
        this.level = level;
        this.help = help;
        this.example = example;
    }

    /**
     * Returns the stable name of the rule.
     *
     * @return for example {@code undocumented-field}
     */
    public final String id() {
        return id;
    }

    /**
     * Returns the level of the rule's findings where nobody sets another.
     *
     * @return the level
     */
    public final Level level() {
        return level;
    }

    /**
     * Returns what the rule looks for.
     *
     * @return one sentence
     */
    public final String help() {
        return help;
    }

    /**
     * Returns the smallest exchange that the rule reports.
     *
     * @return the example
     */
    public final Example example() {
        return example;
    }

    /** Reports what the rule finds. */
    abstract void check(Subject subject, Findings out);

    /** Tells whether the rule finds nothing at a place whose value its schema takes. */
    boolean isSilentAt(Contract contract, Walk.Visit visit) {
        return true;
    }

    @Override
    public String toString() {
        return id;
    }
}
