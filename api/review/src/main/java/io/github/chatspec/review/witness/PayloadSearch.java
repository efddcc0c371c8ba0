package io.github.chatspec.review.witness;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.review.schema.ContractSide;
import io.github.chatspec.review.schema.SchemaChange;
import io.github.chatspec.review.schema.SchemaTrail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Searches a body that one contract accepts and the other refuses because of one change.
 *
 * <p>Values on which the changed schemas disagree come first; they are put into samples, recorded bodies and built ones,
 * and both judges are asked about the whole. The search is bounded and always takes the same way.
 */
public final class PayloadSearch {

    /** The number of whole bodies that are validated for one change. */
    private static final int MOST_BODIES = 700;

    private static final int MOST_REDUCTIONS = 400;
    private static final int MOST_REFUSALS = 12;
    private static final int MOST_LEVELS = 4;
    private static final int MOST_SEEDS = 8;

    /** The keywords after which a narrower schema may accept more. */
    private static final Set<String> TURNING = Set.of("not", "if", "oneOf", "contains");

    private final ContractSide older;
    private final ContractSide newer;
    private final BodyPair pair;
    private final BodyJudge judge;
    private final PayloadBuilder olderBuilder;
    private final PayloadBuilder newerBuilder;
    private final CandidateValues candidates;
    private final Map<List<List<String>>, List<JsonNode>> known = new HashMap<>();
    private final boolean harmfulIsRefusedByNewer;

    public PayloadSearch(ContractSide older, ContractSide newer, BodyPair pair) {
        this.older = older;
        this.newer = newer;
        this.pair = pair;
        this.judge = new BodyJudge(older, newer, pair);
        this.olderBuilder = new PayloadBuilder(older, pair.direction());
        this.newerBuilder = new PayloadBuilder(newer, pair.direction());
        this.candidates = new CandidateValues(older, newer, pair.direction(), olderBuilder, newerBuilder);
        this.harmfulIsRefusedByNewer = pair.direction() == Direction.REQUEST;
    }

    /**
     * A body that proves a difference.
     *
     * @param payload the body
     * @param isRefusedByNewer whether the newer contract refuses it, and not the older one
     * @param refusal what the judge reports first
     */
    public record Proof(JsonNode payload, boolean isRefusedByNewer, Finding refusal) {}

    /**
     * What a search found.
     *
     * @param harmful a body that breaks its readers, if one was found
     * @param harmless a body that differs in the other direction, if one was found
     */
    public record Result(Optional<Proof> harmful, Optional<Proof> harmless) {}

    /**
     * Searches bodies for a change, in the harmful direction first.
     *
     * @param change the change
     * @param isOnlyChange whether no other change can be the reason of a refusal
     * @return what was found; a body that is refused for nothing else comes before others
     */
    public Result search(SchemaChange change, boolean isOnlyChange) {
        Attempt attempt = new Attempt(change, isOnlyChange);
        List<SchemaTrail.Step> steps = change.trail().steps();
        for (int i = steps.size() - 1; i >= Math.max(0, steps.size() - MOST_LEVELS) && !attempt.isDone(); i--) {
            attempt.at(steps.get(i));
        }
        return new Result(attempt.harmful(), attempt.harmless());
    }

    /**
     * Returns whether a search tries a key that a regular expression matches.
     *
     * @param side the contract with the expression
     * @param regex the expression
     * @return whether it does; expressions with unusual syntax may match none of the keys
     */
    public static boolean hasKey(ContractSide side, String regex) {
        return PatternExamples.of(regex).stream()
                .limit(CandidateValues.MOST_KEYS)
                .anyMatch(key -> side.finds(regex, key));
    }

    private List<JsonNode> candidates(SchemaTrail.Step step, SchemaTrail trail) {
        return known.computeIfAbsent(List.of(step.older(), step.newer()), absent -> {
            List<JsonNode> found = new ArrayList<>();
            for (JsonNode seed : pair.seeds()) {
                found.addAll(SchemaTrail.values(seed, trail.path().subList(0, step.depth())));
            }
            return candidates.of(
                    step.older(),
                    step.newer(),
                    distinct(found).stream().limit(20).toList(),
                    2);
        });
    }

    private static List<JsonNode> distinct(List<JsonNode> values) {
        Map<Object, JsonNode> distinct = new LinkedHashMap<>();
        values.forEach(value -> distinct.putIfAbsent(JsonEquality.key(value), value));
        return new ArrayList<>(distinct.values());
    }

    /** The bodies from which a search starts, the smallest first. */
    private List<JsonNode> payloads() {
        List<JsonNode> payloads = new ArrayList<>();
        payloads.addAll(olderBuilder.variants(List.of(pair.olderSchema())));
        payloads.addAll(newerBuilder.variants(List.of(pair.newerSchema())));
        payloads = new ArrayList<>(payloads.stream().limit(MOST_SEEDS).toList());
        pair.seeds().stream()
                .sorted(Comparator.comparingInt(seed -> seed.toString().length()))
                .limit(MOST_SEEDS)
                .forEach(payloads::add);
        return distinct(payloads);
    }

    /**
     * A value on which the changed schemas disagree.
     *
     * @param isHarmful whether they disagree in the harmful direction
     */
    private record Candidate(JsonNode value, boolean isHarmful) {}

    /** The search for one change. */
    private final class Attempt {
        private final SchemaTrail trail;
        private final SchemaTrail.Step last;
        private final boolean isTurned;
        private final Set<Object> tried = new HashSet<>();
        private int bodies;
        private int refusals;
        private final boolean isOnlyChange;
        private final RefusalScope scope;
        private Proof harmful;
        private Proof harmless;
        // Bodies that are refused for other changes as well.
        private Proof harmfulWithOthers;
        private Proof harmlessWithOthers;

