package io.github.chatspec.serving;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quotes the words of command lines for a POSIX shell. */
final class ShellText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=-]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private ShellText() {}

    /** Returns a text as one word, on one line. */
    static String quoted(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        return CONTROL.matcher(text).find() ? printed(text) : inQuotes(text);
    }

    /** Returns a word that the shell reads from {@code printf}, which can print control characters. */
    private static String printed(String text) {
        String escaped = CONTROL.matcher(text.replace("\\", "\\\\"))
                .replaceAll(match -> Matcher.quoteReplacement(
                        String.format("\\0%03o", (int) match.group().charAt(0))));
        return "\"$(printf %b " + inQuotes(escaped) + ")\"";
    }

    private static String inQuotes(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
