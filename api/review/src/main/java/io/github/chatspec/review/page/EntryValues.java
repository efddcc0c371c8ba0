package io.github.chatspec.review.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.coverage.drift.Share;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.change.Compatibility;
import io.github.chatspec.review.change.Witness;
import io.github.chatspec.review.page.PageEntry.Kind;
import io.github.chatspec.source.Conflict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Prepares the lines of a contract for the template of the page. */
final class EntryValues {

    private static final int MOST_VALUES = 5;
    private static final int MOST_SAMPLES = 3;
    private static final int LONGEST_VALUE = 100;
    private static final int MOST_LINES = 400;

    private final PageContract page;

    EntryValues(PageContract page) {
        this.page = page;
    }

    Map<String, ?> of(PageEntry entry) {
        JsonNode node = page.contract().at(entry.pointer());
        SchemaText schema = SchemaText.of(page.contract(), page.outline(), entry);
        List<Conflict> conflicts = page.sources()
                .map(sources -> sources.conflicts(entry, page.outline()))
                .orElse(List.of());
        Optional<String> beyond = LedgerSources.beyond(page.contract(), entry);
        Set<String> findings =
                page.shares().map(shares -> shares.findings(entry.pointer())).orElse(Set.of());
        List<Map<String, ?>> changes = changes(entry);
        Map<String, Object> values = new HashMap<>();
        values.put("anchor", entry.anchor());
        values.put("kind", entry.kind().label());
        values.put("depth", Math.min(entry.depth(), 6));
        values.put("name", entry.name());
        values.put("place", page.contract().place(entry.pointer()).toString());
        values.put("type", schema.type().isEmpty() ? List.of() : texts(List.of(schema.type())));
        values.put("references", links(schema.references()));
        values.put("required", isRequired(entry, node) ? texts(List.of("required")) : List.of());
        values.put("description", texts(description(entry, node)));
        values.put("limits", pairs(schema.limits()));
        values.put("rules", blocks(schema.rules()));
        values.put("payload", payload(entry));
        values.put("headers", headers(entry));
        values.put("facts", facts(entry));
        values.put("beyond", beyond.map(text -> texts(List.of(text))).orElse(List.of()));
        values.put("readings", readings(entry, node));
        values.put(
                "conflicts",
                page.sources()
                        .map(sources -> ConflictView.of(page, sources, conflicts))
                        .orElse(List.of()));
        values.put("samples", samples(entry));
        values.put("figures", texts(figures(entry)));
        values.put("changes", changes);
        values.put(
                "since", texts(page.history().map(history -> history.at(entry)).orElse(List.of())));
        values.put("findings", texts(findings));
        List<String> flags = new ArrayList<>();
        addIf(flags, !conflicts.isEmpty(), "contradictory");
        addIf(flags, beyond.isPresent(), "beyond");
        addIf(flags, isUnseen(entry), "unseen");
        addIf(flags, !changes.isEmpty(), "changed");
        addIf(flags, !findings.isEmpty(), "finding");
        values.put("flags", String.join(" ", flags));
        values.put("marks", PageFlag.marks(flags));
        return values;
    }

    private static void addIf(List<String> flags, boolean isSet, String flag) {
        if (isSet) {
            flags.add(flag);
        }
    }

    private boolean isRequired(PageEntry entry, JsonNode node) {
        if (entry.kind() == Kind.PROPERTY) {
            JsonNode schema = page.contract().at(Pointers.parent(Pointers.parent(entry.pointer())));
            return schema.path("required")
                    .valueStream()
                    .anyMatch(key -> key.asText().equals(Pointers.last(entry.pointer())));
        }
        return entry.kind() != Kind.SCHEMA
                && entry.kind() != Kind.BRANCH
                && node.path("required").asBoolean();
    }

