package io.github.chatspec.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Sends requests and keeps the answers the way the judge takes them. */
public final class TestHttp {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TestHttp() {}

    /** Sends a request whose address begins with the path to a server. */
    public static Exchange send(String server, Request request) {
        Request absolute = new Request(request.method(), server + request.url(), request.headers(), request.body());
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(absolute.url()))
                .method(
                        absolute.method(),
                        absolute.body().map(BodyPublishers::ofByteArray).orElse(BodyPublishers.noBody()));
        absolute.headers().asMap().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        try {
            HttpResponse<byte[]> answer = CLIENT.send(builder.build(), BodyHandlers.ofByteArray());
            return Exchange.of(absolute)
                    .status(answer.statusCode())
                    .headers(Headers.of(answer.headers().map()))
                    .body(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a good request to an operation. */
    public static Exchange send(String server, Operation operation) {
        return send(server, SampleRequests.good(operation));
    }

    /**
     * Returns a client that trusts a certificate and no other one.
     *
     * @param pem a file with the certificate
     */
    public static HttpClient trusting(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return HttpClient.newBuilder().sslContext(context).build();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(pem.toString(), e);
        }
    }

    /** Sends a raw request and returns the status; the server may close the connection before it has read everything. */
    public static int sendRaw(String server, String request) {
        URI address = URI.create(server);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            write(socket, request);
            String line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(line.substring(line.indexOf(' ') + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Socket socket, String request) throws IOException {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            // What it has answered can be read all the same.
            return;
        }
    }

    public static String header(Exchange answer, String name) {
        return answer.headers().orElseThrow().first(name).orElse("");
    }

    public static JsonNode json(Exchange answer) {
        return json(answer.body());
    }

    public static JsonNode json(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
