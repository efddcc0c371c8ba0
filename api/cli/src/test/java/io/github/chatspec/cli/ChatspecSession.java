package io.github.chatspec.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.testing.CurlCommand;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs the commands of a page of documentation one after the other, in one process whose working folder is that of the
 * commands.
 */
final class ChatspecSession {

    private static final String JAR = "java -jar api/target/chatspec.jar ";
    private static final String ALIAS = "chatspec ";
    private static final String PIPE = " | " + ALIAS;
    private static final String EXIT_CODE = "echo $?";

    private int exitCode;

    private ChatspecSession() {}

    /** Runs commands in a folder and returns the lines that each of them printed. */
    static List<List<String>> run(List<String> commands, Path folder) throws IOException, InterruptedException {
        Path results = folder.resolve("session-results.json");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ChatspecSession.class.getName(),
                results.toString()));
        line.addAll(commands);
        Process session = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(session.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (session.waitFor() != 0) {
            throw new IllegalStateException(printed);
        }
        String[][] outputs = new ObjectMapper().readValue(results.toFile(), String[][].class);
        return Arrays.stream(outputs).map(List::of).toList();
    }

    /** Runs the commands and writes their output into the file that is named first. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ChatspecSession session = new ChatspecSession();
        List<List<String>> results = new ArrayList<>();
        for (String command : Arrays.asList(arguments).subList(1, arguments.length)) {
            results.add(session.run(command));
        }
        new ObjectMapper().writeValue(Path.of(arguments[0]).toFile(), results);
    }

    private List<String> run(String command) throws IOException, InterruptedException {
        if (command.equals(EXIT_CODE)) {
            return List.of(String.valueOf(exitCode));
        }
        String aliased = command.replace(JAR, ALIAS);
        int pipe = aliased.indexOf(PIPE);
        if (pipe >= 0) {
            String input = String.join("\n", shell(aliased.substring(0, pipe)));
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            aliased = aliased.substring(pipe + PIPE.length() - ALIAS.length());
        }
        return aliased.startsWith(ALIAS) ? chatspec(CurlCommand.words(aliased)) : shell(command);
    }

    private List<String> chatspec(List<String> words) throws IOException {
        int redirection = words.indexOf(">");
        int end = redirection < 0 ? words.size() : redirection;
        StringWriter printed = new StringWriter();
        // A terminal shows both streams.
        PrintWriter terminal = new PrintWriter(printed);
        exitCode = Chatspec.run(terminal, terminal, words.subList(1, end).toArray(String[]::new));
        if (redirection < 0) {
            return printed.toString().lines().toList();
        }
        Files.writeString(Path.of(words.get(redirection + 1)), printed.toString());
        return List.of();
    }

    private List<String> shell(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        exitCode = shell.waitFor();
        return printed.lines().toList();
    }
}
