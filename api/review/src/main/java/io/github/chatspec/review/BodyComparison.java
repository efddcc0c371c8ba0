package io.github.chatspec.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.json.StrictJson;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.change.Change.Action;
import io.github.chatspec.review.change.CitedFacts;
import io.github.chatspec.review.change.Compatibility;
import io.github.chatspec.review.change.Witness;
import io.github.chatspec.review.schema.SchemaChange;
import io.github.chatspec.review.schema.SchemaComparison;
import io.github.chatspec.review.schema.SchemaTrail;
import io.github.chatspec.review.witness.BodyPair;
import io.github.chatspec.review.witness.PayloadSearch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Compares the schemas of all bodies, and searches a proof for each difference at each place that uses it. */
final class BodyComparison {

    private final ChangeList list;
    private final Map<String, List<Use>> uses = new LinkedHashMap<>();

    /** The search for witnesses of a value, which a body, a parameter or a header has. */
    interface Search {
        PayloadSearch.Result search(SchemaChange change, boolean isOnlyChange);
    }

    /**
     * A value that both contracts describe.
     *
     * @param usage where it is used
     * @param whole what the schemas describe, in a sentence
     * @param exchange the exchange on one line
     * @param status the status of the response, or 0
     * @param older the JSON Pointer of its schema in the older contract
     * @param newer the JSON Pointer of its schema in the newer contract
     * @param touching recognizes the recorded exchanges that a change of a parameter or header is about; empty for a body
     * @param search searches a witness; nothing if its media type cannot be read
     */
    record Described(
            Change.Usage usage,
            String whole,
            String exchange,
            int status,
            String older,
            String newer,
            Optional<Predicate<RecordedAnswers.Answer>> touching,
            Optional<Search> search) {}

    private record Use(SchemaChange change, Described described) {}

    BodyComparison(ChangeList list) {
        this.list = list;
    }

    /** Adds a body that both contracts describe. */
    void add(BodyPair pair) {
        boolean isJson = MediaType.isJson(pair.mediaType()) || pair.mediaType().endsWith("/*");
        String type = pair.mediaType();
        String exchange = pair.direction() == Direction.REQUEST
                ? pair.newer().method() + " " + pair.newer().path() + " with " + type
                : pair.newer().method() + " " + pair.newer().path() + ": " + pair.status() + " " + type;
        PayloadSearch search = isJson ? new PayloadSearch(list.older(), list.newer(), pair) : null;
        add(new Described(
                ChangeList.usage(pair.older().id(), pair.direction(), pair.row()),
                ChangeSentences.BODY,
                exchange,
                pair.status(),
                pair.olderSchema(),
                pair.newerSchema(),
                Optional.empty(),
                Optional.ofNullable(search).map(own -> own::search)));
    }

    /** Adds a value that both contracts describe. */
    void add(Described described) {
        for (SchemaChange change : new SchemaComparison(
                        list.older(), list.newer(), described.usage().direction())
                .changes(List.of(described.older()), List.of(described.newer()))) {
            uses.computeIfAbsent(change.key(), absent -> new ArrayList<>()).add(new Use(change, described));
        }
    }

    /** Searches the proofs, and adds the changes to the list. */
    void finish() {
        uses.values().forEach(this::assess);
    }

    private void assess(List<Use> places) {
        ChangeList.Assessment worst = null;
        Use noticed = places.get(0);
        for (Use use : places) {
            boolean isDecided = worst != null && worst.compatibility() == Compatibility.BREAKING;
            ChangeList.Assessment assessment = isDecided ? worst : assess(use);
            if (worst == null || assessment.compatibility().compareTo(worst.compatibility()) < 0) {
                worst = assessment;
                noticed = use;
            }
        }
        SchemaChange change = noticed.change();
        List<Change.Usage> usages = new ArrayList<>(List.of(noticed.described().usage()));
        places.stream()
                .map(use -> use.described().usage())
                .filter(usage -> !usages.contains(usage))
                .forEach(usages::add);
        Change found = new Change(
                change.keyword(),
                change.action(),
                ChangeSentences.of(change, noticed.described().whole()),
                ChangeList.place(list.older(), change.older()),
                ChangeList.place(list.newer(), change.newer()),
                List.copyOf(usages),
                change.trail().location(),
                worst.compatibility(),
                worst.reason(),
                worst.witness(),
                CitedFacts.NONE,
                Optional.empty());
        list.add(found, answer -> places.stream().anyMatch(use -> isTouched(use, answer)));
    }

