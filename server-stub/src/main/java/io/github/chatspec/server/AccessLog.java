package io.github.chatspec.server;

import io.github.chatspec.contract.Secrets;
import io.github.chatspec.exchange.Exchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/** Tells every request in one line of the Common Log Format, with the time that it took behind, and without secrets. */
final class AccessLog implements RequestLog {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);
    private static final String HIDDEN = "***";

    private final Consumer<String> lines;
    private final Clock clock;

    AccessLog(Consumer<String> lines, Clock clock) {
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

    /** Path and query, in which nothing stands that the header fields hold as a secret, nor what is named like one. */
    private static String target(Request request) {
        String target = request.getHttpURI().getPathQuery();
        if (target == null) {
            return "-";
        }
        int question = target.indexOf('?');
        String shown =
                question < 0 ? target : target.substring(0, question + 1) + query(target.substring(question + 1));
        Secrets secrets = Secrets.of(Exchange.of(Door.asked(request)), Optional.empty());
        return plain(secrets.isIn(shown) ? secrets.hidden(shown).replace(' ', '-') : shown);
    }

    private static String query(String query) {
        return Stream.of(query.split("&", -1)).map(AccessLog::pair).collect(Collectors.joining("&"));
    }

    private static String pair(String pair) {
        int equals = pair.indexOf('=');
        return equals >= 0 && Secrets.isNamed(decoded(pair.substring(0, equals)))
                ? pair.substring(0, equals + 1) + HIDDEN
                : pair;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    /** Without what would end the line or the quotes, or change a terminal. */
    private static String plain(String text) {
        return text.replaceAll("[^!-~]|[\"\\\\]", "?");
    }
}
