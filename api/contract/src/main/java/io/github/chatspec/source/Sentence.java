package io.github.chatspec.source;

import io.github.chatspec.contract.SourceLine;
import java.util.List;
import java.util.Optional;

/**
 * A sentence of a vendor's document: a line of prose, a bullet, a row of a table or a printed payload.
 *
 * @param document the file name of the document
 * @param from the number of its first line in the document, from 1
 * @param to the number of its last line
 * @param facts the ids of the facts that it states; empty if it says nothing about the API
 * @param silent why it says nothing about the API; empty if it states facts
 * @param place its place in {@code sources.yaml}
 */
public record Sentence(
        String document, int from, int to, List<String> facts, Optional<String> silent, SourceLine place) {

    /** Returns whether the ledger records what became of the sentence. */
    public boolean isCovered() {
        return facts.isEmpty() == silent.isPresent();
    }

    /**
     * Returns the place of the sentence in its document.
     *
     * @return for example {@code document.txt:12} or {@code document.txt:12-15}
     */
    public String where() {
        return document + ":" + from + (from == to ? "" : "-" + to);
    }
}
