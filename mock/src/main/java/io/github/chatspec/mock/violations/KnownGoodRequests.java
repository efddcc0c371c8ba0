package io.github.chatspec.mock.violations;

import io.github.chatspec.contract.Operation;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;

/**
 * A cache of requests without violations, which need not be judged again.
 *
 * <p>Requests are equal if they agree in everything that an operation can depend on: the method, the URL, and the header
 * fields that are parameters or credentials of any operation.
 */
final class KnownGoodRequests {

    private static final int MAX_ENTRIES = 16_384;
    private static final int MAX_KEY_LENGTH = 1_024;

    private final Set<String> fields;
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    KnownGoodRequests(List<Operation> operations) {
        fields = RequestFields.of(operations);
    }

    /** Returns the key of a request, the same for equal requests. */
    String key(Request request) {
        StringBuilder key = new StringBuilder(128);
        key.append(request.getMethod()).append(' ').append(request.getHttpURI().getPathQuery());
        for (String field : fields) {
            for (String value : request.getHeaders().getValuesList(field)) {
                key.append('\n').append(field).append(':').append(value);
            }
        }
        return key.toString();
    }

    boolean contains(String key) {
        return keys.contains(key);
    }

    void add(String key) {
        if (key.length() > MAX_KEY_LENGTH) {
            return;
        }
        if (keys.size() >= MAX_ENTRIES) {
            // Frequent requests are soon added again.
            keys.clear();
        }
        keys.add(key);
    }
}
