package io.github.chatspec.review.page;

import io.github.chatspec.source.Fact;
import io.github.chatspec.source.Ledger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prepares the vendor's documents, with the lines of the contract that each of their rows led to. */
final class DocumentView {

    private final PageContract page;
    private final LedgerSources sources;

    DocumentView(PageContract page, LedgerSources sources) {
        this.page = page;
        this.sources = sources;
    }

    List<Map<String, ?>> documents() {
        List<Map<String, ?>> documents = new ArrayList<>();
        for (Ledger.Document document : sources.ledger().documents()) {
            List<Fact> facts = sources.ledger().facts().stream()
                    .filter(fact -> fact.document().equals(document.file()))
                    .toList();
            Map<String, List<Fact>> sections = new LinkedHashMap<>();
            facts.forEach(fact -> sections.computeIfAbsent(fact.section(), absent -> new ArrayList<>())
                    .add(fact));
            List<Map<String, ?>> tables = new ArrayList<>();
            sections.forEach((title, rows) -> tables.add(Map.of(
                    "title",
                    title,
                    "share",
                    share(rows),
                    "rows",
                    rows.stream().map(this::row).toList())));
            documents.add(Map.of(
                    "title",
                    document.title(),
                    "file",
                    document.file(),
                    "share",
                    share(facts),
                    "rows",
                    share(facts.stream()
                            .filter(fact -> fact.from().equals("table"))
                            .toList()),
                    "tables",
                    tables));
        }
        return documents;
    }

    /** Returns how many facts the contract cites. */
    private String share(List<Fact> facts) {
        long used = facts.stream()
                .filter(fact -> !sources.citing(fact.id(), page.outline()).isEmpty())
                .count();
        // Rounded down, so that only a complete document has 100 %.
        return used + " of " + facts.size() + (facts.isEmpty() ? "" : " (" + 100 * used / facts.size() + " %)");
    }

    private Map<String, ?> row(Fact fact) {
        boolean isContradicted = !sources.conflicts(fact.id()).isEmpty();
        List<Map<String, ?>> entries = EntryValues.links(sources.citing(fact.id(), page.outline()));
        Map<String, Object> values = new HashMap<>();
        values.put("anchor", sources.anchor(fact));
        values.put("id", fact.id());
        values.put("row", fact.row());
        values.put("states", fact.states());
        values.put(
                "placeholder",
                fact.placeholder().map(text -> EntryValues.texts(List.of(text))).orElse(List.of()));
        values.put("entries", entries);
        values.put("nowhere", entries.isEmpty() ? EntryValues.texts(List.of("nowhere")) : List.of());
        values.put("flags", isContradicted ? "contradictory" : "");
        values.put(
                "conflicts",
                sources.conflicts(fact.id()).stream()
                        .map(conflict -> Map.of("text", conflict.question(), "href", "#" + sources.anchor(conflict)))
                        .toList());
        return values;
    }
}
