package io.github.chatspec.judge.verdict;

import java.util.ArrayList;
import java.util.List;

/** The notes about a body, which a walk along its schema collects; reused for one body after the other. */
public final class Notes {

    /** A body with more notes is left to the rules. */
    private static final int MOST = 64;

    private final List<FoundNote> found = new ArrayList<>();
    private boolean hasViolation;

    /** The index of the first byte of the body. */
    private int from;

    /** A note, and the index of the first byte of its value. */
    record FoundNote(Note.Kind kind, Object schemaPlace, int valueAt) {}

    /** Creates an empty list. */
    public Notes() {}

    /** Returns whether there are no notes. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Removes all notes. */
    public void clear() {
        found.clear();
        hasViolation = false;
    }

    /** Removes all notes before a walk reads the body whose first byte is at an index. */
    void begin(int bodyFrom) {
        found.clear();
        hasViolation = false;
        from = bodyFrom;
    }

    /**
     * Adds a note after the others.
     *
     * @param kind what the rule reports
     * @param schemaPlace the part of the compiled schema that the rule applies
     * @param at the index of the first byte of the value, which is not before that of an earlier note
     * @return false if there are too many notes, so that the rules must read the body
     */
    boolean add(Note.Kind kind, Object schemaPlace, int at) {
        return found.size() < MOST && found.add(new FoundNote(kind, schemaPlace, at));
    }

    /**
     * Adds the note about a violation of a schema, of which a body may have one: with two, the body may be that of another
     * response.
     *
     * @param kind what the rule reports
     * @param schemaPlace the part of the compiled schema that the rule applies
     * @param at the index of the first byte of the value; it may be before that of an earlier note, since a walk finds that an
     *     object lacks a key once it has read the object
     * @return false if the rules must read the body: there is a note about the same value, of which they may report less if it
     *     violates its schema; there is an earlier violation; or there are too many notes
     */
    boolean addViolation(Note.Kind kind, Object schemaPlace, int at) {
        int index = found.size();
        while (index > 0 && found.get(index - 1).valueAt() > at) {
            index--;
        }
        boolean isOnlyNote = index == 0 || found.get(index - 1).valueAt() < at;
        if (hasViolation || !isOnlyNote || found.size() == MOST) {
            return false;
        }
        hasViolation = true;
        found.add(index, new FoundNote(kind, schemaPlace, at));
        return true;
    }

    /** Returns whether one of the notes is about a violation of a schema. */
    public boolean hasViolation() {
        return hasViolation;
    }

    /** Returns whether there is a note about a value that begins at or after an index. */
    boolean hasAnyFrom(int index) {
        return !found.isEmpty() && found.get(found.size() - 1).valueAt() >= index;
    }

    int size() {
        return found.size();
    }

    /** Returns whether there are notes, and all of them are about readings. */
    boolean areReadings() {
        for (FoundNote note : found) {
            if (note.kind() != Note.Kind.READING_KEY && note.kind() != Note.Kind.READING_VALUE) {
                return false;
            }
        }
        return !found.isEmpty();
    }

    /**
     * Returns the notes with the JSON Pointers and positions of their values.
     *
     * @param text the bytes that {@link Verdict#endOfNoted} read
     * @return the notes in the order of the body
     */
    public List<Note> in(byte[] text) {
        return new NotePlaces(text, from).of(found);
    }
}
