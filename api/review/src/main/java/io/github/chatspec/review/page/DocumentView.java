package io.github.chatspec.review.page;

import io.github.chatspec.source.Fact;
import io.github.chatspec.source.Ledger;
import io.github.chatspec.source.Sentence;
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
            List<Sentence> sentences = sources.ledger().sentences().stream()
                    .filter(sentence -> sentence.document().equals(document.file()))
                    .toList();
            documents.add(Map.of(
                    "sentences",
                    sentences(sentences),
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

    /** Returns how many sentences became facts, and why the others did not. */
    private static List<Map<String, ?>> sentences(List<Sentence> sentences) {
        long covered = sentences.stream().filter(Sentence::isCovered).count();
        List<Map<String, ?>> silent = new ArrayList<>();
        for (Sentence sentence : sentences) {
            sentence.silent().ifPresent(reason -> silent.add(Map.of("where", lines(sentence), "text", reason)));
        }
        return sentences.isEmpty()
                ? List.of()
                : List.of(Map.of("share", share(covered, sentences.size()), "count", silent.size(), "silent", silent));
    }

    private static String lines(Sentence sentence) {
        return sentence.from() == sentence.to()
                ? "line " + sentence.from()
                : "lines " + sentence.from() + " to " + sentence.to();
    }

    /** Returns how many facts the contract cites. */
    private String share(List<Fact> facts) {
        long used = facts.stream()
                .filter(fact -> !sources.citing(fact.id(), page.outline()).isEmpty())
                .count();
        return share(used, facts.size());
    }

    private static String share(long count, long all) {
        // Rounded down, so that only a complete document has 100 %.
        return count + " of " + all + (all == 0 ? "" : " (" + 100 * count / all + " %)");
    }

    private Map<String, ?> row(Fact fact) {
        boolean isContradicted = !sources.conflicts(fact.id(), page.outline()).isEmpty();
        List<Map<String, ?>> entries = EntryValues.links(sources.citing(fact.id(), page.outline()));
        Map<String, Object> values = new HashMap<>();
        values.put("anchor", sources.anchor(fact));
        values.put("id", fact.id());
        values.put("row", fact.row());
        values.put(
                "lines",
                EntryValues.texts(sources.ledger().sentences().stream()
                        .filter(sentence -> sentence.facts().contains(fact.id()))
                        .map(DocumentView::lines)
                        .distinct()
                        .toList()));
        values.put("states", fact.states());
        values.put(
                "placeholder",
                fact.placeholder().map(text -> EntryValues.texts(List.of(text))).orElse(List.of()));
        values.put("entries", entries);
        values.put("nowhere", entries.isEmpty() ? EntryValues.texts(List.of("nowhere")) : List.of());
        values.put("flags", isContradicted ? "contradictory" : "");
        values.put(
                "conflicts",
                sources.conflicts(fact.id(), page.outline()).stream()
                        .map(conflict -> Map.of("text", conflict.question(), "href", "#" + sources.anchor(conflict)))
                        .toList());
        return values;
    }
}