    private List<String> description(PageEntry entry, JsonNode node) {
        List<String> texts = new ArrayList<>();
        JsonNode described = entry.kind() == Kind.CONTRACT ? node.path("info") : node;
        for (String key : List.of("summary", "description")) {
            String text = described.path(key).asText("").strip();
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        if (texts.isEmpty() && entry.kind() == Kind.PROPERTY) {
            // A reference without a description has that of its target.
            page.contract()
                    .target(entry.pointer())
                    .map(target ->
                            page.contract().at(target).path("description").asText(""))
                    .filter(text -> !text.isBlank())
                    .ifPresent(texts::add);
        }
        return texts;
    }

    private List<Map<String, ?>> headers(PageEntry entry) {
        List<PageEntry> headers = new ArrayList<>();
        String pointer = entry.pointer() + "/headers";
        page.contract()
                .at(pointer)
                .fieldNames()
                .forEachRemaining(name -> page.contract()
                        .target(Pointers.append(pointer, name))
                        .ifPresent(target -> headers.add(page.outline().nearest(target))));
        return entry.kind() == Kind.STATUS && !headers.isEmpty() ? List.of(Map.of("links", links(headers))) : List.of();
    }

    private List<Map<String, ?>> payload(PageEntry entry) {
        return page.samples()
                .payload(entry)
                .filter(text -> !text.isEmpty())
                .<List<Map<String, ?>>>map(text -> List.of(Map.of("lines", lines(text))))
                .orElse(List.of());
    }

    private List<Map<String, ?>> facts(PageEntry entry) {
        List<Map<String, ?>> facts = new ArrayList<>();
        page.sources().ifPresent(sources -> sources.facts(entry).forEach(fact -> facts.add(sources.view(fact))));
        return facts;
    }

    /** Returns who prints a spelling of which there is another one. */
    private List<Map<String, ?>> readings(PageEntry entry, JsonNode node) {
        JsonNode reading = entry.kind() == Kind.VALUE
                ? LedgerSources.ofValue(page.contract(), entry, "x-enum-readings")
                : node.path("x-reading");
        return reading.isTextual() ? texts(List.of(reading.asText())) : List.of();
    }

    private List<Map<String, ?>> samples(PageEntry entry) {
        List<Map<String, ?>> values = new ArrayList<>();
        page.samples()
                .at(entry.pointer())
                .filter(seen -> entry.kind() == Kind.PROPERTY)
                .ifPresent(seen -> seen.values().entrySet().stream()
                        .limit(MOST_VALUES)
                        .forEach(value -> {
                            int more = value.getValue().size() - MOST_SAMPLES;
                            values.add(Map.of(
                                    "value",
                                    shortened(value.getKey()),
                                    "links",
                                    links(value.getValue().stream()
                                            .limit(MOST_SAMPLES)
                                            .toList()),
                                    "more",
                                    more > 0 ? texts(List.of("and " + more + " more")) : List.of()));
                        }));
        return values;
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    private List<String> figures(PageEntry entry) {
        List<String> figures = new ArrayList<>();
        if (entry.kind().isCounted()) {
            int samples = sampleCount(entry);
            int values = page.samples()
                    .at(entry.pointer())
                    .map(seen -> seen.values().size())
                    .orElse(0);
            String different = entry.kind() == Kind.PROPERTY && values > MOST_VALUES
                    ? ", with " + values + " different values"
                    : "";
            figures.add(
                    samples == 0
                            ? "In no sample"
                            : "In " + samples + (samples == 1 ? " sample" : " samples") + different);
            page.shares()
                    .flatMap(shares -> shares.at(entry.pointer()))
                    .ifPresent(share -> figures.add(recorded(share)));
        }
        return figures;
    }

    private static String recorded(Share share) {
        return share.of() == 0 ? "Never recorded, nor what contains it" : "In " + share + " recorded";
    }

    private int sampleCount(PageEntry entry) {
        return page.samples()
                .at(entry.pointer())
                .map(seen -> seen.samples().size())
                .orElse(0);
    }

    private boolean isUnseen(PageEntry entry) {
        if (!entry.kind().isCounted()) {
            return false;
        }
        return page.shares()
                .map(shares -> shares.at(entry.pointer())
                        .map(share -> share.count() == 0)
                        .orElse(false))
                .orElseGet(() -> sampleCount(entry) == 0);
    }

    private List<Map<String, ?>> changes(PageEntry entry) {
        List<Map<String, ?>> items = new ArrayList<>();
        page.changes().ifPresent(changes -> {
            if (changes.isAdded(entry)) {
                items.add(Map.of("label", "New:", "text", changes.olderName() + " does not have it."));
            }
            changes.at(entry)
                    .forEach(change -> items.add(Map.of(
                            "label",
                            "Changed (" + change.compatibility() + "):",
                            "text",
                            sentence(change, entry) + before(changes, change))));
        });
        return items;
    }

    /** Returns the text that a change replaced, if it is one for readers. */
    private static String before(ContractChanges changes, Change change) {
        Optional<String> text = changes.olderText(change);
        return text.map(older -> " Before: \"" + older.strip() + "\"").orElse("");
    }

    private static String sentence(Change change, PageEntry entry) {
        String summary =
                String.join("; ", change.summary().lines().map(String::strip).toList());
        String witness = change.witness()
                .flatMap(Witness::payload)
                .map(payload -> " Proof: " + shortened(payload.toString()))
                .orElse("");
        // The verdict on documentation needs no reason.
        String reason = change.compatibility() == Compatibility.DOCUMENTATION ? "" : " " + change.reason();
        // The line itself needs no name.
        return summary.replace(" of " + entry.pointer() + " ", " ") + "." + reason + witness;
    }

    /** Returns the items of a section that has one text each. */
    static List<Map<String, ?>> texts(Collection<String> texts) {
        List<Map<String, ?>> items = new ArrayList<>();
        texts.forEach(text -> items.add(Map.of("text", text)));
        return items;
    }

    static List<Map<String, ?>> links(Collection<PageEntry> entries) {
        List<Map<String, ?>> links = new ArrayList<>();
        entries.stream()
                .distinct()
                .forEach(entry -> links.add(
                        Map.of("text", entry.name(), "href", "#" + entry.anchor(), "anchor", entry.anchor())));
        return links;
    }

    private static List<Map<String, ?>> pairs(Map<String, String> pairs) {
        List<Map<String, ?>> items = new ArrayList<>();
        pairs.forEach((name, value) -> items.add(Map.of("name", name, "value", value)));
        return items;
    }

    private static List<Map<String, ?>> blocks(Map<String, String> blocks) {
        List<Map<String, ?>> items = new ArrayList<>();
        blocks.forEach((name, text) -> items.add(Map.of("name", name, "lines", lines(text))));
        return items;
    }

    private static List<Map<String, ?>> lines(String text) {
        List<String> lines = new ArrayList<>(text.lines().limit(MOST_LINES).toList());
        long more = text.lines().count() - lines.size();
        if (more > 0) {
            lines.add("… " + more + " more lines");
        }
        return texts(lines);
    }
}
