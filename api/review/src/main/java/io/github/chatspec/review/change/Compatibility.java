package io.github.chatspec.review.change;

import java.util.Locale;

/** What a change means for those who rely on the older contract, the most severe meaning first. */
public enum Compatibility {
    /** A response that readers did not expect, a request that is refused, or something that is gone. */
    BREAKING,
    /** A changed keyword for which no payload was found that only one of the contracts accepts. */
    UNDECIDED,
    /** The contracts differ only in the harmless direction. */
    COMPATIBLE,
    /** Both contracts accept the same payloads. */
    EQUAL,
    /** Descriptions, examples and extensions. */
    DOCUMENTATION;

    /** Returns the name in reports, for example {@code breaking}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
