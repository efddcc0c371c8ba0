package io.github.chatspec.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The refusals by the mock and the stub themselves, collected from the calls in their sources, so that a new one cannot
 * be forgotten.
 *
 * @param name the value of the header field {@code chatspec-refusal}
 * @param status the HTTP status, or an empty text if it varies
 * @param server which server refuses
 * @param message the sentence in the body, in which {@code …} stands for parts that vary
 */
record ServerRefusals(String name, String status, String server, String message) {

    private static final Pattern CALL =
            Pattern.compile("(?:(?:\\b[rR]efusal|Refused|closing|MockRefusal)\\(|REFUSAL(?:_HEADER)?,|\"refusal\",)\\s*"
                    + "(?:([0-9]{3}|[a-z]+),\\s*)?\"([a-z]+(?:-[a-z]+)+)\"");
    private static final int SHORTEST_MESSAGE = 10;

    /** Returns the refusals in the order of their names. */
    static List<ServerRefusals> inSources(Path root) throws IOException {
        List<ServerRefusals> refusals = new ArrayList<>();
        collect(root.resolve("api").resolve("serving"), "both", refusals);
        collect(root.resolve("mock"), "mock", refusals);
        collect(root.resolve("server-stub"), "stub", refusals);
        return refusals.stream()
                .distinct()
                .sorted(Comparator.comparing(ServerRefusals::name).thenComparing(ServerRefusals::server))
                .toList();
    }

    private static void collect(Path module, String server, List<ServerRefusals> refusals) throws IOException {
        try (Stream<Path> files =
                Files.walk(module.resolve("src").resolve("main").resolve("java"))) {
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(file -> {
                String source = read(file);
                for (Matcher call = CALL.matcher(source); call.find(); ) {
                    String status = call.group(1) == null || !call.group(1).matches("[0-9]+") ? "" : call.group(1);
                    refusals.add(new ServerRefusals(call.group(2), status, server, message(source, call.end())));
                }
            });
        }
    }

    /** Returns the text of the argument after a place, which may be a concatenation. */
    private static String message(String source, int end) {
        Matcher argument = Pattern.compile("\\s*,\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"|[^,\"()]|\\([^()]*\\))+)")
                .matcher(source);
        if (!argument.find(end) || argument.start() != end) {
            return "";
        }
        String message = argument.group(1)
                .replaceAll("\"\\s*\\+\\s*\"", "")
                .replaceAll("\"\\s*\\+[^\"]+\\+\\s*\"", "…")
                .replaceAll("^[^\"]+\\+\\s*\"", "…")
                .replaceAll("\"\\s*\\+[^\"]+$", "…")
                .replace("\"", "")
                .strip();
        return message.length() < SHORTEST_MESSAGE ? "" : message;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
