package io.github.chatspec.mock.proxy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A vendor that repeats a secret in many spellings, in headers and in the body of its responses. */
final class EchoingVendor implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Set<String> naming = ConcurrentHashMap.newKeySet();
    private final Random random = new Random(13);

    EchoingVendor() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Sets the secret that the response at a path repeats, and whether it also names it as one. */
    void echo(String path, String secret, boolean named) {
        secrets.put(path, secret);
        if (named) {
            naming.add(path);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String secret = secrets.getOrDefault(path, "");
        ObjectNode body = new ObjectMapper().createObjectNode().put("ok", true);
        String json = body.toString();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        if (!secret.isEmpty()) {
            ArrayNode echoes = body.putArray("echoes");
            spellings(secret).forEach(echoes::add);
            exchange.getResponseHeaders().add("X-Echo", "for <" + encoded(secret) + ">");
            if (naming.contains(path)) {
                name(secret, body, exchange.getResponseHeaders());
            }
            // What a JSON writer would not escape.
            String escaped =
                    "\"e\": \"" + escaped(secret, true) + "\", \"f\": \"" + escaped(secret, false) + "\", \"ok\"";
            json = body.toString().replace("\"ok\"", escaped);
        }
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void name(String secret, ObjectNode body, Headers headers) {
        body.put("refresh_token", secret);
        headers.add("Location", "https://me:" + encoded(secret) + "@x.example/?token=" + encoded(secret));
        headers.add("Set-Cookie", "sid=" + encoded(secret) + "; Path=/");
    }

    private List<String> spellings(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        List<String> spellings = new ArrayList<>(List.of(
                secret,
                "Bearer " + secret,
                encoded(secret),
                encoded(encoded(secret)),
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes),
                HexFormat.of().withPrefix("%").formatHex(bytes)));
        StringBuilder some = new StringBuilder();
        secret.chars()
                .forEach(unit ->
                        some.append(random.nextBoolean() ? encoded("" + (char) unit) : String.format("%%%02x", unit)));
        spellings.add(some.toString());
        for (String before : List.of("", "x", "me:")) {
            byte[] text = (before + secret + "/more").getBytes(StandardCharsets.UTF_8);
            spellings.add(Base64.getEncoder().encodeToString(text));
            spellings.add(Base64.getUrlEncoder().withoutPadding().encodeToString(text));
        }
        return spellings;
    }

    private String escaped(String secret, boolean whole) {
        StringBuilder escaped = new StringBuilder();
        secret.chars()
                .forEach(unit -> escaped.append(
                        whole || unit == '"' || random.nextInt(3) == 0
                                ? String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", unit)
                                : "" + (char) unit));
        return escaped.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
