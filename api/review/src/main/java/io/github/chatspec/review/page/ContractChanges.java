package io.github.chatspec.review.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.review.Comparison;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.change.Compatibility;
import io.github.chatspec.review.page.PageEntry.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the line of a contract that each change since an older revision is about. */
final class ContractChanges {

    private final Comparison comparison;
    private final ContractOutline outline;
    private final Map<PageEntry, List<Change>> changes = new HashMap<>();

    ContractChanges(Comparison comparison, ContractOutline outline) {
        this.comparison = comparison;
        this.outline = outline;
        for (Change change : comparison.changes()) {
            changes.computeIfAbsent(entry(change), absent -> new ArrayList<>()).add(change);
        }
    }

    /** Returns the name and the version of the older revision. */
    String olderName() {
        return comparison.older().name() + " (version "
                + comparison.older().contract().version() + ")";
    }

    List<Change> at(PageEntry entry) {
        return changes.getOrDefault(entry, List.of());
    }

    /** Returns the text for readers that a change of documentation replaced. */
    Optional<String> olderText(Change change) {
        JsonNode older = comparison.older().contract().at(change.older().pointer());
        JsonNode text = older.isObject() ? older.path(change.subject()) : older;
        boolean isReplaced = change.compatibility() == Compatibility.DOCUMENTATION
                && change.action() == Change.Action.CHANGED
                && text.isTextual();
        return isReplaced ? Optional.of(text.textValue()) : Optional.empty();
    }

    /** Returns whether the older revision does not have a line. */
    boolean isAdded(PageEntry entry) {
        Contract older = comparison.older().contract();
        if (entry.kind() != Kind.VALUE) {
            return older.at(entry.pointer()).isMissingNode();
        }
        JsonNode value = comparison.newer().contract().at(entry.pointer());
        return older.at(Pointers.parent(entry.pointer())).valueStream().noneMatch(value::equals);
    }

    private PageEntry entry(Change change) {
        String pointer = change.newer().pointer();
        PageEntry entry = outline.nearest(pointer);
        if (!change.subject().equals("enum")) {
            return entry;
        }
        // A change of an enum is about the value with which its summary begins.
        JsonNode values = comparison.newer().contract().at(pointer);
        for (JsonNode value : values) {
            if (change.summary().startsWith(value.toString())) {
                return outline.value(Pointers.parent(pointer), value.asText()).orElse(entry);
            }
        }
        return entry;
    }
}
