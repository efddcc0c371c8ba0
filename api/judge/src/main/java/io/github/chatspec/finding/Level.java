package io.github.chatspec.finding;

import java.util.Locale;

/** The severity of a finding, from the most to the least severe. */
public enum Level {
    /** The exchange violates the contract. */
    ERROR,
    /** The contract does not rule it out, but a reader should know. */
    WARNING,
    /** It shows which of two documented readings the vendor uses. */
    NOTE;

    /**
     * Returns whether this level is as severe as another one, or more severe.
     *
     * @param other the other level
     * @return whether it is; {@code ERROR} is at least {@code WARNING}
     */
    public boolean isAtLeast(Level other) {
        return compareTo(other) <= 0;
    }

    /** Returns the level as in reports and options, in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
