package io.github.chatspec.routing;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.PathTemplate;
import io.github.chatspec.exchange.ByteSpan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads URLs in their bytes, and recognizes those that differ only in the values of path variables and in the query: a
 * {@link Router} finds the same operation for them.
 *
 * <p>A URL that is not written as usual is not read, for example one with percent-encoding in its path.
 *
 * <p>An instance is used for one URL after the other; it must not be shared between threads.
 */
public final class UrlShape {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^{}/]+}");

    /** The longest key; a URL with a longer path is not read. */
    private static final int MOST_BYTES = 1 << 10;

    private static final int MOST_SEGMENTS = 32;

    /** The characters of a path that need no encoding, by their code. */
    private static final boolean[] PLAIN = new boolean[128];

    static {
        for (char character = 0; character < PLAIN.length; character++) {
            String text = String.valueOf(character);
            PLAIN[character] = character != '%' && PathTemplate.normalize(text).equals(text);
        }
    }

    private final byte[][] literals;
    private final byte[] key = new byte[MOST_BYTES];
    private final int[] segments = new int[2 * MOST_SEGMENTS];
    private int keyLength;
    private int keyHash;
    private int count;
    private int query;

    private UrlShape(byte[][] literals) {
        this.literals = literals;
    }

    /**
     * Creates a reader of the URLs of contracts.
     *
     * @param contracts the contracts
     * @param bases the base URLs to which requests may also be sent
     * @return the reader; empty if a path has a segment that is only in part a variable
     */
    public static Optional<UrlShape> of(List<Contract> contracts, List<BaseUrl> bases) {
        Set<String> paths = new LinkedHashSet<>();
        for (BaseUrl base : bases) {
            paths.add(base.prefix());
        }
        for (Contract contract : contracts) {
            for (Operation operation : contract.operations()) {
                paths.addAll(operation.paths());
            }
        }
        List<byte[]> literals = new ArrayList<>();
        for (String path : paths) {
            for (String segment : path.split("/", -1)) {
                if (VARIABLE.matcher(segment).matches()) {
                    continue;
                }
                if (segment.indexOf('{') >= 0) {
                    return Optional.empty();
                }
                literals.add(PathTemplate.normalize(segment).getBytes(StandardCharsets.UTF_8));
            }
        }
        return Optional.of(new UrlShape(table(literals)));
    }

    /** Returns a hash table with at least as many free places as used ones. */
    private static byte[][] table(List<byte[]> literals) {
        byte[][] table = new byte[Integer.highestOneBit(literals.size() + 1) * 4][];
        for (byte[] literal : literals) {
            int place = hash(literal) & (table.length - 1);
            while (table[place] != null && !Arrays.equals(table[place], literal)) {
                place = (place + 1) & (table.length - 1);
            }
            table[place] = literal;
        }
        return table;
    }

    private static int hash(byte[] bytes) {
        int hash = 0;
        for (byte part : bytes) {
            hash = hash * 31 + part;
        }
        return hash;
    }

    /**
     * Reads the URL of a request.
     *
     * @param text the text that contains the request
     * @param method the method
     * @param url the URL, in ASCII
     * @return whether the URL is written as usual, so that the other methods describe it
     */
    public boolean read(byte[] text, ByteSpan method, ByteSpan url) {
        keyLength = 0;
        count = 0;
        int path = afterOrigin(text, url.from(), url.to());
        int methodLength = method.to() - method.from();
        if (path < 0 || methodLength + 1 + path - url.from() >= MOST_BYTES) {
            return false;
        }
        append(text, method.from(), method.to());
        key[keyLength++] = ' ';
        append(text, url.from(), path);
        return readPath(text, path, url.to());
    }

    private void append(byte[] text, int from, int to) {
        System.arraycopy(text, from, key, keyLength, to - from);
        keyLength += to - from;
    }

    /** Returns the index of the slash with which the path begins, or -1 if there is none. */
    private static int afterOrigin(byte[] text, int from, int to) {
        if (from < to && text[from] == '/') {
            return from;
        }
        int at = from;
        while (at < to && isLetter(text[at])) {
            at++;
        }
        if (at == from || at + 2 >= to || text[at] != ':' || text[at + 1] != '/' || text[at + 2] != '/') {
            return -1;
        }
        at += 3;
        while (at < to && text[at] != '/') {
            if (text[at] == '?' || text[at] == '#') {
                return -1;
            }
            at++;
        }
        return at < to ? at : -1;
    }

    private static boolean isLetter(byte character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private boolean readPath(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] == '/') {
            int start = ++at;
            int hash = 0;
            while (at < to && text[at] != '/' && text[at] != '?') {
                if (text[at] < 0 || !PLAIN[text[at]]) {
                    return false;
                }
                hash = hash * 31 + text[at++];
            }
            if (at == start || count == MOST_SEGMENTS || !append(text, start, at, hash)) {
                return false;
            }
        }
        query = at < to ? at + 1 : to;
        keyHash = 0;
        for (int i = 0; i < keyLength; i++) {
            keyHash = keyHash * 31 + key[i];
        }
        return true;
    }

    private boolean append(byte[] text, int from, int to, int hash) {
        segments[2 * count] = from;
        segments[2 * count + 1] = to;
        count++;
        boolean isLiteral = isLiteral(text, from, to, hash);
        if (keyLength + 2 + (isLiteral ? to - from : 0) >= MOST_BYTES) {
            return false;
        }
        key[keyLength++] = '/';
        if (isLiteral) {
            append(text, from, to);
        } else {
            // Not a character of a path that is read.
            key[keyLength++] = '{';
        }
        return true;
    }

    private boolean isLiteral(byte[] text, int from, int to, int hash) {
        for (int place = hash & (literals.length - 1);
                literals[place] != null;
                place = (place + 1) & (literals.length - 1)) {
            if (Arrays.equals(literals[place], 0, literals[place].length, text, from, to)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether the URL has a shape.
     *
     * @param shape what {@link #key} returned
     * @return whether a router finds the same operation for it
     */
    public boolean has(byte[] shape) {
        return Arrays.equals(shape, 0, shape.length, key, 0, keyLength);
    }

    /** Returns a hash code of the shape. */
    public int hash() {
        return keyHash;
    }

    /** Returns the shape: method, scheme, host and port, and the path with a mark in place of each variable. */
    public byte[] key() {
        return Arrays.copyOf(key, keyLength);
    }

    /** Returns the number of segments of the path. */
    public int segments() {
        return count;
    }

    /**
     * Returns where a segment of the path begins.
     *
     * @param segment the index of the segment
     * @return the index of its first byte
     */
    public int from(int segment) {
        return segments[2 * segment];
    }

    /**
     * Returns where a segment of the path ends.
     *
     * @param segment the index of the segment
     * @return the index after its last byte
     */
    public int to(int segment) {
        return segments[2 * segment + 1];
    }

    /** Returns where the query begins, after its question mark, or the end of the URL if there is none. */
    public int query() {
        return query;
    }
}
