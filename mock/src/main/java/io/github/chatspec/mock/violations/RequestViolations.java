package io.github.chatspec.mock.violations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.mock.pages.Page;
import io.github.chatspec.mock.stubs.MockRefusal;
import io.github.chatspec.text.MaskedText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Collects the violations of the contracts by requests. The last ones are kept, without anything that may be secret. */
public final class RequestViolations implements Page {

    /** The path at which they are listed. */
    public static final String PATH = "/__chatspec/violations";

    /** The response header with the number of violations of a request. */
    public static final String HEADER = "chatspec-violations";

    private static final int MAX_VIOLATIONS = 1024;

    private final Supplier<Judge> judges;
    private volatile RequestJudge requestJudge;
    private final Deque<RequestViolation> violations = new ArrayDeque<>();
    private long total;

    /**
     * Creates an empty collection.
     *
     * @param judges supplies the judge of the contracts that are served at present
     */
    public RequestViolations(Supplier<Judge> judges) {
        this.judges = judges;
        this.requestJudge = new RequestJudge(judges.get());
    }

    /** Judges a request, adds its violations and returns their number. */
    public int count(org.eclipse.jetty.server.Request request) {
        List<RequestViolation> found = currentJudge().violations(request);
        add(found);
        return found.size();
    }

    private RequestJudge currentJudge() {
        RequestJudge current = requestJudge;
        Judge judge = judges.get();
        if (current.isOutdated(judge)) {
            current = new RequestJudge(judge);
            requestJudge = current;
        }
        return current;
    }

    private void add(List<RequestViolation> found) {
        if (found.isEmpty()) {
            return;
        }
        synchronized (violations) {
            violations.addAll(found);
            total += found.size();
            while (violations.size() > MAX_VIOLATIONS) {
                violations.removeFirst();
            }
        }
    }

    /** Returns the number of violations since the last clearing, including those no longer kept. */
    public long total() {
        synchronized (violations) {
            return total;
        }
    }

    /** Returns the violations that are kept, the newest last. */
    public List<RequestViolation> list() {
        synchronized (violations) {
            return List.copyOf(violations);
        }
    }

    /** Returns the violations that are kept and clears them. */
    public List<RequestViolation> drain() {
        synchronized (violations) {
            List<RequestViolation> list = List.copyOf(violations);
            clear();
            return list;
        }
    }

    void clear() {
        synchronized (violations) {
            violations.clear();
            total = 0;
        }
    }

    @Override
    public Reply reply(org.eclipse.jetty.server.Request request) {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> {
                return Reply.json(json());
            }
            case "DELETE" -> {
                clear();
                return Reply.json(json());
            }
            default -> {
                return MockRefusal.method("GET, HEAD, DELETE");
            }
        }
    }

    private String json() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        synchronized (violations) {
            body.put("total", total);
            body.putArray("violations");
            for (RequestViolation violation : violations) {
                ObjectNode node = body.withArray("/violations").addObject();
                node.put("method", violation.method());
                node.put("path", MaskedText.path(violation.path()));
                node.put("operation", violation.operation().orElse(null));
                node.put("rule", violation.rule());
                node.put("message", violation.message());
            }
        }
        return body.toPrettyString();
    }
}
