package io.github.chatspec.redact;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL, whose parts are separate values, so that an id in a link is replaced by the same pseudonym as elsewhere.
 *
 * @param scheme the scheme with its colon and slashes, or an empty text
 * @param rest what follows
 */
record UrlParts(String scheme, String rest) {

    private static final Pattern SCHEME = Pattern.compile("(?i)((https?|wss?|ftps?)://)([^\\s]*)");

    /** Longer texts are not parsed as URLs, since they could contain deeply nested URLs. */
    private static final int LONGEST = 8192;

    /** An IP address in dotted notation that is a whole host, or a label. */
    private static final Pattern HOST_PART =
            Pattern.compile("([0-9]{1,3}\\.){3}[0-9]{1,3}(?![^:@\\]])|[^.:@?#&=\\[\\]]+");

    private static final Pattern PART = Pattern.compile("[^/?#&=:@]+");

    /** Returns whether a text is a URL, by its scheme or by the slash at the beginning of a path. */
    static boolean isOne(String text) {
        return text.length() <= LONGEST
                && ((text.startsWith("/") && text.length() > 1)
                        || SCHEME.matcher(text).matches());
    }

    /** Splits a URL into its parts. */
    static UrlParts of(String text) {
        Matcher matcher = SCHEME.matcher(text);
        return matcher.matches() ? new UrlParts(matcher.group(1), matcher.group(3)) : new UrlParts("", text);
    }

    /** Returns the URL with each of its parts replaced. */
    String mapped(UnaryOperator<String> pseudonyms) {
        int path = rest.indexOf('/');
        int end = scheme.isEmpty() ? 0 : path < 0 ? rest.length() : path;
        return scheme + host(rest.substring(0, end), pseudonyms) + parts(rest.substring(end), pseudonyms);
    }

    /** Returns a host with each of its labels replaced, or its IP address as a whole. */
    static String host(String host, UnaryOperator<String> pseudonyms) {
        return HOST_PART.matcher(host).replaceAll(label -> Matcher.quoteReplacement(coded(label.group(), pseudonyms)));
    }

    private static String parts(String text, UnaryOperator<String> pseudonyms) {
        return PART.matcher(text).replaceAll(part -> Matcher.quoteReplacement(coded(part.group(), pseudonyms)));
    }

    /** Returns a part of a URL with its decoded text replaced and escaped as before. */
    static String coded(String part, UnaryOperator<String> pseudonyms) {
        return EscapedText.percent(part, false)
                .map(spelling -> spelling.with(pseudonyms.apply(spelling.value())))
                .orElseGet(() -> pseudonyms.apply(part));
    }
}
