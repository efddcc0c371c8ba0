package io.github.chatspec.judge;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The formats {@code uri} and {@code uri-reference} as the validator asserts them, but for the incomplete addresses that
 * it lets pass: what is refused here, it decides.
 */
final class Uris {

    private Uris() {}

    static boolean isUri(String text) {
        URI uri = parsed(text);
        return uri != null && uri.isAbsolute();
    }

    static boolean isReference(String text) {
        return parsed(text) != null;
    }

    /** The address, or null where RFC 3986 does not know it. */
    private static URI parsed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x7f) {
                return null; // Java takes other letters, too
            }
        }
        try {
            URI uri = new URI(text);
            String query = uri.getRawQuery();
            return query != null && (query.indexOf('[') >= 0 || query.indexOf(']') >= 0) ? null : uri;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
