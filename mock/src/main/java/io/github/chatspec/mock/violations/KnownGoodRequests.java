package io.github.chatspec.mock.violations;

import io.github.chatspec.contract.Credential;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;

/**
 * Requests with which nothing was wrong, so that the judge need not look at the same one again.
 *
 * <p>Two are the same that agree in all that an operation can ask for: the method, the address, and the header fields
 * that are somewhere a parameter or a credential.
 */
final class KnownGoodRequests {

    private static final int MOST = 16_384;
    private static final int LONGEST = 1_024;

    private final Set<String> fields = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    KnownGoodRequests(List<Operation> operations) {
        for (Operation operation : operations) {
            for (Parameter parameter : operation.parameters()) {
                add(parameter.in(), parameter.name());
            }
            for (List<Credential> alternative : operation.credentials()) {
                alternative.forEach(credential -> add(credential.in(), credential.name()));
            }
        }
    }

    private void add(String in, String name) {
        if (in.equals("header")) {
            fields.add(name);
        } else if (in.equals("cookie")) {
            fields.add("Cookie");
        }
    }

    /** What makes a request the same as another. */
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

    boolean has(String key) {
        return known.contains(key);
    }

    void add(String key) {
        if (key.length() > LONGEST) {
            return;
        }
        if (known.size() >= MOST) {
            // What is asked for often is soon here again.
            known.clear();
        }
        known.add(key);
    }
}
