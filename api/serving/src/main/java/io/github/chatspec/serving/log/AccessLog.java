package io.github.chatspec.serving.log;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.secret.Secrets;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Renders requests as lines of the Common Log Format, followed by the time that each took, without secrets. */
final class AccessLog {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);
    private static final String HIDDEN = "***";

    /** A name and a value, in a query or in the parameters of a path segment. */
    private static final Pattern PAIR = Pattern.compile("(?<=[?&;])([^?&;=]*)=([^&;]*)");

    private AccessLog() {}

    /**
     * Returns the line of a request.
     *
     * @param request the request
     * @param zone the time zone of the line
     */
    static String line(AnsweredRequest request, ZoneId zone) {
        return request.clientAddress() + " - - ["
                + TIME.format(Instant.ofEpochMilli(request.time()).atZone(zone)) + "] \""
                + plain(request.method()) + " " + target(request) + " " + request.protocol() + "\" "
                + request.status() + " " + request.bytes() + " " + request.micros() + "us";
    }

    /** Returns path and query without values that are secret in a header field or have the name of a secret. */
    static String target(AnsweredRequest request) {
        String target = request.target();
        Secrets secrets = Secrets.of(Exchange.of(request.request()), Optional.empty());
        String shown = hidden(secrets, PAIR.matcher(target).replaceAll(pair -> Matcher.quoteReplacement(pair(pair))));
        // The secret may be percent-encoded differently in the target.
        String read = decoded(shown);
        return plain(secrets.isIn(read) ? hidden(secrets, read) : shown);
    }

    private static String hidden(Secrets secrets, String text) {
        return secrets.isIn(text) ? secrets.hidden(text).replace(' ', '-') : text;
    }

    /** Masks a pair with the name of a secret, or whose value contains such a pair, for example a URL. */
    private static String pair(MatchResult pair) {
        String value = decoded(pair.group(2));
        return Secrets.isNamed(decoded(pair.group(1))) || (value.contains("=") && Secrets.isNamed(value))
                ? pair.group(1) + "=" + HIDDEN
                : pair.group();
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    /** Replaces characters that end the line or the quotes, or that control a terminal. */
    private static String plain(String text) {
        return text.replaceAll("[^!-~]|[\"\\\\]", "?");
    }
}
