package io.github.chatspec.mock.violations;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.rule.InternalErrorRule;
import io.github.chatspec.serving.Page;
import io.github.chatspec.text.HttpMethods;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects the violations of the contracts by requests. The last ones are kept, without anything that may be secret. */
public final class RequestViolations {

    /** The response header with the number of violations of a request. */
    public static final String HEADER = "chatspec-violations";

    private static final int MAX_VIOLATIONS = 1024;

    private final Supplier<Judge> judges;
    /** Null until the first request. */
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
    }

    /** Judges a request, adds its violations and returns them. */
    public List<RequestViolation> check(org.eclipse.jetty.server.Request request) {
        List<RequestViolation> found;
        try {
            found = isAskedByTools(request)
                    ? currentJudge().violations(request).stream()
                            .filter(violation -> violation.operation().isPresent())
                            .toList()
                    : currentJudge().violations(request);
        } catch (RuntimeException | Error e) {
            // The request is answered anyway.
            found = List.of(failure(request, e));
        }
        add(found);
        return found;
    }

    /** Returns whether browsers and scripts read a path on their own account, whether a contract has it or not. */
    private static boolean isAskedByTools(org.eclipse.jetty.server.Request request) {
        String path = request.getHttpURI().getPath();
        return Page.isRead(request.getMethod()) && ("/".equals(path) || "/favicon.ico".equals(path));
    }

    private static RequestViolation failure(org.eclipse.jetty.server.Request request, Throwable error) {
        Finding finding = InternalErrorRule.finding(error, Optional.empty(), 0);
        return new RequestViolation(
                Instant.now(),
                HttpMethods.shown(request.getMethod()),
                Objects.requireNonNullElse(request.getHttpURI().getPath(), ""),
                Optional.empty(),
                "",
                finding.rule(),
                finding.message());
    }

    private RequestJudge currentJudge() {
        RequestJudge current = requestJudge;
        Judge judge = judges.get();
        if (current == null || current.isOutdated(judge)) {
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

    /** Clears the violations. */
    public void clear() {
        synchronized (violations) {
            violations.clear();
            total = 0;
        }
    }
}
