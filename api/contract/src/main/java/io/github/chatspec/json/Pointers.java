package io.github.chatspec.json;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds and parses JSON Pointers (RFC 6901), which are plain strings. */
public final class Pointers {

    /** The pointer to the whole document. */
    public static final String ROOT = "";

    private Pointers() {}

    /**
     * Appends a key to a pointer.
     *
     * @param pointer a pointer
     * @param key a key, unescaped
     * @return the pointer to the value under that key
     */
    public static String append(String pointer, String key) {
        return pointer + '/' + escape(key);
    }

    /**
     * Appends an array index to a pointer.
     *
     * @param pointer a pointer
     * @param index the index, counted from 0
     * @return the pointer to the item
     */
    public static String append(String pointer, int index) {
        return pointer + '/' + index;
    }

    /**
     * Removes the last segment of a pointer.
     *
     * @param pointer a pointer
     * @return the pointer to the enclosing object or array; the root for the root
     */
    public static String parent(String pointer) {
        int slash = pointer.lastIndexOf('/');
        return slash < 0 ? ROOT : pointer.substring(0, slash);
    }

    /**
     * Returns the last segment of a pointer, unescaped.
     *
     * @param pointer a pointer
     * @return the key or index; an empty string for the root
     */
    public static String last(String pointer) {
        int slash = pointer.lastIndexOf('/');
        return slash < 0 ? "" : unescape(pointer.substring(slash + 1));
    }

    /**
     * Splits a pointer into its segments.
     *
     * @param pointer a pointer
     * @return its keys and indexes, unescaped
     */
    public static List<String> segments(String pointer) {
        List<String> segments = new ArrayList<>();
        int from = 1;
        while (from <= pointer.length() && !pointer.isEmpty()) {
            int to = pointer.indexOf('/', from);
            to = to < 0 ? pointer.length() : to;
            segments.add(unescape(pointer.substring(from, to)));
            from = to + 1;
        }
        return segments;
    }

    /**
     * Returns whether a segment can be an array index.
     *
     * @param segment a segment of a pointer
     * @return whether it consists of one to nine digits
     */
    public static boolean isIndex(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            if (segment.charAt(i) < '0' || segment.charAt(i) > '9') {
                return false;
            }
        }
        return !segment.isEmpty() && segment.length() < 10;
    }

    /**
     * Returns the pointer in a reference; percent-encoding is decoded.
     *
     * @param reference a reference, for example {@code #/components/schemas/Chat}
     * @return the pointer; empty if the reference leads out of its document
     */
    public static Optional<String> inReference(String reference) {
        if (!reference.startsWith("#")) {
            return Optional.empty();
        }
        String pointer = reference.substring(1);
        if (pointer.indexOf('%') < 0) {
            return Optional.of(pointer);
        }
        try {
            return Optional.of(URLDecoder.decode(pointer.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.of(pointer);
        }
    }

    /**
     * Returns a key as a segment of a pointer.
     *
     * @param key a key, unescaped
     * @return the key with {@code ~0} in place of a tilde, and {@code ~1} in place of a slash
     */
    public static String escape(String key) {
        // Most keys need no escapes, and replacing nothing takes long in a new process.
        return key.indexOf('~') < 0 && key.indexOf('/') < 0
                ? key
                : key.replace("~", "~0").replace("/", "~1");
    }

    private static String unescape(String segment) {
        return segment.indexOf('~') < 0 ? segment : segment.replace("~1", "/").replace("~0", "~");
    }
}
