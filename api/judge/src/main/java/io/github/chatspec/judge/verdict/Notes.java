package io.github.chatspec.judge.verdict;

import java.util.ArrayList;
import java.util.List;

/** The notes about a body, found in a walk along its schema; used for one body after the other. */
public final class Notes {

    /** A body with more is left to the rules. */
    private static final int MOST = 64;

    private final List<FoundNote> found = new ArrayList<>();
    private boolean hasViolation;
    private int from;

    /** A note by the index of its value. */
    record FoundNote(Note.Kind kind, Object schemaPlace, int valueAt) {}

    /** Creates a list without notes. */
    public Notes() {}

    /** Returns whether the body has no notes. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Removes all notes. */
    public void clear() {
        found.clear();
        hasViolation = false;
    }

    /** Removes all notes before a body is read. */
    void begin(int bodyFrom) {
        found.clear();
        hasViolation = false;
        from = bodyFrom;
    }

    /** Adds a note, and returns whether there are not too many. */
    boolean add(Note.Kind kind, Object schemaPlace, int at) {
        return found.size() < MOST && found.add(new FoundNote(kind, schemaPlace, at));
    }

    /**
     * Adds the only note about a violation, in the order of the body, and returns whether that may be noted: rules say less
     * about a value if its schema is violated, and two violations may mean that the body is that of another response.
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

    /** Returns whether one of the notes is about a violation. */
    public boolean hasViolation() {
        return hasViolation;
    }

    /** Returns whether there are notes about values from an index on. */
    boolean hasAnyFrom(int index) {
        return !found.isEmpty() && found.get(found.size() - 1).valueAt() >= index;
    }

    int size() {
        return found.size();
    }

    /** Returns whether there are notes, and each is about a reading. */
    boolean areReadings() {
        for (FoundNote note : found) {
            if (note.kind() != Note.Kind.READING_KEY && note.kind() != Note.Kind.READING_VALUE) {
                return false;
            }
        }
        return !found.isEmpty();
    }

    /**
     * Returns the notes with their places in the body.
     *
     * @param text the bytes of the text that contains the body
     * @return the notes in the order of the body
     */
    public List<Note> in(byte[] text) {
        return new NotePlaces(text, from).of(found);
    }
}