    /** Returns whether a recorded exchange has a value on which the schemas disagree, or the property that changed. */
    private boolean isTouched(Use use, RecordedAnswers.Answer answer) {
        if (use.described().touching().isPresent()) {
            return use.described().touching().get().test(answer);
        }
        Change.Usage usage = use.described().usage();
        Direction direction = usage.direction();
        Optional<JsonNode> body = direction == Direction.RESPONSE
                ? answer.body()
                : answer.request().body().flatMap(StrictJson::read);
        boolean isOfUsage = answer.operation().id().equals(usage.operation())
                && (direction == Direction.REQUEST
                        || answer.operation()
                                .response(answer.exchange().status())
                                .filter(response -> response.status().equalsIgnoreCase(usage.status()))
                                .isPresent());
        if (!isOfUsage || body.isEmpty()) {
            return false;
        }
        SchemaChange change = use.change();
        SchemaTrail.Step last = change.trail().last();
        for (JsonNode value : change.trail().values(body.get())) {
            boolean isProperty = change.keyword().equals("properties") && value.has(change.name());
            if (isProperty
                    || list.older().accepts(direction, last.older(), value)
                            != list.newer().accepts(direction, last.newer(), value)) {
                return true;
            }
        }
        return false;
    }

    private ChangeList.Assessment assess(Use use) {
        SchemaChange change = use.change();
        Direction direction = use.described().usage().direction();
        boolean isResponse = direction == Direction.RESPONSE;
        if (use.described().search().isEmpty()) {
            return ChangeList.Assessment.of(
                    Compatibility.UNDECIDED, "Bodies of this media type are not judged, so that there is no proof.");
        }
        PayloadSearch.Result result = use.described().search().get().search(change, uses.size() == 1);
        if (result.harmful().isPresent()) {
            return new ChangeList.Assessment(
                    Compatibility.BREAKING,
                    isResponse
                            ? "A response may be one that readers of the older contract did not expect."
                            : "A request that the older contract allows is refused.",
                    Optional.of(witness(use, result.harmful().get())));
        }
        if (result.harmless().isPresent()) {
            return new ChangeList.Assessment(
                    Compatibility.COMPATIBLE,
                    isResponse
                            ? "Only the older contract allows the response of the witness."
                            : "Only the newer contract allows the request of the witness.",
                    Optional.of(witness(use, result.harmless().get())));
        }
        if (change.action() != Action.CHANGED && isAboutKeys(change)) {
            return ChangeList.Assessment.of(
                    Compatibility.COMPATIBLE,
                    change.action() == Action.ADDED
                            ? "The older contract neither described nor excluded this property."
                            : "The property was optional, and the newer contract does not exclude it.");
        }
        return ChangeList.Assessment.of(
                Compatibility.UNDECIDED, "No payload was found that only one of the contracts accepts.");
    }

    /** Returns whether a change is about keys that the search has tried. */
    private boolean isAboutKeys(SchemaChange change) {
        return switch (change.keyword()) {
            case "properties" -> true;
            case "patternProperties" ->
                PayloadSearch.hasKey(change.action() == Action.ADDED ? list.newer() : list.older(), change.name());
            default -> false;
        };
    }

    private static Witness witness(Use use, PayloadSearch.Proof proof) {
        Finding refusal = proof.refusal();
        JsonNode payload = proof.payload();
        return new Witness(
                use.described().exchange(),
                use.described().usage().operation(),
                use.described().status(),
                Optional.of(payload),
                refusal.pointer().orElse(""),
                proof.isRefusedByNewer(),
                Optional.of(use.described().older()),
                Optional.of(use.described().newer()),
                refusal.message());
    }
}
