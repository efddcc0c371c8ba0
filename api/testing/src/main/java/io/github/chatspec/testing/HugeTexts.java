package io.github.chatspec.testing;

import java.util.List;
import java.util.stream.Stream;

/** Long texts on which hand-written parsers and regular expressions run out of stack, or take too long. */
public final class HugeTexts {

    private static final int LENGTH = 100_000;

    private static final List<String> UNITS = List.of(
            "a",
            "a.",
            "a,",
            "a;",
            ";a=b",
            ";a=\"b\"",
            "a/b,",
            "\"",
            "\\",
            "\\\"",
            "(",
            "{",
            "[",
            "%",
            "%41",
            " ",
            "a ",
            "0",
            "=",
            ":",
            "é");

    private HugeTexts() {}

    /** Returns the texts, each a repetition, and each also after the beginning of a value. */
    public static Stream<String> all() {
        return UNITS.stream().flatMap(unit -> {
            String text = unit.repeat(LENGTH / unit.length());
            return Stream.of("", "a/b;c=\"", "a=\"", "a=").map(start -> start + text);
        });
    }
}
