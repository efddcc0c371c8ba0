package io.github.chatspec.review.page;

import io.github.chatspec.source.Conflict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prepares the conflicts of a contract's documents for the template of the page. */
final class ConflictView {

    private ConflictView() {}

    static List<Map<String, ?>> of(PageContract page, LedgerSources sources, List<Conflict> conflicts) {
        List<Map<String, ?>> views = new ArrayList<>();
        for (Conflict conflict : conflicts) {
            Map<String, Object> values = new HashMap<>();
            values.put("anchor", sources.anchor(conflict));
            values.put("href", "#" + sources.anchor(conflict));
            values.put("id", conflict.id());
            values.put("question", conflict.question());
            values.put("sides", sides(sources, conflict));
            values.put("number", conflict.ruling());
            values.put(
                    "ruling",
                    sources.ruling(conflict).map(ruling -> ruling.ruling()).orElse(""));
            values.put("decision", conflict.decision());
            values.put("reason", conflict.reason());
            values.put("entries", EntryValues.links(sources.lines(conflict, page.outline())));
            views.add(values);
        }
        return views;
    }

    private static List<Map<String, ?>> sides(LedgerSources sources, Conflict conflict) {
        List<Map<String, ?>> sides = new ArrayList<>();
        for (Conflict.Side side : conflict.sides()) {
            List<Map<String, ?>> facts = new ArrayList<>();
            side.facts().forEach(id -> sources.fact(id).map(sources::view).ifPresent(facts::add));
            sides.add(Map.of("claim", side.claim(), "facts", facts));
        }
        return sides;
    }
}
