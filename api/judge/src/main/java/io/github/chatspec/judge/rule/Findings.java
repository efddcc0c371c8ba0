package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.secret.RecentSecrets;
import io.github.chatspec.secret.Secrets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects the findings of one rule after the other about one exchange. */
public final class Findings {

    private final Evaluation evaluation;
    private final FindingPolicy policy;
    private final RecentSecrets recentSecrets;
    private final List<Finding> findings = new ArrayList<>();
    private Finding failure;
    private Secrets secrets;

    public Findings(Evaluation evaluation, FindingPolicy policy, RecentSecrets recentSecrets) {
        this.evaluation = evaluation;
        this.policy = policy;
        this.recentSecrets = recentSecrets;
    }

    /** Adds a finding about the exchange as a whole. */
    void add(Rule rule, Optional<SourceLine> contract, String message) {
        add(rule, Optional.empty(), contract, "", message);
    }

    /**
     * Adds a finding about the exchange as a whole.
     *
     * @param cause what tells the finding apart from others of the rule, without personal values
     */
    void add(Rule rule, Optional<SourceLine> contract, String cause, String message) {
        add(rule, Optional.empty(), contract, cause, message);
    }

    /** Adds a finding about a place in the body. */
    void add(Rule rule, String pointer, SourceLine contract, String message) {
        add(rule, Optional.of(pointer), Optional.of(contract), "", message);
    }

    /**
     * Adds a finding about a place in the body.
     *
     * @param cause what tells the finding apart from others of the rule at this place, without personal values
     */
    void add(Rule rule, String pointer, SourceLine contract, String cause, String message) {
        add(rule, Optional.of(pointer), Optional.of(contract), cause, message);
    }

    /** Adds the finding that chatspec failed on the exchange, unless there is one; no setting changes it. */
    public void failed(Throwable error) {
        failed(InternalErrorRule.finding(
                error,
                evaluation.operation().map(Operation::qualifiedId),
                evaluation.exchange().status()));
    }

    /** Adds the finding that chatspec failed on the exchange, unless there is one. */
    void failed(Finding finding) {
        if (failure == null) {
            failure = finding;
        }
    }

    /** Returns the findings by place and rule, so that their order does not depend on that of the body or the schema. */
    public List<Finding> sorted() {
        if (failure != null) {
            findings.add(failure);
        }
        return sorted(findings);
    }

    /**
     * Returns findings by place and rule.
     *
     * @param findings the findings about one exchange, whose order in this list may change
     * @return the same findings, in an order that does not depend on that of the body or the schema
     */
    public static List<Finding> sorted(List<Finding> findings) {
        if (findings.size() > 1) {
            findings.sort(Pointer.FINDINGS);
        }
        return List.copyOf(findings);
    }

    /**
     * Adds a finding about the exchange as a whole.
     *
     * @param standard the level, unless the policy sets one for the rule
     * @param cause what tells the finding apart from others of the rule, without personal values
     */
    void add(Rule rule, Level standard, SourceLine contract, String cause, String message) {
        add(rule, standard, Optional.empty(), Optional.of(contract), cause, message);
    }

    private void add(Rule rule, Optional<String> pointer, Optional<SourceLine> contract, String cause, String message) {
        add(rule, rule.level(), pointer, contract, cause, message);
    }

    private void add(
            Rule rule,
            Level standard,
            Optional<String> pointer,
            Optional<SourceLine> contract,
            String cause,
            String message) {
        Optional<Level> level = policy.levelOf(rule, standard);
        if (level.isEmpty()) {
            return;
        }
        Finding raw = new Finding(
                rule.id(),
                level.get(),
                evaluation.operation().map(Operation::qualifiedId),
                evaluation.exchange().status(),
                pointer,
                pointer.flatMap(evaluation::position),
                contract,
                cause.isEmpty() ? Optional.empty() : Optional.of(cause),
                message,
                rule.isAboutRequest());
        if (!policy.ignores(raw)) {
            findings.add(shown(raw));
        }
    }

    /** Hides secrets and masked values, which the policy has seen. */
    private Finding shown(Finding raw) {
        if (secrets == null) {
            secrets = recentSecrets.of(evaluation.exchange(), evaluation.operation());
        }
        return new Finding(
                raw.rule(),
                raw.level(),
                raw.operation(),
                raw.status(),
                raw.pointer().map(evaluation.renderer()::pointer).map(secrets::hidden),
                raw.position(),
                raw.contract(),
                raw.cause().map(secrets::hidden),
                secrets.hidden(raw.message()),
                raw.isAboutRequest());
    }

    /** Orders pointers segment by segment, array indexes by their number and before keys. */
    private static final class Pointer {

        static final Comparator<String> ORDER = Pointer::compare;

        static final Comparator<Finding> FINDINGS = Comparator.comparing(
                        (Finding finding) -> finding.pointer().orElse(""), ORDER)
                .thenComparing(Finding::rule)
                .thenComparing(Finding::message);

        private Pointer() {}

        // Without splitting the pointers, since most lists of findings are already in order.
        private static int compare(String left, String right) {
            int leftFrom = 0;
            int rightFrom = 0;
            while (leftFrom <= left.length() && rightFrom <= right.length()) {
                int leftTo = endOfSegment(left, leftFrom);
                int rightTo = endOfSegment(right, rightFrom);
                boolean isSame = leftTo - leftFrom == rightTo - rightFrom
                        && left.regionMatches(leftFrom, right, rightFrom, leftTo - leftFrom);
                int order = isSame
                        ? 0
                        : compareSegments(left.substring(leftFrom, leftTo), right.substring(rightFrom, rightTo));
                if (order != 0) {
                    return order;
                }
                leftFrom = leftTo + 1;
                rightFrom = rightTo + 1;
            }
            return Boolean.compare(leftFrom <= left.length(), rightFrom <= right.length());
        }

        private static int endOfSegment(String pointer, int from) {
            int slash = pointer.indexOf('/', from);
            return slash < 0 ? pointer.length() : slash;
        }

        private static int compareSegments(String left, String right) {
            boolean isLeftIndex = Pointers.isIndex(left);
            boolean isRightIndex = Pointers.isIndex(right);
            if (isLeftIndex != isRightIndex) {
                return isLeftIndex ? -1 : 1;
            }
            return isLeftIndex
                    ? Integer.compare(Integer.parseInt(left), Integer.parseInt(right))
                    : left.compareTo(right);
        }
    }
}
