package io.github.chatspec.exchange;

/**
 * Reads quoted strings in the values of header fields (RFC 9110, section 5.6.4). A regular expression for them needs stack
 * in proportion to their length.
 */
public final class QuotedString {

    private QuotedString() {}

    /**
     * Finds the end of a quoted string.
     *
     * @param text the value of a field
     * @param start the index of the opening quote
     * @return the index after the closing quote, or -1 if the string is not closed
     */
    public static int end(String text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"') {
                return i + 1;
            }
            if (character == '\\') {
                i++;
            }
        }
        return -1;
    }

    /**
     * Returns the content of a quoted string.
     *
     * @param quoted a text that begins with a quote; the closing quote may be missing
     * @return the text between the quotes, without the backslashes that escape a character
     */
    public static String unquote(String quoted) {
        int end = end(quoted, 0);
        int last = end < 0 ? quoted.length() : end - 1;
        StringBuilder content = new StringBuilder(last);
        for (int i = 1; i < last; i++) {
            if (quoted.charAt(i) == '\\' && i + 1 < last) {
                i++;
            }
            content.append(quoted.charAt(i));
        }
        return content.toString();
    }
}
