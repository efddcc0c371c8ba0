package io.github.chatspec.server.http;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.secret.Secrets;
import io.github.chatspec.serving.JettyRequests;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/** Logs each request in one line of the Common Log Format, followed by the time that it took, without secrets. */
public final class AccessLog implements RequestLog {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);
    private static final String HIDDEN = "***";

    /** A name and a value, in a query or in the parameters of a path segment. */
    private static final Pattern PAIR = Pattern.compile("(?<=[?&;])([^?&;=]*)=([^&;]*)");

    private final Consumer<String> lines;
    private final Clock clock;

    public AccessLog(Consumer<String> lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    @Override
    public void log(Request request, Response response) {
        long micros = (System.nanoTime() - request.getBeginNanoTime()) / 1_000;
        lines.accept(Request.getRemoteAddr(request) + " - - [" + TIME.format(ZonedDateTime.now(clock)) + "] \""
                + plain(request.getMethod()) + " " + target(request) + " "
                + request.getConnectionMetaData().getHttpVersion().asString() + "\" " + response.getStatus() + " "
                + Response.getContentBytesWritten(response) + " " + micros + "us");
    }

    /** Returns path and query without values that are secret in a header field or have the name of a secret. */
    private static String target(Request request) {
        String target = request.getHttpURI().getPathQuery();
        if (target == null) {
            return "-";
        }
        Secrets secrets = Secrets.of(Exchange.of(JettyRequests.request(request)), Optional.empty());
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
