package io.github.chatspec.review.witness;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.review.schema.ContractSide;
import io.github.chatspec.review.schema.SchemaChange;
import io.github.chatspec.review.schema.SchemaTrail;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Searches a value of a parameter or a header that one contract accepts and the other refuses because of one change. */
public final class TextSearch {

    private static final int MOST_VALUES = 400;

    private final ContractSide older;
    private final ContractSide newer;
    private final Direction direction;
    private final Judges judges;
    private final CandidateValues candidates;

    /** Asks the judge of one of the contracts about a value. */
    @FunctionalInterface
    public interface Judges {

        /**
         * Judges a value of the parameter or header.
         *
         * @param isNewer whether the newer contract is asked
         * @param value the value
         * @return the findings about it
         */
        List<Finding> findings(boolean isNewer, JsonNode value);
    }

    public TextSearch(ContractSide older, ContractSide newer, Direction direction, Judges judges) {
        this.older = older;
        this.newer = newer;
        this.direction = direction;
        this.judges = judges;
        this.candidates = new CandidateValues(
                older, newer, direction, new PayloadBuilder(older, direction), new PayloadBuilder(newer, direction));
    }

    /** Searches values for a change, in the harmful direction first. */
    public PayloadSearch.Result search(SchemaChange change) {
        SchemaTrail.Step whole = change.trail().steps().get(0);
        List<JsonNode> values = candidates.of(whole.older(), whole.newer(), List.of(), 2).stream()
                .filter(value -> disagree(change, value))
                .sorted(Comparator.comparingInt(value -> value.toString().length()))
                .limit(MOST_VALUES)
                .toList();
        PayloadSearch.Proof harmful = null;
        PayloadSearch.Proof harmless = null;
        for (JsonNode value : values) {
            Optional<PayloadSearch.Proof> proof = proof(whole, value);
            boolean isHarmful = proof.isPresent() && proof.get().isRefusedByNewer() == (direction == Direction.REQUEST);
            if (proof.isPresent() && isHarmful) {
                harmful = proof.get();
                break;
            }
            harmless = harmless == null ? proof.orElse(null) : harmless;
        }
        return new PayloadSearch.Result(Optional.ofNullable(harmful), Optional.ofNullable(harmless));
    }

    private boolean disagree(SchemaChange change, JsonNode value) {
        SchemaTrail.Step last = change.trail().last();
        return SchemaTrail.values(value, change.trail().path()).stream()
                .anyMatch(end ->
                        older.accepts(direction, last.older(), end) != newer.accepts(direction, last.newer(), end));
    }

    private boolean isConfirmed(SchemaTrail.Step whole, JsonNode value, boolean isRefusedByNewer) {
        ReferenceValidator before = new ReferenceValidator(older, direction);
        ReferenceValidator after = new ReferenceValidator(newer, direction);
        String olderSchema = whole.older().get(0);
        String newerSchema = whole.newer().get(0);
        return isRefusedByNewer
                ? ReferenceValidator.confirms(before, olderSchema, after, newerSchema, value)
                : ReferenceValidator.confirms(after, newerSchema, before, olderSchema, value);
    }

    private Optional<PayloadSearch.Proof> proof(SchemaTrail.Step whole, JsonNode value) {
        boolean before = older.accepts(direction, whole.older(), value);
        boolean after = newer.accepts(direction, whole.newer(), value);
        if (before == after) {
            return Optional.empty();
        }
        List<Finding> olderFindings = judges.findings(false, value);
        List<Finding> newerFindings = judges.findings(true, value);
        List<Finding> accepting = before ? olderFindings : newerFindings;
        List<Finding> refusing = before ? newerFindings : olderFindings;
        return accepting.isEmpty() && !refusing.isEmpty() && isConfirmed(whole, value, before)
                ? Optional.of(new PayloadSearch.Proof(value, before, refusing.get(0)))
                : Optional.empty();
    }
}