        Attempt(SchemaChange change, boolean isOnlyChange) {
            this.isOnlyChange = isOnlyChange;
            this.scope = new RefusalScope(change);
            this.trail = change.trail();
            this.last = trail.last();
            this.isTurned = TURNING.contains(change.keyword())
                    || trail.steps().stream().anyMatch(step -> TURNING.contains(step.keyword()));
        }

        Optional<Proof> harmful() {
            return Optional.ofNullable(harmful == null ? harmfulWithOthers : harmful);
        }

        Optional<Proof> harmless() {
            return Optional.ofNullable(harmless == null ? harmlessWithOthers : harmless);
        }

        boolean isDone() {
            return harmful != null || bodies >= MOST_BODIES || refusals >= MOST_REFUSALS;
        }

        void at(SchemaTrail.Step step) {
            List<Candidate> values = disagreeing(step);
            if (values.isEmpty()) {
                return;
            }
            List<SeedPlacement.Seed> seeds =
                    new SeedPlacement(olderBuilder, newerBuilder, trail).seeds(payloads(), step.depth());
            for (SeedPlacement.Seed seed : seeds) {
                for (Candidate candidate : values) {
                    if (isDone()) {
                        return;
                    }
                    // Only a turned schema can make a harmless value harmful.
                    if (isTurned || candidate.isHarmful() || harmless == null) {
                        body(step, seed, candidate.value());
                    }
                }
            }
        }

        /** Returns the values on which the schemas of a step disagree because of the change, the smallest first. */
        private List<Candidate> disagreeing(SchemaTrail.Step step) {
            List<Candidate> values = new ArrayList<>();
            List<String> rest = trail.path().subList(step.depth(), trail.path().size());
            for (JsonNode value : candidates(step, trail)) {
                boolean before = older.accepts(pair.direction(), step.older(), value);
                boolean after = newer.accepts(pair.direction(), step.newer(), value);
                if (before != after && disagrees(value, rest)) {
                    values.add(new Candidate(value, before == harmfulIsRefusedByNewer));
                }
            }
            values.sort(Comparator.comparing((Candidate candidate) -> !candidate.isHarmful())
                    .thenComparingInt(candidate -> candidate.value().toString().length()));
            return values;
        }

        private void body(SchemaTrail.Step step, SeedPlacement.Seed seed, JsonNode value) {
            boolean isKey =
                    step.depth() > 0 && trail.path().get(step.depth() - 1).equals(SchemaTrail.KEY);
            JsonNode body = isKey ? withKey(seed, value) : PayloadPlaces.with(seed.payload(), seed.path(), value);
            if (body == null || !tried.add(JsonEquality.key(body))) {
                return;
            }
            bodies++;
            boolean before = judge.olderAccepts(body);
            boolean after = judge.newerAccepts(body);
            if (before != after) {
                prove(body, before);
            }
        }

        private JsonNode withKey(SeedPlacement.Seed seed, JsonNode name) {
            if (!name.isTextual()) {
                return null;
            }
            List<String> path = new ArrayList<>(seed.path());
            path.set(path.size() - 1, name.textValue());
            JsonNode value = SchemaTrail.values(seed.payload(), seed.path()).get(0);
            return PayloadPlaces.with(seed.payload(), path, value);
        }

        private void prove(JsonNode body, boolean isRefusedByNewer) {
            boolean isHarmful = isRefusedByNewer == harmfulIsRefusedByNewer;
            if (isHarmful && !judge.isPromised(body, isRefusedByNewer)) {
                return;
            }
            if (!isHarmful && harmless != null) {
                return;
            }
            boolean isPure = isOnlyChange || judge.isWithin(body, isRefusedByNewer, scope);
            if (!isPure && (isHarmful ? harmfulWithOthers : harmlessWithOthers) != null) {
                return;
            }
            JsonNode smallest = new PayloadReduction(
                            smaller -> proves(smaller, isRefusedByNewer, isHarmful)
                                    && (isOnlyChange || !isPure || judge.isWithin(smaller, isRefusedByNewer, scope)),
                            MOST_REDUCTIONS)
                    .reduce(body);
            Optional<Finding> refusal = judge.refusal(smallest, isRefusedByNewer, scope);
            if (refusal.isEmpty() && !smallest.equals(body)) {
                smallest = body;
                refusal = judge.refusal(body, isRefusedByNewer, scope);
            }
            if (refusal.isEmpty()) {
                refusals += isPure ? 1 : 0;
                return;
            }
            keep(new Proof(smallest, isRefusedByNewer, refusal.get()), isHarmful, isPure);
        }

        private void keep(Proof proof, boolean isHarmful, boolean isPure) {
            if (isHarmful && isPure) {
                harmful = proof;
            } else if (isHarmful) {
                harmfulWithOthers = proof;
            } else if (isPure) {
                harmless = proof;
            } else {
                harmlessWithOthers = proof;
            }
        }

        private boolean proves(JsonNode body, boolean isRefusedByNewer, boolean isHarmful) {
            return judge.olderAccepts(body) == isRefusedByNewer
                    && judge.newerAccepts(body) != isRefusedByNewer
                    && disagrees(body, trail.path())
                    && (!isHarmful || judge.isPromised(body, isRefusedByNewer));
        }

        /** Returns whether the changed schemas disagree on one of the values at the end of a path. */
        private boolean disagrees(JsonNode value, List<String> path) {
            for (JsonNode end : SchemaTrail.values(value, path)) {
                if (older.accepts(pair.direction(), last.older(), end)
                        != newer.accepts(pair.direction(), last.newer(), end)) {
                    return true;
                }
            }
            return false;
        }
    }
}
