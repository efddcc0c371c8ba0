package io.github.chatspec.review.page;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.review.ContractHistory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the revision since which a contract has each line. */
final class LineHistory {

    private final Contract contract;
    private final ContractHistory history;
    private final Optional<Map<String, String>> since;

    LineHistory(Contract contract, ContractHistory history, ContractOutline outline) {
        this.contract = contract;
        this.history = history;
        Stream<PageEntry> entries = outline.groups().stream().flatMap(group -> group.entries().stream());
        this.since = history.since(
                entries.map(PageEntry::pointer).filter(this::isInFile).toList(), contract.document());
    }

    /** Returns what was read, as the heading of the page shows it. */
    String about() {
        if (since.isEmpty()) {
            return "";
        }
        return ", with the history of its file"
                + (history.isComplete() ? "" : " (newest revisions only: " + history.size() + ")");
    }

    /** Returns since when the contract has a line; empty if its revisions cannot be read, or if another file has the line. */
    List<String> at(PageEntry entry) {
        if (since.isEmpty() || !isInFile(entry.pointer())) {
            return List.of();
        }
        String revision = since.get().get(entry.pointer());
        return List.of(revision == null ? "Not committed yet" : "In the contract since " + revision);
    }

    private boolean isInFile(String pointer) {
        return contract.place(pointer)
                .file()
                .equals(contract.place(Pointers.ROOT).file());
    }
}
