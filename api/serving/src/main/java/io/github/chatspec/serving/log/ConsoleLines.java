package io.github.chatspec.serving.log;

import io.github.chatspec.exchange.Request;
import io.github.chatspec.text.PlainText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Renders a request for a reader at a console: one line, and another one for each thing that is wrong with the request. */
final class ConsoleLines {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** The number of violations that are printed; one mistake often causes many. */
    private static final int LISTED = 5;

    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String FAINT = "2";

    private final boolean hasColours;
    private final Function<Request, Optional<String>> operation;

    /**
     * Creates a renderer.
     *
     * @param hasColours whether the lines contain the control sequences of a terminal (ISO 6429)
     * @param operation returns the qualified id of the operation of a request, if it has one
     */
    ConsoleLines(boolean hasColours, Function<Request, Optional<String>> operation) {
        this.hasColours = hasColours;
        this.operation = operation;
    }

    /** Returns the lines of a request; none for the server's own pages. */
    List<String> of(AnsweredRequest request) {
        if (isOwnPage(request)) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        words.add(
                coloured(FAINT, TIME.format(Instant.ofEpochMilli(request.time()).atZone(ZoneId.systemDefault()))));
        words.add(PlainText.line(request.method()));
        words.add(AccessLog.target(request));
        words.add(coloured(colour(request.status()), String.valueOf(request.status())));
        String operationId = operation.apply(request.request()).orElse("");
        for (String word : List.of(operationId, request.example(), request.refusal())) {
            if (!word.isEmpty() && !words.contains(PlainText.line(word))) {
                words.add(PlainText.line(word));
            }
        }
        List<String> lines = new ArrayList<>(List.of(String.join(" ", words)));
        List<String> violations = request.violations();
        for (String violation : violations.subList(0, Math.min(LISTED, violations.size()))) {
            lines.add("  " + coloured(RED, PlainText.line(violation)));
        }
        if (violations.size() > LISTED) {
            lines.add("  " + coloured(RED, "and " + (violations.size() - LISTED) + " more violations"));
        }
        return lines;
    }

    /** Returns whether a request is for a page of the server itself or for WireMock's admin API. */
    static boolean isOwnPage(AnsweredRequest request) {
        String path = request.path();
        return path.startsWith("/__chatspec/") || path.startsWith("/__admin") || path.equals("/favicon.ico");
    }

    private static String colour(int status) {
        return status < 400 ? GREEN : status < 500 ? YELLOW : RED;
    }

    private String coloured(String colour, String text) {
        return hasColours ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
