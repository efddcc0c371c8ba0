package io.github.chatspec.mock.violations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Router;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.mock.pages.Page;
import io.github.chatspec.mock.stubs.MockRefusal;
import io.github.chatspec.text.MaskedText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;

/** Where requests departed from the contract; the last ones are kept, and nothing of them that may be a secret. */
public final class RequestViolations implements Page {

    /** The path at which they are asked for. */
    public static final String PATH = "/__chatspec/violations";

    /** The response header that counts those of one request. */
    public static final String HEADER = "chatspec-violations";

    private static final String UNKNOWN = "operation-unknown";

    private static final int KEPT = 1024;

    /** A method is a word of the sender's choice, so only what looks like one is shown. */
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,8}");

    /** Who judges, and what has been found good by him. */
    private record Judging(Judge judge, KnownGoodRequests good) {}

    private volatile Judging judging;
    private final Deque<RequestViolation> kept = new ArrayDeque<>();
    private long total;

    public RequestViolations(Judge judge) {
        judgeBy(judge);
    }

    /** Judges by other contracts from now on. */
    public void judgeBy(Judge other) {
        judging = new Judging(other.masking(), new KnownGoodRequests(other.operations()));
    }

    /** Judges a request, keeps what was found, and returns how much that was. */
    public int count(org.eclipse.jetty.server.Request request) {
        // A reload may bring another judge meanwhile, who does not know what this one has found the way to.
        Judging current = judging;
        String key = current.good().key(request);
        if (current.good().has(key)) {
            return 0;
        }
        int found = count(asked(request), current.judge());
        if (found == 0) {
            current.good().add(key);
        }
        return found;
    }

    private int count(Request request, Judge current) {
        Exchange exchange = Exchange.of(request);
        Optional<Router.Route> route = current.route(exchange);
        List<RequestViolation> found = new ArrayList<>();
        for (Finding finding : current.judge(exchange, route)) {
            if (finding.isAboutRequest() || finding.rule().equals(UNKNOWN)) {
                found.add(violation(request, finding.operation(), finding.rule(), finding.message()));
            }
        }
        route.map(Router.Route::operation)
                .filter(operation -> isOther(operation, request))
                .ifPresent(operation -> found.add(violation(
                        request,
                        Optional.of(operation.qualifiedId()),
                        UNKNOWN,
                        "The path is that of " + operation.qualifiedId() + ", which is asked for with "
                                + operation.method() + " and not with " + method(request) + ".")));
        keep(found);
        return found.size();
    }

    private static Request asked(org.eclipse.jetty.server.Request request) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (HttpField field : request.getHeaders()) {
            fields.computeIfAbsent(field.getName(), absent -> new ArrayList<>()).add(String.valueOf(field.getValue()));
        }
        return new Request(request.getMethod(), request.getHttpURI().getPathQuery(), Headers.of(fields));
    }

    /** The judge takes such a request for one to the operation, since that documents what comes of it. */
    private static boolean isOther(Operation operation, Request request) {
        boolean head = request.method().equals("HEAD") && operation.method().equals("GET");
        return !head && !request.method().equals(operation.method());
    }

    private static RequestViolation violation(
            Request request, Optional<String> operation, String rule, String message) {
        return new RequestViolation(method(request), request.path(), operation, rule, message);
    }

    private static String method(Request request) {
        return METHOD.matcher(request.method()).matches() ? request.method() : MaskedText.text(request.method());
    }

    private void keep(List<RequestViolation> found) {
        if (found.isEmpty()) {
            return;
        }
        synchronized (kept) {
            kept.addAll(found);
            total += found.size();
            while (kept.size() > KEPT) {
                kept.removeFirst();
            }
        }
    }

    /** How many there were since the last clearing. */
    public long total() {
        synchronized (kept) {
            return total;
        }
    }

    /** The last ones, the newest last. */
    public List<RequestViolation> list() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    /** The same, and forgets them. */
    public List<RequestViolation> drain() {
        synchronized (kept) {
            List<RequestViolation> list = List.copyOf(kept);
            clear();
            return list;
        }
    }

    void clear() {
        synchronized (kept) {
            kept.clear();
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
        synchronized (kept) {
            body.put("total", total);
            body.putArray("violations");
            for (RequestViolation violation : kept) {
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
