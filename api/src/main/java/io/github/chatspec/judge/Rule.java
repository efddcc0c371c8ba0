package io.github.chatspec.judge;

/**
 * One thing that the judge looks for.
 *
 * <p>The smallest use: {@code Judge.rules().get(0).id()}.
 */
public abstract class Rule {

    private final String id;
    private final Level level;
    private final String help;

    Rule(String id, Level level, String help) {
        this.id = id;
        this.level = level;
        this.help = help;
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
     * Returns the level of the rule's findings.
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

    /** Reports what the rule finds. */
    abstract void check(Subject subject, Findings out);

    @Override
    public String toString() {
        return id;
    }
}
