package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.schema.SchemaWalk;

/** One thing that the judge checks. */
public abstract class Rule {

    private final String id;
    private final Level level;
    private final String help;
    private final RuleExample example;

    Rule(String id, Level level, String help, RuleExample example) {
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
     * Returns the default level of the rule's findings.
     *
     * @return the level
     */
    public final Level level() {
        return level;
    }

    /**
     * Returns what the rule reports.
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
    public final RuleExample example() {
        return example;
    }

    /** Returns whether the findings are about the record of the exchange, so that it is checked even if that is broken. */
    public boolean isAboutRecord() {
        return false;
    }

    /** Returns whether the findings are about the request, and not about the response. */
    boolean isAboutRequest() {
        return false;
    }

    /** Adds what the rule finds. */
    public abstract void check(Evaluation evaluation, Findings out);

    /** Returns whether the rule reports nothing at a place whose value its schema accepts. */
    public boolean isSilentAt(Contract contract, SchemaWalk.Visit visit) {
        return true;
    }

    @Override
    public String toString() {
        return id;
    }
}
