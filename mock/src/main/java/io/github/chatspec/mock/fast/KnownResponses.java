package io.github.chatspec.mock.fast;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Request;

/** A cache of the responses to requests without violations, limited in their number and in their size. */
final class KnownResponses {

    private static final int MAX_ENTRIES = 16_384;

    /** The part of the heap that the recorded responses may occupy. */
    private static final int HEAP_SHARE = 16;

    private final RequestKeys keys;
    private final ConcurrentMap<RequestKey, PreparedResponse> responses = new ConcurrentHashMap<>();
    private final AtomicLong size = new AtomicLong();
    private final long maxSize = Runtime.getRuntime().maxMemory() / HEAP_SHARE;

    KnownResponses(RequestKeys keys) {
        this.keys = keys;
    }

    /** Returns the key of a request, or null if its response cannot be known. */
    RequestKey key(Request request) {
        return keys.key(request);
    }

    /** Returns the response to a request, or null if it is not known. */
    PreparedResponse get(RequestKey key) {
        return responses.get(key);
    }

    /**
     * Adds a response.
     *
     * @param key the key of the request
     * @param response the response
     * @param bytes the part of the heap that only this entry occupies
     */
    void add(RequestKey key, PreparedResponse response, long bytes) {
        if (responses.size() >= MAX_ENTRIES || size.get() + bytes > maxSize) {
            // Frequent requests are soon added again.
            responses.clear();
            size.set(0);
        }
        if (bytes <= maxSize && responses.put(key, response) == null) {
            size.addAndGet(bytes);
        }
    }
}
