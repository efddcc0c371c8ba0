package io.github.chatspec.review.change;

import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.judge.schema.Direction;
import java.util.List;
import java.util.Optional;

/**
 * One difference between two contracts.
 *
 * @param subject what changed: a keyword of a schema, or {@code operation}, {@code parameter}, {@code header},
 *     {@code status}, {@code media-type}, {@code security}, {@code server}, {@code example} or {@code description}
 * @param action whether it was added, removed or changed
 * @param summary what changed, in one sentence without the full stop
 * @param older its place in the older contract, or the place that lacks it
 * @param newer its place in the newer contract, or the place that lacks it
 * @param usages where it is used: the operations, and the side that notices the change
 * @param location the place in the payload, with {@code *} for array items; empty if it is not about a payload
 * @param compatibility the verdict
 * @param reason why, in one sentence
 * @param witness the proof, if there is one
 * @param facts the facts that both places cite
 * @param touched how many recorded exchanges the change is about, if there are recordings
 */
public record Change(
        String subject,
        Action action,
        String summary,
        SourceLine older,
        SourceLine newer,
        List<Usage> usages,
        String location,
        Compatibility compatibility,
        String reason,
        Optional<Witness> witness,
        CitedFacts facts,
        Optional<Touched> touched) {

    /** What happened to the subject. */
    public enum Action {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * A place at which an operation uses what changed.
     *
     * @param operation the operationId
     * @param direction the side that notices the change
     * @param status the status in the contract, or an empty text for a request
     */
    public record Usage(String operation, Direction direction, String status) {

        @Override
        public String toString() {
            return direction == Direction.REQUEST
                    ? "request of " + operation
                    : "response " + status + " of " + operation;
        }
    }

    /**
     * The recorded exchanges that a change is about.
     *
     * @param exchanges their number
     * @param all the number of all recorded exchanges
     * @param first the place of the first one; empty if there is none
     */
    public record Touched(long exchanges, long all, String first) {}

    /** Returns the change with the number of recorded exchanges that it is about. */
    public Change with(Touched other) {
        return new Change(
                subject,
                action,
                summary,
                older,
                newer,
                usages,
                location,
                compatibility,
                reason,
                witness,
                facts,
                Optional.of(other));
    }

    /** Returns the change with the facts that both places cite. */
    public Change with(CitedFacts other) {
        return new Change(
                subject,
                action,
                summary,
                older,
                newer,
                usages,
                location,
                compatibility,
                reason,
                witness,
                other,
                touched);
    }
}
