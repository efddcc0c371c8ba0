package io.github.chatspec.finding;

import java.util.Locale;

/** How much a finding weighs, the heaviest first. */
public enum Level {
    /** The answer departs from the contract. */
    ERROR,
    /** The contract says nothing against it, but a reader should know. */
    WARNING,
    /** It tells which of two documented readings the vendor uses. */
    NOTE;

    /**
     * Tells whether this level weighs as much as another one, or more.
     *
     * @param other the other level
     * @return whether it does; {@code ERROR} is at least {@code WARNING}
     */
    public boolean isAtLeast(Level other) {
        return compareTo(other) <= 0;
    }

    /** Returns the level as reports and options spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
