package io.github.chatspec.check;

import io.github.chatspec.report.JudgedExchange;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The exchanges with findings of a part, with their places in the input. */
final class PlacedPart implements Iterator<JudgedExchange> {

    private final Iterator<JudgedExchange> part;
    private final Iterator<JudgedExchange> compared;
    private final PartOffset offset;
    private JudgedExchange nextOfPart;
    private JudgedExchange nextCompared;
    private JudgedExchange next;

    PlacedPart(Iterator<JudgedExchange> part, Iterator<JudgedExchange> compared, PartOffset offset) {
        this.part = part;
        this.compared = compared;
        this.offset = offset;
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            nextOfPart = nextOfPart == null && part.hasNext() ? part.next() : nextOfPart;
            nextCompared = nextCompared == null && compared.hasNext() ? compared.next() : nextCompared;
            if (nextOfPart == null && nextCompared == null) {
                return false;
            }
            JudgedExchange placed = offset.placed(take());
            next = placed.findings().isEmpty() ? null : placed;
        }
        return true;
    }

    /** Takes the next exchange of both, or the one that is in both with the findings of both. */
    private JudgedExchange take() {
        JudgedExchange ofPart = nextOfPart;
        JudgedExchange other = nextCompared;
        if (ofPart != null && other != null && ofPart.entry() == other.entry()) {
            nextOfPart = null;
            nextCompared = null;
            return ofPart.with(OpenLists.merged(ofPart.findings(), other.findings()));
        }
        if (other == null || (ofPart != null && ofPart.entry() < other.entry())) {
            nextOfPart = null;
            return ofPart;
        }
        nextCompared = null;
        return other;
    }

    @Override
    public JudgedExchange next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        JudgedExchange placed = next;
        next = null;
        return placed;
    }
}
