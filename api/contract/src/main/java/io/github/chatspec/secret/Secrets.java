package io.github.chatspec.secret;

import io.github.chatspec.contract.Credential;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The secrets of one exchange, which never appear in reports. */
public final class Secrets {

    /** Replaces every secret. */
    public static final String REDACTED = "redacted";

    private static final String HIDDEN = "(not shown)";

    /** The headers that contain secrets by the standards (RFC 9110, RFC 6265). */
    private static final Set<String> HEADERS =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "authentication-info");

    /** The words in names of parameters and headers whose values are secrets. */
    private static final List<String> WORDS =
            List.of("authorization", "token", "secret", "key", "password", "session", "cookie");

    /** JSON Web Tokens (RFC 7519), credentials after a scheme (RFC 6750, RFC 7617), and tokens with a vendor's prefix. */
    private static final Pattern BY_FORMAT = Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.?[A-Za-z0-9_-]*"
            + "|(?i:(?<=bearer |basic )[A-Za-z0-9._~+/=-]{4,})"
            + "|\\b(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]+|\\bgh[opsu]_[A-Za-z0-9]+|\\bxox[abprs]-[A-Za-z0-9-]+");

    /** The parts of which every text that has a format contains one, or else the name of a scheme. */
    private static final List<String> BEGINNINGS = List.of("eyJ", "k_live_", "k_test_", "gh", "xox");

    /** The value after the name of a cookie or parameter. */
    private static final Pattern NAMED_PART = Pattern.compile("=\"?([^;, \"]+)");

    /** The value after the name of a scheme. */
    private static final Pattern PART = Pattern.compile(" ([^=;, ][^;, ]*)");

    private static final Pattern BASIC = Pattern.compile("(?i)basic +([A-Za-z0-9+/=]+)");

    /** An authentication scheme (RFC 9110, section 11.1), followed by credentials. */
    private static final Pattern SCHEME = Pattern.compile("(?i)(bearer|basic|digest|negotiate) +[^ ].*");

    private final SecretMatcher matcher;

    private Secrets(SecretMatcher matcher) {
        this.matcher = matcher;
    }

    /**
     * Finds the secrets of an exchange.
     *
     * @param exchange the exchange
     * @param operation its operation, which defines the credentials, if known
     * @return its secrets
     */
    public static Secrets of(Exchange exchange, Optional<Operation> operation) {
        return of(values(exchange, operation));
    }

    /** Finds the secrets in values of headers and parameters that may contain some. */
    static Secrets of(List<String> values) {
        List<String> parts = new ArrayList<>();
        for (String value : values) {
            parts.addAll(parts(value));
        }
        return new Secrets(new SecretMatcher(parts));
    }

    /** Returns the values of headers and parameters that may contain secrets. */
    static List<String> values(Exchange exchange, Optional<Operation> operation) {
        List<String> values = new ArrayList<>();
        if (exchange.request().isPresent()) {
            add(exchange.request().get().headers(), values);
        }
        if (exchange.headers().isPresent()) {
            add(exchange.headers().get(), values);
        }
        if (exchange.request().isPresent() && operation.isPresent()) {
            for (List<Credential> together : operation.get().credentials()) {
                for (Credential credential : together) {
                    values.addAll(exchange.request().get().values(credential.in(), credential.name()));
                }
            }
        }
        return values;
    }

    /** Returns the value of a header, and what follows a scheme or the name of a cookie in it, as written and decoded. */
    static List<String> parts(String value) {
        List<String> parts = new ArrayList<>(List.of(value));
        for (Pattern pattern : List.of(NAMED_PART, PART)) {
            pattern.matcher(value).results().forEach(part -> parts.add(part.group(1)));
        }
        for (String part : List.copyOf(parts)) {
            if (part.indexOf('%') >= 0) {
                parts.add(decoded(part));
            }
        }
        Matcher basic = BASIC.matcher(value);
        if (basic.lookingAt()) {
            parts.addAll(passwords(basic.group(1)));
        }
        return parts;
    }

    /** Returns the user and password that Base64 encodes, and the password alone (RFC 7617). */
    private static List<String> passwords(String base64) {
        try {
            String decoded = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            return List.of(decoded, decoded.substring(decoded.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** Returns a text without percent-encoding; the same text if it is malformed. */
    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /**
     * Returns what replaces the value of a header.
     *
     * @param value the value of a header that contains a secret
     * @return {@link #REDACTED}, after the authentication scheme if the value begins with one
     */
    public static String redacted(String value) {
        Matcher scheme = SCHEME.matcher(value);
        return scheme.matches() ? scheme.group(1) + " " + REDACTED : REDACTED;
    }

    /**
     * Returns whether a name is that of a secret.
     *
     * @param name the name of a header or parameter
     * @return whether it is one by the standards or contains a word such as "token"
     */
    public static boolean isNamed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (HEADERS.contains(lower)) {
            return true;
        }
        for (String word : WORDS) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether the value of a header or parameter is a secret.
     *
     * @param operation the operation of the request, if known
     * @param in {@code header} or {@code query}
     * @param name the name of the header or parameter
     * @return whether its name is that of a secret, or the contract names it as a credential
     */
    public static boolean isSecret(Optional<Operation> operation, String in, String name) {
        return isNamed(name)
                || operation.stream()
                        .flatMap(found -> found.credentials().stream())
                        .flatMap(List::stream)
                        .anyMatch(credential ->
                                credential.in().equals(in) && credential.name().equalsIgnoreCase(name));
    }

    /**
     * Returns whether a header contains a secret by the standards.
     *
     * @param name the header's name
     * @return whether it does
     */
    public static boolean isStandard(String name) {
        return HEADERS.contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * Returns whether a text contains a secret.
     *
     * @param text any text
     * @return whether it contains a secret of the exchange, or a text with the format of one
     */
    public boolean isIn(String text) {
        return matcher.isIn(text) || BY_FORMAT.matcher(text).find();
    }

    /**
     * Returns a text without the secrets.
     *
     * @param text any text
     * @return the text with {@code (not shown)} in place of each secret
     */
    public String hidden(String text) {
        String known = matcher.replaced(text, HIDDEN);
        return mayHaveFormat(known) ? BY_FORMAT.matcher(known).replaceAll(HIDDEN) : known;
    }

    /**
     * Returns whether a secret was hidden in a text.
     *
     * @param text a text
     * @return whether {@link #hidden} may have returned it for a text with a secret
     */
    public static boolean isHidden(String text) {
        return text.contains(HIDDEN);
    }

    /** Returns false for most texts without a secret, since the expression takes long for every finding of a run. */
    private static boolean mayHaveFormat(String text) {
        for (String beginning : BEGINNINGS) {
            if (text.contains(beginning)) {
                return true;
            }
        }
        for (int blank = text.indexOf(' '); blank >= 0; blank = text.indexOf(' ', blank + 1)) {
            if (text.regionMatches(true, blank - 6, "bearer", 0, 6)
                    || text.regionMatches(true, blank - 5, "basic", 0, 5)) {
                return true;
            }
        }
        return false;
    }

    private static void add(Headers headers, List<String> values) {
        for (Map.Entry<String, List<String>> header : headers.asMap().entrySet()) {
            if (isNamed(header.getKey())) {
                values.addAll(header.getValue());
            }
        }
    }
}
