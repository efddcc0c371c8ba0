package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.testing.SampleRequests;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Many clients at once. */
class BurstTest {

    private static final int CONNECTIONS = 500;

    @Test
    void fiveHundredConnectionsAtOnceAreAllAnswered() throws IOException {
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        List<Socket> sockets = new ArrayList<>();
        try (MockServer mock = MockServer.start(0)) {
            URI address = URI.create(mock.url());
            for (int i = 0; i < CONNECTIONS; i++) {
                Socket socket = new Socket();
                sockets.add(socket);
                socket.setSoTimeout(60_000);
                socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), 60_000);
            }
            for (Socket socket : sockets) {
                socket.getOutputStream().write(bytes(SampleRequests.good(operation)));
            }
            List<String> answers = new ArrayList<>();
            for (Socket socket : sockets) {
                answers.add(new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1));
            }
            assertThat(answers).hasSize(CONNECTIONS).containsOnly("HTTP/1.1 200");
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static byte[] bytes(Request request) {
        String headers = request.headers().asMap().entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue().get(0) + "\r\n")
                .collect(Collectors.joining());
        return (request.method() + " " + request.url() + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
