package io.github.chatspec.testing;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A client that sends raw bytes and reads the responses. */
public final class RawClient implements AutoCloseable {

    private static final int PATIENCE = 60_000;

    private final Socket socket;

    /** An answer: its status, its fields in lower case, and its body as text. */
    public record RawResponse(int status, Map<String, String> fields, String body) {

        /** The value of a field, empty where it is absent. */
        public String field(String name) {
            return fields.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    public RawClient(String url) throws IOException {
        URI address = URI.create(url);
        socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(PATIENCE);
    }

    /** Sends bytes; the server may answer and close the connection before all are written. */
    public boolean send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Closes the output, so that the server sees the end of the request. */
    public void endOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // The server has closed the connection.
            return;
        }
    }

    /** Returns what the server sends until it closes the connection, or resets it. */
    public String readAll() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (IOException e) {
            return bytes.toString(StandardCharsets.ISO_8859_1);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** Reads one answer; the body of one to HEAD is not there. */
    public RawResponse read(boolean head) throws IOException {
        InputStream in = socket.getInputStream();
        String line = line(in);
        Map<String, String> fields = new TreeMap<>();
        for (String field = line(in); !field.isEmpty(); field = line(in)) {
            int colon = field.indexOf(':');
            fields.put(
                    field.substring(0, colon).toLowerCase(Locale.ROOT),
                    field.substring(colon + 1).strip());
        }
        int length = head ? 0 : Integer.parseInt(fields.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new RawResponse(Integer.parseInt(line.substring(9, 12)), fields, body);
    }

    /** Returns whether the server has closed the connection; ignores what it sends before. */
    public boolean isClosed() {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** The head of a good request to an operation, with more header fields as they stand. */
    public static String head(Operation operation, String more) {
        Request good = SampleRequests.good(operation);
        String fields = good.headers().asMap().entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue().get(0) + "\r\n")
                .collect(Collectors.joining());
        return good.method() + " " + good.url() + " HTTP/1.1\r\nHost: x\r\n" + fields + more + "\r\n";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The server hung up after " + Arrays.toString(line.toByteArray()) + ".");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }
}
