package io.github.chatspec.review.output;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.report.ReportRule;
import io.github.chatspec.review.Comparison;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.change.Compatibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns changes into findings, for reports and baselines. */
public final class ChangeFindings {

    private ChangeFindings() {}

    /**
     * Returns a change as a finding.
     *
     * @param change the change
     * @return a finding whose rule is the verdict, and whose fingerprint is the same for the same change, whatever the
     *     names of the files are
     */
    public static Finding of(Change change) {
        Optional<Change.Usage> usage = change.usages().stream().findFirst();
        int status = usage.map(Change.Usage::status)
                .filter(text -> text.matches("[1-5][0-9]{2}"))
                .map(Integer::parseInt)
                .orElse(0);
        return new Finding(
                change.compatibility().toString(),
                level(change.compatibility()),
                usage.map(Change.Usage::operation),
                status,
                change.location().isEmpty() ? Optional.empty() : Optional.of(change.location()),
                Optional.empty(),
                Optional.of(change.older()),
                Optional.of(change.subject() + " " + change.action().name().toLowerCase(Locale.ROOT) + " "
                        + change.summary()),
                sentences(change),
                usage.map(Change.Usage::direction)
                        .filter(Direction.REQUEST::equals)
                        .isPresent());
    }

    /**
     * Returns a disagreement with a ledger as a finding.
     *
     * @param remark the disagreement
     * @return a note
     */
    public static Finding of(Comparison.LedgerRemark remark) {
        return new Finding(
                remark.rule(),
                Level.NOTE,
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.of(remark.place()),
                Optional.of(remark.sentence()),
                remark.sentence(),
                false);
    }

    /** Returns the rules of all findings. */
    static List<ReportRule> rules() {
        List<ReportRule> rules = new ArrayList<>();
        for (Compatibility verdict : Compatibility.values()) {
            rules.add(new ReportRule(verdict.toString(), description(verdict), level(verdict), help(verdict)));
        }
        rules.add(new ReportRule(
                Comparison.LedgerRemark.NO_FACT,
                "The contract promises something else, and cites the same facts as before.",
                Level.NOTE,
                "Add or change the facts in sources.yaml that support the change."));
        rules.add(new ReportRule(
                Comparison.LedgerRemark.ONLY_FACT,
                "A fact of sources.yaml changed, and nothing in the contract that cites it did.",
                Level.NOTE,
                "Check whether the contract still agrees with the fact."));
        return rules;
    }

    private static String description(Compatibility verdict) {
        return switch (verdict) {
            case BREAKING ->
                "Readers of the older contract may receive a response that they do not expect, or a request"
                        + " that it allows is refused.";
            case UNDECIDED -> "The contracts differ, and no payload was found that only one of them accepts.";
            case COMPATIBLE -> "The contracts differ only in the harmless direction.";
            case EQUAL -> "The contracts differ in their text, and accept the same payloads.";
            case DOCUMENTATION -> "Descriptions, examples or extensions differ.";
        };
    }

    private static String help(Compatibility verdict) {
        return switch (verdict) {
            case BREAKING -> "Take the change back, or publish it as a new major version.";
            case UNDECIDED -> "Compare both places, and decide whether clients notice the change.";
            case COMPATIBLE -> "Publish it as a new minor version.";
            case EQUAL, DOCUMENTATION -> "No client notices the change.";
        };
    }

    /** Returns the level that corresponds to a verdict. */
    private static Level level(Compatibility compatibility) {
        return switch (compatibility) {
            case BREAKING -> Level.ERROR;
            case UNDECIDED -> Level.WARNING;
            case COMPATIBLE, EQUAL, DOCUMENTATION -> Level.NOTE;
        };
    }

    private static String sentences(Change change) {
        StringBuilder text =
                new StringBuilder(sentence(change.summary())).append(' ').append(change.reason());
        change.witness()
                .ifPresent(witness -> text.append(" Witness: ")
                        .append(witness.exchange())
                        .append(witness.payload()
                                .map(payload -> " " + shortened(payload.toString()))
                                .orElse(""))
                        .append(witness.isRefusedByNewer() ? "; the newer contract: " : "; the older contract: ")
                        .append(witness.sentence()));
        return text.toString();
    }

    /** Returns a summary as a sentence. */
    static String sentence(String summary) {
        // The name of an extension keeps its spelling.
        boolean isName = summary.startsWith("x-");
        return (isName ? summary : Character.toUpperCase(summary.charAt(0)) + summary.substring(1)) + ".";
    }

    /** Returns the beginning of a payload that is too long to be read in a report. */
    static String shortened(String payload) {
        return payload.length() <= 1500
                ? payload
                : payload.substring(0, 1500) + "… (" + (payload.length() - 1500) + " more characters)";
    }
}
