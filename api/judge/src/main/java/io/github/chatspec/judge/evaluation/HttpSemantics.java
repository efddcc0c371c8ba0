package io.github.chatspec.judge.evaluation;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;

/** What HTTP itself defines of an exchange, so that a contract need not document it (RFC 9110, Fetch). */
public final class HttpSemantics {

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private HttpSemantics() {}

    /** Whose response an exchange contains. */
    public enum Scope {
        /** One of the operation. */
        OPERATION,
        /** One to OPTIONS, which a server answers for every path. */
        OPTIONS,
        /** One other than a refusal, to a method that the operation's contract refuses. */
        REFUSED_METHOD
    }

    /**
     * Returns whose response an exchange contains.
     *
     * @param exchange the exchange
     * @param operation the operation that has its path
     * @return the operation, or HTTP itself if the method is another one than the operation's
     */
    public static Scope scope(Exchange exchange, Operation operation) {
        if (exchange.request().isEmpty()) {
            return Scope.OPERATION;
        }
        Request request = exchange.request().get();
        String method = request.method();
        if (method.equals(operation.method())
                || (method.equals("HEAD") && operation.method().equals("GET"))) {
            return Scope.OPERATION;
        }
        if (method.equals("OPTIONS")) {
            boolean preflight =
                    request.headers().first("Access-Control-Request-Method").isPresent();
            return preflight || is(2, exchange) ? Scope.OPTIONS : Scope.OPERATION;
        }
        return is(2, exchange) || is(3, exchange) ? Scope.REFUSED_METHOD : Scope.OPERATION;
    }

    /** Returns whether the response has no body, whatever the contract documents (RFC 9110, section 6.4.1). */
    static boolean hasNoBody(Exchange exchange) {
        return is(1, exchange)
                || exchange.status() == NO_CONTENT
                || exchange.status() == NOT_MODIFIED
                || (exchange.request().isPresent()
                        && exchange.request().get().method().equals("HEAD"));
    }

    /** Returns whether any operation may have the status without documenting it; an informational one has no body. */
    static boolean needsNoRow(Exchange exchange) {
        return (is(1, exchange) && exchange.body().length == 0) || isRevalidation(exchange);
    }

    /** Returns whether the status is one without content, which the vendor sent where content is documented. */
    static boolean isNoContent(Exchange exchange) {
        return exchange.status() == NO_CONTENT;
    }

    /**
     * Returns whether the response confirms a stored one. If the recorder left out all header fields of the request, the
     * status alone decides.
     */
    static boolean isRevalidation(Exchange exchange) {
        if (exchange.status() != NOT_MODIFIED || exchange.request().isEmpty()) {
            return false;
        }
        Headers sent = exchange.request().get().headers();
        return sent.asMap().isEmpty()
                || sent.first("If-None-Match").isPresent()
                || sent.first("If-Modified-Since").isPresent();
    }

    private static boolean is(int hundreds, Exchange exchange) {
        return exchange.status() / 100 == hundreds;
    }
}
