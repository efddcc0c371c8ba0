package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Attacks a server that runs in a process with a small heap. The system property {@code attack.seconds} sets the duration of
 * the load, 10 seconds by default.
 */
@Tag("attack")
public abstract class AttackRequests {

    private static final Duration LOAD = Duration.ofSeconds(Long.getLong("attack.seconds", 10));
    private static final int CLIENTS = 16;
    private static final int POSTS = 1000;
    private static final int POST_BYTES = 400_000;
    private static final int SLOW_CLIENTS = 1000;
    private static final Request HEALTH = new Request("GET", "/__chatspec/health", Headers.NONE);

    private static final Operation OPERATION =
            SampleRequests.operations().findFirst().orElseThrow();

    private final Class<?> main;
    private Process process;
    private String url;

    /**
     * Creates the attacks on a server.
     *
     * @param main the main class of its command, which accepts {@code --port 0} and prints its address first
     */
    protected AttackRequests(Class<?> main) {
        this.main = main;
    }

    @BeforeEach
    void start() throws IOException {
        process = JavaProcess.of(List.of("-Xmx128m"), main, List.of("--port", "0"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        url = out.readLine();
        Thread reader = new Thread(() -> out.lines().forEach(line -> {}));
        reader.setDaemon(true);
        reader.start();
    }

    /** The server must still answer and must end when it is asked to. */
    @AfterEach
    void stop() throws Exception {
        try {
            assertThat(process.isAlive()).isTrue();
            assertThat(TestHttp.send(url, HEALTH).status()).isEqualTo(200);
            assertThat(TestHttp.send(url, OPERATION).status()).isEqualTo(200);
            process.destroy();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void largeBodiesDoNotExhaustTheHeap() throws Exception {
        String body = "z".repeat(POST_BYTES);
        AtomicLong sent = new AtomicLong();
        inParallel(() -> {
            while (sent.incrementAndGet() <= POSTS) {
                try (RawClient client = new RawClient(url)) {
                    client.send(RawClient.head(OPERATION, "Content-Length: " + POST_BYTES + "\r\n"));
                    client.send(body);
                    assertThat(client.read(false).status()).isIn(200, 503);
                }
            }
            return null;
        });
    }

    @Test
    void compressedBodiesDoNotExhaustTheHeap() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 400; i++) {
                out.write(zeros);
            }
        }
        String bomb = bytes.toString(StandardCharsets.ISO_8859_1);
        inParallel(() -> {
            for (int i = 0; i < 5; i++) {
                try (RawClient client = new RawClient(url)) {
                    client.send(RawClient.head(
                            OPERATION, "Content-Encoding: gzip\r\nContent-Length: " + bomb.length() + "\r\n"));
                    client.send(bomb);
                    assertThat(client.read(false).status()).isEqualTo(413);
                }
            }
            return null;
        });
    }

    @Test
    void slowClientsDelayNoOther() throws Exception {
        List<RawClient> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                RawClient client = new RawClient(url);
                slow.add(client);
                String head = RawClient.head(OPERATION, "Content-Length: 100\r\n");
                // Some send a part of the header only.
                client.send(i % 2 == 0 ? head + "z" : head.substring(0, head.length() / 2));
            }
            assertThat(TestHttp.send(url, HEALTH).status()).isEqualTo(200);
            assertThat(TestHttp.send(url, OPERATION).status()).isEqualTo(200);
        } finally {
            for (RawClient client : slow) {
                client.close();
            }
        }
    }

    @Test
    void oddBytesGetAnErrorOfTheClientOrNoResponse() throws Exception {
        for (String attack : Stream.concat(OddBytes.requests(), OddBytes.random(new Random(1), 200))
                .toList()) {
            try (RawClient client = new RawClient(url)) {
                client.send(attack);
                client.endOutput();
                String response = client.readAll();
                assertThat(response)
                        .as(attack.substring(0, Math.min(attack.length(), 200)))
                        .matches("(?s)(HTTP/1\\.1 (1..|2..|3..|4..|501|505) .*)?")
                        .doesNotContain("Exception", "\tat ", "root:");
            }
        }
    }

    @Test
    void aLoadOfGoodAndBadRequestsIsAnsweredWithoutAServerError() throws Exception {
        long end = System.nanoTime() + LOAD.toNanos();
        AtomicLong answered = new AtomicLong();
        List<String> odd = OddBytes.requests().toList();
        inParallel(() -> {
            for (int i = 0; System.nanoTime() - end < 0; i++) {
                if (i % 20 == 0) {
                    try (RawClient client = new RawClient(url)) {
                        client.send(odd.get(i / 20 % odd.size()));
                    }
                }
                Exchange exchange = TestHttp.send(url, OPERATION);
                assertThat(exchange.status())
                        .as(() -> new String(exchange.body(), StandardCharsets.UTF_8))
                        .isEqualTo(200);
                answered.incrementAndGet();
            }
            return null;
        });
        assertThat(answered).hasPositiveValue();
    }

    private static void inParallel(Callable<Void> client) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Void>> results = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                results.add(clients.submit(client));
            }
            for (Future<Void> result : results) {
                result.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }
}
