package io.github.chatspec.review;

import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.change.Change.Action;
import io.github.chatspec.review.change.CitedFacts;
import io.github.chatspec.review.change.Compatibility;
import io.github.chatspec.review.change.Witness;
import io.github.chatspec.review.schema.ContractSide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Collects the changes between two contracts; the same change at several operations becomes one. */
final class ChangeList {

    private final ContractSide older;
    private final ContractSide newer;
    private final Map<String, Change> changes = new LinkedHashMap<>();
    private final Map<String, Predicate<RecordedAnswers.Answer>> touches = new HashMap<>();

    ChangeList(ContractSide older, ContractSide newer) {
        this.older = older;
        this.newer = newer;
    }

    /**
     * The places of a change.
     *
     * @param older the JSON Pointer in the older contract
     * @param newer the JSON Pointer in the newer contract
     */
    record Places(String older, String newer) {}

    ContractSide older() {
        return older;
    }

    ContractSide newer() {
        return newer;
    }

    /** Adds a change that is not about a payload. */
    void add(
            String subject,
            Action action,
            String summary,
            Places places,
            Optional<Change.Usage> usage,
            Assessment verdict) {
        add(change(subject, action, summary, places, usage, verdict));
    }

    /** Adds a change that is not about a payload, and how to recognize the recorded exchanges that it is about. */
    void add(
            String subject,
            Action action,
            String summary,
            Places places,
            Change.Usage usage,
            Assessment verdict,
            Predicate<RecordedAnswers.Answer> touching) {
        add(change(subject, action, summary, places, Optional.of(usage), verdict), touching);
    }

    private Change change(
            String subject,
            Action action,
            String summary,
            Places places,
            Optional<Change.Usage> usage,
            Assessment verdict) {
        return new Change(
                subject,
                action,
                summary,
                place(older, places.older()),
                place(newer, places.newer()),
                usage.map(List::of).orElse(List.of()),
                "",
                verdict.compatibility(),
                verdict.reason(),
                verdict.witness(),
                CitedFacts.NONE,
                Optional.empty());
    }

    /** A verdict with its reason and its proof. */
    record Assessment(Compatibility compatibility, String reason, Optional<Witness> witness) {

        static Assessment of(Compatibility compatibility, String reason) {
            return new Assessment(compatibility, reason, Optional.empty());
        }
    }

    /** Adds a change, and how to recognize the recorded exchanges that it is about. */
    void add(Change change, Predicate<RecordedAnswers.Answer> touching) {
        touches.merge(key(change), touching, Predicate::or);
        add(change);
    }

    /** Returns whether a change is about a recorded answer, if that can be known. */
    Optional<Predicate<RecordedAnswers.Answer>> touches(Change change) {
        return Optional.ofNullable(touches.get(key(change)));
    }

    private static String key(Change change) {
        return String.join(
                "\n",
                change.subject(),
                change.action().name(),
                change.summary(),
                change.older().pointer(),
                change.newer().pointer());
    }

    void add(Change change) {
        String key = key(change);
        Change known = changes.get(key);
        if (known == null) {
            changes.put(key, change);
            return;
        }
        List<Change.Usage> usages = new ArrayList<>(known.usages());
        change.usages().stream().filter(usage -> !usages.contains(usage)).forEach(usages::add);
        boolean isWorse = change.compatibility().compareTo(known.compatibility()) < 0;
        Change worse = isWorse ? change : known;
        changes.put(key, withUsages(worse, usages));
    }

    private static Change withUsages(Change change, List<Change.Usage> usages) {
        return new Change(
                change.subject(),
                change.action(),
                change.summary(),
                change.older(),
                change.newer(),
                List.copyOf(usages),
                change.location(),
                change.compatibility(),
                change.reason(),
                change.witness(),
                change.facts(),
                change.touched());
    }

    static SourceLine place(ContractSide side, String pointer) {
        return side.contract().place(pointer);
    }

    static Change.Usage usage(String operation, Direction direction, String status) {
        return new Change.Usage(operation, direction, status);
    }

    List<Change> changes() {
        return List.copyOf(changes.values());
    }
}
