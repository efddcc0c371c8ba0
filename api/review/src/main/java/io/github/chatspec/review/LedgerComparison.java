package io.github.chatspec.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.change.CitedFacts;
import io.github.chatspec.review.change.Compatibility;
import io.github.chatspec.source.Conflict;
import io.github.chatspec.source.ConflictLines;
import io.github.chatspec.source.Fact;
import io.github.chatspec.source.Ledger;
import io.github.chatspec.text.ValueRenderer;
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
        return change.with(new CitedFacts(List.copyOf(before), List.copyOf(after), rulings(change, all)));
    }

    /** Returns the decisions of the conflicts that are about what changed. */
    private List<String> rulings(Change change, Set<String> cited) {
        List<String> rulings = new ArrayList<>();
        newer.ledger().or(older::ledger).map(ConflictLines::of).ifPresent(lines -> {
            Set<String> about = new HashSet<>();
            for (String place : places(older.contract(), change.older().pointer(), change, Change.Action.ADDED)) {
                about.add(lines.line(place));
            }
            for (String place : places(newer.contract(), change.newer().pointer(), change, Change.Action.REMOVED)) {
                about.add(lines.line(place));
            }
            for (Conflict conflict : lines.conflicts(about, cited)) {
                rulings.add("ruling " + conflict.ruling() + ": " + conflict.decision());
            }
        });
        return rulings;
    }

    /** Returns the places that a change is about: its own, and that of the value or property that it names. */
    private static List<String> places(Contract contract, String pointer, Change change, Change.Action lacking) {
        if (change.action() == lacking && ITEMS.contains(change.subject())) {
            return List.of();
        }
        String schema = Pointers.parent(pointer);
        return switch (change.subject()) {
            case "enum" -> {
                List<String> places = new ArrayList<>(List.of(pointer));
                for (Map.Entry<String, JsonNode> value :
                        contract.at(schema).path("x-enum-facts").properties()) {
                    if (change.summary().startsWith(ValueRenderer.quoted(value.getKey()))) {
                        places.add(Pointers.append(schema + "/x-enum-facts", value.getKey()));
                    }
                }
                yield places;
            }
            case "required" -> {
                for (Map.Entry<String, JsonNode> property :
                        contract.at(schema).path("properties").properties()) {
                    if (change.summary().contains(" property " + ValueRenderer.quoted(property.getKey()) + " of ")) {
                        yield List.of(Pointers.append(schema + "/properties", property.getKey()));
                    }
                }
                yield List.of(pointer);
            }
            default -> List.of(pointer);
        };
    }

    private static Set<String> facts(Contract contract, String pointer, Change change, Change.Action lacking) {
        Set<String> facts = new LinkedHashSet<>();
        List<String> places = places(contract, pointer, change, lacking);
        if (places.isEmpty()) {
            return facts;
        }
        String place = places.get(places.size() - 1);
        if (Pointers.last(Pointers.parent(place)).equals("x-enum-facts")) {
            facts.addAll(Wording.texts(contract.at(place)));
        }
        Optional<String> citing = facts.isEmpty() ? contract.nearest(place, "x-facts") : Optional.empty();
        for (String extension : List.of("x-facts", "x-description-facts")) {
            citing.ifPresent(
                    citer -> facts.addAll(Wording.texts(contract.at(citer).path(extension))));
        }
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
