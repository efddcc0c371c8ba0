package io.github.chatspec.text;

import java.util.Set;

/** The HTTP methods that a report may show: a method is a token of the sender's choice and can hold any text. */
public final class HttpMethods {

    /** The methods of RFC 9110, PATCH (RFC 5789), and those of WebDAV (RFC 4918) that recordings contain. */
    private static final Set<String> REGISTERED = Set.of(
            "CONNECT",
            "COPY",
            "DELETE",
            "GET",
            "HEAD",
            "LOCK",
            "MKCOL",
            "MOVE",
            "OPTIONS",
            "PATCH",
            "POST",
            "PROPFIND",
            "PROPPATCH",
            "PUT",
            "TRACE",
            "UNLOCK");

    private HttpMethods() {}

    /**
     * Returns whether a method is registered, so that it contains no data of the sender.
     *
     * @param method the method as it was sent; methods are case-sensitive
     * @return whether it is one of the registered methods
     */
    public static boolean isRegistered(String method) {
        return REGISTERED.contains(method);
    }

    /**
     * Returns a method as a report may show it.
     *
     * @param method the method as it was sent
     * @return the method if it is registered, else its shape
     */
    public static String shown(String method) {
        return isRegistered(method) ? method : MaskedText.text(method);
    }
}
