package io.github.chatspec.mock.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.JudgedRecording;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.mock.command.MockCommand;
import io.github.chatspec.testing.Canaries;
import io.github.chatspec.testing.JavaProcess;
import io.github.chatspec.testing.TestHttp;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording of a vendor's responses loses nothing when its process is killed, and contains no secret in any spelling. */
@Tag("attack")
class RecordingAttackTest {

    private static final int EXCHANGES = 1000;
    private static final int KILLS = 3;
    private static final int CLIENTS = 4;

    private static final List<String> HEADERS =
            List.of("Authorization", "access_token", "X-Api-Key", "client-secret", "my-password");
    private static final List<String> PARAMETERS = List.of("token", "client_secret", "api%6Bey");

    /** The places of the request, and a response that names its secret itself. */
    private static final int PLACES = HEADERS.size() + PARAMETERS.size() + 3;

    @TempDir
    private Path folder;

    @Test
    void noPlantedSecretIsRecordedOrReportedInAnySpelling() throws IOException {
        Canaries canaries = new Canaries();
        List<String> messages = Collections.synchronizedList(new ArrayList<>());
        Path har = folder.resolve("recorded.har");
        try (EchoingVendor vendor = new EchoingVendor();
                MockServer mock = MockServer.start(
                        new MockOptions().proxyTo(vendor.url(), messages::add).record(har))) {
            for (int i = 0; i < EXCHANGES; i++) {
                String secret = i % 3 == 0 ? canaries.word() : canaries.word() + "\"/+" + canaries.word();
                vendor.echo("/attack/" + i, secret, i % PLACES == PLACES - 1);
                assertThat(TestHttp.send(mock.url(), request(i, secret)).status())
                        .isEqualTo(200);
            }
        }

        byte[] recorded = Files.readAllBytes(har);
        assertThat(TestHttp.json(recorded).at("/log/entries")).hasSize(EXCHANGES);
        assertThat(canaries.planted()).isGreaterThan(EXCHANGES);
        assertThat(canaries.foundIn(recorded)).isEmpty();
        assertThat(canaries.foundIn(String.join("\n", messages).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    /** Sends the secret in one of the places. */
    private static Request request(int number, String secret) {
        String path = "/attack/" + number;
        int place = number % PLACES;
        if (place < HEADERS.size()) {
            return new Request("GET", path, Headers.NONE.with(HEADERS.get(place), "Bearer " + secret));
        }
        if (place < HEADERS.size() + PARAMETERS.size()) {
            String coded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
            return new Request(
                    "GET", path + "?a=b&" + PARAMETERS.get(place - HEADERS.size()) + "=" + coded, Headers.NONE);
        }
        return switch (place - HEADERS.size() - PARAMETERS.size()) {
            case 0 -> new Request("GET", path, Headers.NONE.with("Authorization", "Basic " + basic(secret)));
            case 1 ->
                new Request(
                        "GET",
                        path,
                        Headers.NONE.with("Cookie", "a=b; sid=" + URLEncoder.encode(secret, StandardCharsets.UTF_8)));
            default -> new Request("GET", path, Headers.NONE);
        };
    }

    private static String basic(String secret) {
        return Base64.getEncoder().encodeToString(("me:" + secret).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aKilledProcessLosesNoResponseThatAClientHasReceived() throws Exception {
        try (EchoingVendor vendor = new EchoingVendor()) {
            for (int i = 0; i < KILLS; i++) {
                Path har = folder.resolve("killed.har");
                long received = receivedBeforeKill(vendor, har, 200L + 300 * i);

                assertThat(received).isPositive();
                assertThat(JudgedRecording.of(har).exchanges().stream()
                                .filter(exchange -> exchange.request().isPresent()))
                        .hasSizeGreaterThanOrEqualTo((int) received);
                try (Stream<Path> left = Files.list(folder)) {
                    assertThat(left).containsExactly(har);
                }
            }
        }
    }

    /** Runs a mock that replaces the recording of the one before, and kills it under load. */
    private static long receivedBeforeKill(EchoingVendor vendor, Path har, long millis) throws Exception {
        Process mock = JavaProcess.of(
                        MockCommand.class,
                        "--port",
                        "0",
                        "--proxy-to",
                        vendor.url(),
                        "--record",
                        har.toString(),
                        "--overwrite")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        AtomicLong received = new AtomicLong();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (BufferedReader out = mock.inputReader(StandardCharsets.UTF_8)) {
            String url = out.readLine();
            for (int i = 0; i < CLIENTS; i++) {
                clients.submit(() -> {
                    // Ends with the exception of the first request after the kill.
                    while (TestHttp.send(url, new Request("GET", "/load", Headers.NONE))
                                    .status()
                            == 200) {
                        received.incrementAndGet();
                    }
                });
            }
            for (long waited = 0; received.get() == 0 && waited < 60_000; waited += 10) {
                Thread.sleep(10);
            }
            Thread.sleep(millis);
            mock.destroyForcibly().waitFor();
        } finally {
            mock.destroyForcibly();
            clients.shutdown();
            clients.awaitTermination(1, TimeUnit.MINUTES);
        }
        return received.get();
    }
}
