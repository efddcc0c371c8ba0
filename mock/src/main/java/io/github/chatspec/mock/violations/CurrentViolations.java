package io.github.chatspec.mock.violations;

import java.util.List;
import org.eclipse.jetty.server.Request;

/**
 * The violations of the request that the current thread answers.
 *
 * <p>WireMock does not pass the attributes of a request to its extensions, but calls them in the thread of its servlet.
 */
public final class CurrentViolations {

    /** The name of the request attribute with the violations, a list of {@link RequestViolation}. */
    public static final String ATTRIBUTE = CurrentViolations.class.getName();

    private static final ThreadLocal<List<RequestViolation>> CURRENT = ThreadLocal.withInitial(List::of);

    private CurrentViolations() {}

    /** Returns the violations of the current request; none outside of WireMock's servlet. */
    public static List<RequestViolation> get() {
        return CURRENT.get();
    }

    /**
     * Sets the violations of the request that this thread answers from now on.
     *
     * @param violations the violations; none ends the request
     */
    public static void set(List<RequestViolation> violations) {
        if (violations.isEmpty()) {
            CURRENT.remove();
        } else {
            CURRENT.set(violations);
        }
    }

    /** Returns whether a request has violations for which it is refused. */
    public static boolean areIn(Request request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
