package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Defect;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.text.ErrorOrigin;
import java.util.Optional;

/**
 * Reports an exchange on which chatspec itself failed.
 *
 * <p>Its findings are errors whatever the settings are: an exchange that was not judged completely must not look clean.
 */
public final class InternalErrorRule extends Rule {

    /** The id of the rule. */
    public static final String ID = "internal-error";

    InternalErrorRule() {
        super(
                ID,
                Level.ERROR,
                "The exchange is not judged completely, because of an error in chatspec.",
                RuleExample.defect(new Defect(Defect.Kind.INTERNAL, "java.lang.NullPointerException at Judge.java:1")));
    }

    /**
     * Returns the finding about an exchange on which chatspec failed.
     *
     * @param error what was thrown
     * @param operation the operation of the exchange as {@code contract/operationId}, if known
     * @param status the HTTP status of the response; 0 if there is no response
     * @return the finding, which contains no values of the exchange
     */
    public static Finding finding(Throwable error, Optional<String> operation, int status) {
        return finding(ErrorOrigin.of(error), operation, status);
    }

    private static Finding finding(String origin, Optional<String> operation, int status) {
        return new Finding(
                ID,
                Level.ERROR,
                operation,
                status,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(origin.replaceFirst(":[0-9]+$", "")),
                "chatspec failed on this exchange (" + origin + "), so it is not judged completely; please report it.",
                false);
    }

    @Override
    public boolean isAboutRecord() {
        return true;
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        evaluation
                .exchange()
                .defect()
                .filter(defect -> defect.kind() == Defect.Kind.INTERNAL)
                .ifPresent(defect -> out.failed(finding(
                        defect.reason(),
                        evaluation.operation().map(Operation::qualifiedId),
                        evaluation.exchange().status())));
    }
}
