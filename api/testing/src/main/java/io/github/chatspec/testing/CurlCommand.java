package io.github.chatspec.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The command curl, as far as the pages of documentation use it: one request over HTTP/1.1. */
public final class CurlCommand {

    private static final int TIMEOUT = 60_000;

    private final Path folder;
    private final List<String> fields = new ArrayList<>();
    private Optional<String> method = Optional.empty();
    private byte[] body = new byte[0];
    private boolean including;
    private boolean head;
    private URI url;
    private Path output;

    private CurlCommand(Path folder) {
        this.folder = folder;
    }

    /**
     * Runs a command.
     *
     * @param command the command line, in which an address at 127.0.0.1 may have any port
     * @param server the address of the server to which the request goes instead
     * @param folder the working folder
     * @return the lines that curl prints
     */
    public static List<String> run(String command, String server, Path folder) throws IOException {
        CurlCommand curl = new CurlCommand(folder);
        curl.parse(new ArrayDeque<>(words(command)), server);
        List<String> printed = curl.send();
        if (curl.output == null) {
            return printed;
        }
        Files.write(curl.output, printed);
        return List.of();
    }

    /** Splits a command line as a shell does: at spaces, except in quotes. */
    public static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (int i = 0; i < command.length(); i++) {
            char next = command.charAt(i);
            if (quote == 0 && next == ' ') {
                if (word != null) {
                    words.add(word.toString());
                    word = null;
                }
                continue;
            }
            word = word == null ? new StringBuilder() : word;
            if (quote == 0 && (next == '\'' || next == '"')) {
                quote = next;
            } else if (next == quote) {
                quote = 0;
            } else {
                word.append(next);
            }
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }

    private void parse(Deque<String> words, String server) throws IOException {
        words.remove();
        while (!words.isEmpty()) {
            String word = words.remove();
            switch (word) {
                case "-s" -> {}
                case "-i", "-si" -> including = true;
                case "-I" -> head = true;
                case "-X" -> method = Optional.of(words.remove());
                case "-H" -> fields.add(words.remove());
                case "-u" ->
                    fields.add("Authorization: Basic "
                            + Base64.getEncoder().encodeToString(words.remove().getBytes(StandardCharsets.UTF_8)));
                case "-T" -> {
                    method = method.or(() -> Optional.of("PUT"));
                    body = Files.readAllBytes(folder.resolve(words.remove()));
                }
                case "-d", "--data-binary" -> {
                    method = method.or(() -> Optional.of("POST"));
                    body = data(words.remove());
                }
                case "-o", ">" -> output = folder.resolve(words.remove());
                default -> {
                    if (word.startsWith("-") || url != null) {
                        throw new IllegalArgumentException("This curl does not know " + word + ".");
                    }
                    url = URI.create(word.replaceFirst("^http://127\\.0\\.0\\.1:[0-9]+", server));
                }
            }
        }
    }

    private byte[] data(String data) throws IOException {
        return data.startsWith("@")
                ? Files.readAllBytes(folder.resolve(data.substring(1)))
                : data.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> send() throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(TIMEOUT);
            socket.getOutputStream().write(request());
            socket.getOutputStream().flush();
            return response(socket.getInputStream());
        }
    }

    private byte[] request() {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        List<String> lines = new ArrayList<>();
        lines.add(method.orElse(head ? "HEAD" : "GET") + " "
                + (url.getRawQuery() == null ? path : path + "?" + url.getRawQuery()) + " HTTP/1.1");
        lines.add("Host: " + url.getRawAuthority());
        if (fields.stream().noneMatch(field -> field.toLowerCase(Locale.ROOT).startsWith("accept:"))) {
            lines.add("Accept: */*");
        }
        lines.addAll(fields);
        if (body.length > 0) {
            lines.add("Content-Length: " + body.length);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private List<String> response(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        int length = -1;
        boolean chunked = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            lines.add(line);
            String field = line.toLowerCase(Locale.ROOT);
            if (field.startsWith("content-length:")) {
                length =
                        Integer.parseInt(field.substring(field.indexOf(':') + 1).strip());
            }
            chunked |= field.matches("transfer-encoding: *chunked");
        }
        boolean empty = head || lines.get(0).matches("HTTP/1.1 (204|304).*");
        byte[] content =
                empty ? new byte[0] : chunked ? chunks(in) : length < 0 ? in.readAllBytes() : in.readNBytes(length);
        List<String> printed = new ArrayList<>();
        if (including || head) {
            printed.addAll(lines);
            printed.add("");
        }
        new String(content, StandardCharsets.UTF_8).lines().forEach(printed::add);
        return printed;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            content.writeBytes(in.readNBytes(size));
            line(in);
        }
        return content.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The server closed the connection.");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }
}
