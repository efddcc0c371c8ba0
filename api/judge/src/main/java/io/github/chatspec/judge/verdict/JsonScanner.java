package io.github.chatspec.judge.verdict;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds and decodes the strings in the bytes of a JSON text, which may be the escaped content of a string in another text:
 * its quotes are {@code \"} then, its line breaks {@code \n}, and its backslashes {@code \\}.
 *
 * <p>One class for both forms, since the difference is one well-predicted branch for each quote.
 */
class JsonScanner {

    /** The bytes of the text and of what is around it. */
    final byte[] bytes;

    /** The length of a quote. */
    final int quote;

    private final boolean isEscaped;

    JsonScanner(byte[] bytes, boolean isEscaped) {
        this.bytes = bytes;
        this.isEscaped = isEscaped;
        this.quote = isEscaped ? 2 : 1;
    }

    /** Returns whether the text is the escaped content of a string in a given array. */
    final boolean isEscapedIn(byte[] others) {
        return isEscaped && bytes == others;
    }

    /** Returns whether a string begins or ends at an index that is not within an escape. */
    final boolean isQuote(int at) {
        return isEscaped ? bytes[at] == '\\' && bytes[at + 1] == '"' : bytes[at] == '"';
    }

    /** Returns the index of the first byte that is not a blank. */
    final int skipBlanks(int from) {
        return isBlank(from) ? afterBlanks(from) : from;
    }

    private boolean isBlank(int at) {
        byte first = bytes[at];
        return first <= ' ' || (first == '\\' && isEscaped && bytes[at + 1] != '"');
    }

    private int afterBlanks(int from) {
        int at = from;
        while (true) {
            int next = endOfBlank(at);
            if (next == at) {
                return at;
            }
            // A line break is usually followed by an indentation.
            at = JsonBytes.endOfSpaces(bytes, next);
            if (!isBlank(at)) {
                return at;
            }
        }
    }

    /** Returns the index of the first byte that is not a blank, or the end of the text. */
    final int skipBlanks(int from, int to) {
        int at = from;
        while (at < to) {
            int next = endOfBlank(at);
            if (next == at) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** Returns the index after a blank, or the same one if there is none. */
    private int endOfBlank(int at) {
        return switch (bytes[at]) {
            case ' ' -> at + 1;
            case '\n', '\r', '\t' -> isEscaped ? at : at + 1;
            case '\\' -> isEscaped ? endOfEscapedBlank(at) : at;
            default -> at;
        };
    }

    private int endOfEscapedBlank(int at) {
        byte kind = bytes[at + 1];
        return kind == 'n' || kind == 'r' || kind == 't' ? at + 2 : at;
    }

    /** Returns the index of the quote that closes a string, or -1 if the string is not well-formed. */
    final int endOfString(int from) {
        int at = JsonBytes.endOfPlain(bytes, from);
        while (!isQuote(at)) {
            byte b = bytes[at];
            if (b == '\\') {
                at = isEscaped ? endOfEscapedEscape(at) : endOfEscape(at + 1);
            } else {
                at = b < 0 ? JsonBytes.endOfMultibyte(bytes, at) : -1;
            }
            if (at < 0) {
                return -1;
            }
            at = JsonBytes.endOfPlain(bytes, at);
        }
        return at;
    }

    /** Returns the index after an escape whose backslash precedes an index, or -1. */
    private int endOfEscape(int at) {
        return switch (bytes[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            case 'u' -> JsonBytes.hexadecimal(bytes, at + 1) < 0 ? -1 : at + 5;
            default -> -1;
        };
    }

    /** Returns the index after an escape in an escaped text, of the text itself or of the string around it, or -1. */
    private int endOfEscapedEscape(int at) {
        byte kind = bytes[at + 1];
        if (kind == '/') {
            return at + 2;
        }
        if (kind == 'u') {
            return endOfEscapedCharacter(at);
        }
        if (kind != '\\') {
            return -1;
        }
        // An escape of the text itself; its second character may be escaped, too.
        if (bytes[at + 2] == '\\') {
            byte escaped = bytes[at + 3];
            return escaped == '"' || escaped == '\\' || escaped == '/' ? at + 4 : -1;
        }
        return bytes[at + 2] == '"' ? -1 : endOfEscape(at + 2);
    }

    /** Returns the index after a character that only the string around the text escapes, or -1 if it might mean more. */
    private int endOfEscapedCharacter(int at) {
        int unit = JsonBytes.hexadecimal(bytes, at + 2);
        if (unit < ' ' || unit == '"' || unit == '\\' || Character.isLowSurrogate((char) unit)) {
            return -1;
        }
        if (!Character.isHighSurrogate((char) unit)) {
            return at + 6;
        }
        boolean isPair = bytes[at + 6] == '\\'
                && bytes[at + 7] == 'u'
                && Character.isLowSurrogate((char) JsonBytes.hexadecimal(bytes, at + 8));
        return isPair ? at + 12 : -1;
    }

    /** Returns the content of a string; null if it contains half of a surrogate pair. */
    final String decoded(int from, int to) {
        byte[] content = text(from, to);
        String text = unescaped(content, 0, content.length);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean isPair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!isPair) {
                    return null;
                }
                i++;
            }
        }
        return text;
    }

    /** Returns the content of a string in UTF-8; null if it contains half of a surrogate pair. */
    final byte[] decodedBytes(int from, int to) {
        String text = decoded(from, to);
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns a part of the text without the escapes of the string around it. */
    final byte[] text(int from, int to) {
        return isEscaped
                ? unescaped(bytes, from, to).getBytes(StandardCharsets.UTF_8)
                : Arrays.copyOfRange(bytes, from, to);
    }

    private static String unescaped(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            int plain = at;
            while (at < to && bytes[at] != '\\') {
                at++;
            }
            text.append(new String(bytes, plain, at - plain, StandardCharsets.UTF_8));
            if (at < to) {
                byte kind = bytes[at + 1];
                text.append(kind == 'u' ? (char) JsonBytes.hexadecimal(bytes, at + 2) : character(kind));
                at += kind == 'u' ? 6 : 2;
            }
        }
        return text.toString();
    }

    private static char character(byte escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) escape;
        };
    }
}
