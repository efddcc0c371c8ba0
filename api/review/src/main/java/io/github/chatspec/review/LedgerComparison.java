package io.github.chatspec.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.change.CitedFacts;
import io.github.chatspec.review.change.Compatibility;
import io.github.chatspec.source.Conflict;
import io.github.chatspec.source.Fact;
import io.github.chatspec.source.Ledger;
import io.github.chatspec.text.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the facts that changes cite, and compares the changes of the contracts with those of their ledgers. */
final class LedgerComparison {

    /** The subjects that cite their own facts; the place that lacks one cites those of something else. */
    private static final Set<String> ITEMS =
            Set.of("operation", "parameter", "request-body", "media-type", "status", "header", "properties");

    private final ContractRevision older;
    private final ContractRevision newer;
    private final Set<String> changedFacts = new LinkedHashSet<>();

    LedgerComparison(ContractRevision older, ContractRevision newer) {
        this.older = older;
        this.newer = newer;
        if (older.ledger().isPresent() && newer.ledger().isPresent()) {
            Map<String, Fact> before = facts(older.ledger().get());
            Map<String, Fact> after = facts(newer.ledger().get());
            changedFacts.addAll(before.keySet());
            changedFacts.addAll(after.keySet());
            changedFacts.removeIf(
                    id -> before.containsKey(id) && after.containsKey(id) && areEqual(before.get(id), after.get(id)));
        }
    }

    private static Map<String, Fact> facts(Ledger ledger) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        ledger.facts().forEach(fact -> facts.put(fact.id(), fact));
        return facts;
    }

    private static boolean areEqual(Fact before, Fact after) {
        return before.states().equals(after.states())
                && before.kind() == after.kind()
                && before.from().equals(after.from())
                && before.document().equals(after.document())
                && before.where().equals(after.where());
    }

    /** Returns a change with the facts that its places cite. */
    Change cited(Change change) {
        Set<String> before = facts(older.contract(), change.older().pointer(), change, Change.Action.ADDED);
        Set<String> after = facts(newer.contract(), change.newer().pointer(), change, Change.Action.REMOVED);
        Set<String> all = new HashSet<>(before);
        all.addAll(after);
        List<String> rulings = new ArrayList<>();
        for (Conflict conflict :
                newer.ledger().or(older::ledger).map(Ledger::conflicts).orElse(List.of())) {
            boolean isTouched = conflict.sides().stream()
                    .flatMap(side -> side.facts().stream())
                    .anyMatch(all::contains);
            if (isTouched) {
                rulings.add("ruling " + conflict.ruling() + ": " + conflict.decision());
            }
        }
        return change.with(new CitedFacts(List.copyOf(before), List.copyOf(after), rulings));
    }

    private static Set<String> facts(Contract contract, String pointer, Change change, Change.Action lacking) {
        Set<String> facts = new LinkedHashSet<>();
        if (change.action() == lacking && ITEMS.contains(change.subject())) {
            return facts;
        }
        if (change.subject().equals("enum")) {
            JsonNode byValue = contract.at(Pointers.parent(pointer)).path("x-enum-facts");
            change.summary()
                    .lines()
                    .findFirst()
                    .ifPresent(summary -> byValue.properties().forEach(value -> {
                        if (summary.startsWith("\"" + value.getKey() + "\"")) {
                            facts.addAll(Wording.texts(value.getValue()));
                        }
                    }));
        }
        Optional<String> citing = facts.isEmpty() ? contract.nearest(pointer, "x-facts") : Optional.empty();
        citing.ifPresent(place -> facts.addAll(Wording.texts(contract.at(place).path("x-facts"))));
        citing.ifPresent(place -> facts.addAll(Wording.texts(contract.at(place).path("x-description-facts"))));
        return facts;
    }

    /** Returns where only the contract or only the ledger changed. */
    List<Comparison.LedgerRemark> remarks(List<Change> changes) {
        if (older.ledger().isEmpty() || newer.ledger().isEmpty()) {
            return List.of();
        }
        List<Comparison.LedgerRemark> remarks = new ArrayList<>();
        Set<String> cited = new HashSet<>();
        for (Change change : changes) {
            cited.addAll(change.facts().older());
            cited.addAll(change.facts().newer());
            boolean isPromise = change.compatibility() != Compatibility.DOCUMENTATION
                    && change.compatibility() != Compatibility.EQUAL;
            boolean isSupported = !change.facts().older().equals(change.facts().newer())
                    || change.facts().newer().stream().anyMatch(changedFacts::contains);
            if (isPromise && !isSupported) {
                remarks.add(new Comparison.LedgerRemark(
                        Comparison.LedgerRemark.NO_FACT,
                        change.newer(),
                        "The contract changed and no fact did: " + change.summary() + "."));
            }
        }
        Map<String, Fact> after = facts(newer.ledger().get());
        Map<String, Fact> before = facts(older.ledger().get());
        for (String id : changedFacts) {
            if (!cited.contains(id)) {
                Fact fact = after.getOrDefault(id, before.get(id));
                remarks.add(new Comparison.LedgerRemark(
                        Comparison.LedgerRemark.ONLY_FACT,
                        fact.place(),
                        "The fact " + id + " changed, and nothing in the contract that cites it did."));
            }
        }
        return remarks;
    }
}
