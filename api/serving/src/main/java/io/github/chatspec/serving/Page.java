package io.github.chatspec.serving;

import java.io.IOException;
import java.util.List;

/** A page that a server offers in addition to the operations of its contracts. */
public interface Page {

    /**
     * Answers a request to the path of this page.
     *
     * @param request a request with one of {@link #methods()} or HEAD
     * @return the reply; the front door leaves out its body for HEAD
     * @throws IOException if the body of the request cannot be read
     */
    Reply reply(PageRequest request) throws IOException;

    /**
     * Returns the supported methods. The front door adds HEAD and OPTIONS, and refuses all others.
     *
     * @return GET, unless a page overrides this
     */
    default List<String> methods() {
        return List.of("GET");
    }

    /**
     * Returns whether reading this page requires admin access. All methods other than GET and HEAD always do.
     *
     * @return false, unless a page overrides this
     */
    default boolean isGuarded() {
        return false;
    }

    /**
     * Returns whether web pages of other origins on this machine may read this page, for example those of a front end that
     * is being developed. They need the same access as other clients.
     *
     * @return false, unless a page overrides this
     */
    default boolean isReadableByLocalPages() {
        return false;
    }

    /** Returns whether a method only reads a page: GET and HEAD. */
    static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    /**
     * Returns whether this page answers a request. If not, the request is passed on to the contracts.
     *
     * @param request a request to the path of this page
     * @return true, unless a page overrides this
     */
    default boolean accepts(io.github.chatspec.exchange.Request request) {
        return true;
    }
}
