package io.github.chatspec.judge.verdict;

import java.util.ArrayList;
import java.util.List;

/** The notes about a body, which a walk along its schema collects; reused for one body after the other. */
public final class Notes {

    /** A body with more notes is left to the rules. */
    private static final int MOST = 64;

    private final List<FoundNote> found = new ArrayList<>();
    private int violationCount;

    /** The number of keys of the body itself that its schema does not list. */
    private int otherKeysOfBody;

    /** Whether the body itself lacks a required key. */
    private boolean lacksKeyOfBody;

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
        violationCount = 0;
        otherKeysOfBody = 0;
        lacksKeyOfBody = false;
    }

    /** Removes all notes before a walk reads the body whose first byte is at an index. */
    void begin(int bodyFrom) {
        clear();
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
     * Adds the note about a key that a schema does not list.
     *
     * @param schemaPlace the part of the compiled schema that the rule applies
     * @param at the index of the first byte of the value
     * @param isOfBody whether it is a key of the body itself
     * @return false if there are too many notes
     */
    boolean addOtherKey(Object schemaPlace, int at, boolean isOfBody) {
        otherKeysOfBody += isOfBody ? 1 : 0;
        return add(Note.Kind.UNDOCUMENTED_KEY, schemaPlace, at);
    }

    /**
     * Adds the note about an object without a required key.
     *
     * @param schemaPlace the part of the compiled schema that the rule applies
     * @param at the index of the first byte of the object
     * @param isBody whether the object is the body itself
     * @return as {@link #addViolation}
     */
    boolean addMissingKey(Object schemaPlace, int at, boolean isBody) {
        lacksKeyOfBody |= isBody;
        return addViolation(Note.Kind.MISSING_KEY, schemaPlace, at);
    }

    /**
     * Adds the note about a violation of a schema.
     *
     * @param kind what the rule reports
     * @param schemaPlace the part of the compiled schema that the rule applies
     * @param at the index of the first byte of the value; it may be before that of an earlier note, since a walk finds that an
     *     object lacks a key once it has read the object
     * @return false if the rules must read the body: there is a note about the same value, of which they may report less if it
     *     violates its schema; or there are too many notes
     */
    boolean addViolation(Note.Kind kind, Object schemaPlace, int at) {
        int index = found.size();
        while (index > 0 && found.get(index - 1).valueAt() > at) {
            index--;
        }
        boolean isOnlyNote = index == 0 || found.get(index - 1).valueAt() < at;
        if (!isOnlyNote || found.size() == MOST) {
            return false;
        }
        violationCount++;
        found.add(index, new FoundNote(kind, schemaPlace, at));
        return true;
    }

    /** Returns whether the rules compare the body with other responses: its keys differ, and that is not all that is wrong. */
    boolean mayBeOfOtherResponse() {
        return (lacksKeyOfBody || otherKeysOfBody > 0) && violationCount + otherKeysOfBody > 1;
    }

    /** Returns whether one of the notes is about a violation of a schema. */
    public boolean hasViolation() {
        return violationCount > 0;
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
