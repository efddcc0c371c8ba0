package io.github.chatspec.mock.fast;

import java.util.Arrays;

/** Everything that the response to a GET or HEAD request may depend on; equal requests get equal responses. */
final class RequestKey {

    private final boolean head;
    private final String target;
    /** The names of the relevant header fields, each with its value. */
    private final String[] fields;

    private final int hash;

    RequestKey(boolean head, String target, String[] fields) {
        this.head = head;
        this.target = target;
        this.fields = fields;
        hash = (31 * target.hashCode() + Arrays.hashCode(fields)) * (head ? 31 : 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestKey key
                && hash == key.hash
                && head == key.head
                && target.equals(key.target)
                && Arrays.equals(fields, key.fields);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
