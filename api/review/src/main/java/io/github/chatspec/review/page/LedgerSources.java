package io.github.chatspec.review.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.review.page.PageEntry.Kind;
import io.github.chatspec.source.Conflict;
import io.github.chatspec.source.ConflictLines;
import io.github.chatspec.source.Fact;
import io.github.chatspec.source.Ledger;
import io.github.chatspec.source.Provenance;
import io.github.chatspec.source.Ruling;
import io.github.chatspec.text.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what a line of a contract is based on. */
final class LedgerSources {

    private final Contract contract;
    private final Ledger ledger;
    private final Map<String, Fact> facts = new LinkedHashMap<>();
    private final Map<String, String> factAnchors = new LinkedHashMap<>();
    private final Map<String, String> conflictAnchors = new LinkedHashMap<>();
    private final Map<String, List<Conflict>> conflicts = new LinkedHashMap<>();
    private final Map<String, List<SourceLine>> citations;

    LedgerSources(Contract contract, Ledger ledger, Anchors anchors) {
        this.contract = contract;
        this.ledger = ledger;
        this.citations = Provenance.of(contract, ledger).citations();
        for (Fact fact : ledger.facts()) {
            facts.put(fact.id(), fact);
            factAnchors.computeIfAbsent(fact.id(), id -> anchors.of(contract.name() + "/facts/" + id));
        }
        for (Conflict conflict : ledger.conflicts()) {
            conflictAnchors.put(conflict.id(), anchors.of(contract.name() + "/conflicts/" + conflict.id()));
            conflict.sides().stream()
                    .flatMap(side -> side.facts().stream())
                    .distinct()
                    .forEach(fact -> conflicts
                            .computeIfAbsent(fact, absent -> new ArrayList<>())
                            .add(conflict));
        }
    }

    Ledger ledger() {
        return ledger;
    }

    /** Returns the lines that cite a fact, in the order of the document. */
    Set<PageEntry> citing(String fact, ContractOutline outline) {
        Set<PageEntry> entries = new LinkedHashSet<>();
        citations.getOrDefault(fact, List.of()).forEach(place -> entries.add(outline.nearest(place.pointer())));
        return entries;
    }

    /** Returns the facts that a line cites. */
    List<Fact> facts(PageEntry entry) {
        return cited(entry).stream()
                .map(facts::get)
                .filter(fact -> fact != null)
                .toList();
    }

    /** Returns the conflicts about a line; one that names no lines is about those that cite its facts. */
    List<Conflict> conflicts(PageEntry entry, ContractOutline outline) {
        return about(outline).conflicts(List.of(entry.pointer()), cited(entry));
    }

    private ConflictLines about(ContractOutline outline) {
        return new ConflictLines(ledger, place -> outline.nearest(place).pointer());
    }

    /** Returns the lines that a conflict is about. */
    Set<PageEntry> lines(Conflict conflict, ContractOutline outline) {
        Set<PageEntry> lines = new LinkedHashSet<>();
        about(outline).lines(conflict).forEach(line -> lines.add(outline.nearest(line)));
        if (conflict.about().isEmpty()) {
            conflict.sides().forEach(side -> side.facts().forEach(fact -> lines.addAll(citing(fact, outline))));
        }
        return lines;
    }

    /** Returns the conflicts of a fact that are about a line which cites it. */
    List<Conflict> conflicts(String fact, ContractOutline outline) {
        Set<PageEntry> citing = citing(fact, outline);
        return conflicts.getOrDefault(fact, List.of()).stream()
                .filter(conflict -> lines(conflict, outline).stream().anyMatch(citing::contains))
                .toList();
    }

    private Collection<String> cited(PageEntry entry) {
        if (entry.kind() == Kind.VALUE) {
            return Wording.texts(ofValue(entry, "x-enum-facts"));
        }
        JsonNode node = contract.at(entry.pointer());
        Set<String> cited = new LinkedHashSet<>(Wording.texts(node.path("x-facts")));
        cited.addAll(Wording.texts(node.path("x-description-facts")));
        return cited;
    }

    /** Returns the evidence of a line that goes beyond the documents; no ledger is needed for it. */
    static Optional<String> beyond(Contract contract, PageEntry entry) {
        JsonNode evidence = entry.kind() == Kind.VALUE
                ? ofValue(contract, entry, "x-enum-beyond")
                : contract.at(entry.pointer()).path("x-beyond");
        return Optional.of(evidence.asText("")).filter(text -> !text.isBlank());
    }

    private JsonNode ofValue(PageEntry entry, String extension) {
        return ofValue(contract, entry, extension);
    }

    /** Returns an extension that a schema has for one of its values. */
    static JsonNode ofValue(Contract contract, PageEntry entry, String extension) {
        String schema = Pointers.parent(Pointers.parent(entry.pointer()));
        return contract.at(schema).path(extension).path(entry.name());
    }

    Optional<Fact> fact(String id) {
        return Optional.ofNullable(facts.get(id));
    }

    String anchor(Fact fact) {
        return factAnchors.get(fact.id());
    }

    String anchor(Conflict conflict) {
        return conflictAnchors.get(conflict.id());
    }

    /** Prepares a fact for the template of the page, with the title of its document and the place in it. */
    Map<String, ?> view(Fact fact) {
        return Map.of(
                "states", fact.states(),
                "where", ledger.title(fact.document()) + ", " + fact.where(),
                "href", "#" + anchor(fact));
    }

    Optional<Ruling> ruling(Conflict conflict) {
        return ledger.rulings().stream()
                .filter(ruling -> ruling.number() == conflict.ruling())
                .findFirst();
    }
}
