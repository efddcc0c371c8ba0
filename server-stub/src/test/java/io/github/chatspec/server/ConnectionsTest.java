package io.github.chatspec.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.serving.FrontDoor;
import io.github.chatspec.testing.RawClient;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that come in crowds, that are slow, or that are still there when the stub is to end. */
@Timeout(120)
class ConnectionsTest {

    private static final int CROWD = 500;
    private static final Duration SOON = Duration.ofMillis(300);
    private static final Operation OPERATION =
            SampleRequests.operations().findFirst().orElseThrow();
    private static final String RESET = "/__chatspec/admin/helpscout/reset";
    private static final String LOAD = "POST /__chatspec/admin/helpscout/load HTTP/1.1\r\nHost: localhost\r\n";

    @Test
    void fiveHundredConnectionsAtOnceAreAllAnswered() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        try (ServerStub stub = ServerStub.start(0)) {
            for (int i = 0; i < CROWD; i++) {
                clients.add(new RawClient(stub.url()));
            }
            clients.forEach(client -> client.send(RawClient.head(OPERATION, "")));
            for (RawClient client : clients) {
                assertThat(client.read(false).status()).isEqualTo(200);
            }
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void aClientThatFallsSilentIsHungUpOn() throws IOException {
        try (ServerStub stub = ServerStub.start(new StubOptions().idleTime(SOON));
                RawClient client = new RawClient(stub.url());
                RawClient half = new RawClient(stub.url())) {
            half.send("GET / HT");

            assertThat(client.isClosed()).isTrue();
            assertThat(half.isClosed()).isTrue();
        }
    }

    @Test
    void aClientThatDripsTheHeadOfARequestIsHungUpOn() throws Exception {
        try (ServerStub stub = ServerStub.start(new StubOptions().headTime(SOON));
                RawClient first = new RawClient(stub.url());
                RawClient second = new RawClient(stub.url())) {
            second.send(RawClient.head(OPERATION, ""));
            assertThat(second.read(false).status()).isEqualTo(200);

            for (RawClient client : List.of(first, second)) {
                client.send("GET / HTTP/1.1\r\nX-Y: ");
                while (client.send("z")) {
                    Thread.sleep(20);
                }
                assertThat(client.isClosed()).isTrue();
            }
        }
    }

    @Test
    void aClientThatWaitsBetweenItsRequestsIsNotHungUpOn() throws Exception {
        try (ServerStub stub = ServerStub.start(new StubOptions().headTime(SOON));
                RawClient client = new RawClient(stub.url())) {
            for (int i = 0; i < 3; i++) {
                Thread.sleep(2 * SOON.toMillis());
                client.send(RawClient.head(OPERATION, ""));
                assertThat(client.read(false).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aSlowLoadIsNotTakenForASlowHead() throws Exception {
        try (ServerStub stub = ServerStub.start(new StubOptions().headTime(SOON));
                RawClient client = new RawClient(stub.url())) {
            client.send(LOAD + "Expect: 100-continue\r\nContent-Length: 50\r\n\r\n");
            assertThat(client.read(true).status()).isEqualTo(100);
            for (int i = 0; i < 50; i++) {
                client.send(" ");
                Thread.sleep(20);
            }

            assertThat(client.read(false).status()).isEqualTo(200);
        }
    }

    @Test
    void aBodyThatDripsForNothingIsRefused() throws Exception {
        try (ServerStub stub = ServerStub.start(new StubOptions().headTime(SOON));
                RawClient client = new RawClient(stub.url())) {
            client.send(RawClient.head(OPERATION, "Content-Length: 100000\r\n"));
            for (int i = 0; i < 40 && client.send("z"); i++) {
                Thread.sleep(20);
            }

            assertThat(client.read(false).status()).isEqualTo(408);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void anUnwantedBodyIsReadSoThatItsClientReceivesTheResponse() throws IOException {
        try (ServerStub stub = ServerStub.start(0);
                RawClient client = new RawClient(stub.url())) {
            for (int i = 0; i < 3; i++) {
                client.send(RawClient.head(OPERATION, "Content-Length: 500000\r\n"));
                client.send("z".repeat(500_000));
                assertThat(client.read(false).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aBodyInChunksThatHasNoEndIsRefused() throws IOException {
        try (ServerStub stub = ServerStub.start(0);
                RawClient client = new RawClient(stub.url())) {
            client.send(RawClient.head(OPERATION, "Transfer-Encoding: chunked\r\n"));
            String chunk = "10000\r\n" + "z".repeat(0x10000) + "\r\n";
            for (int i = 0; i < 20; i++) {
                client.send(chunk);
            }

            assertThat(client.read(false).status()).isEqualTo(413);
        }
    }

    @Test
    void slowLoadsDoNotDelayOtherResponses() throws Exception {
        List<RawClient> slow = new ArrayList<>();
        try (ServerStub stub = ServerStub.start(0);
                RawClient one = new RawClient(stub.url())) {
            for (int i = 0; i < FrontDoor.MAX_ADMIN_REQUESTS; i++) {
                RawClient client = new RawClient(stub.url());
                slow.add(client);
                client.send(LOAD + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
                assertThat(client.read(true).status()).isEqualTo(100);
            }

            one.send(LOAD + "Content-Length: 2\r\n\r\n\n");
            assertThat(one.read(false).status()).isEqualTo(503);
            assertThat(TestHttp.send(stub.url(), OPERATION).status()).isEqualTo(200);
            for (RawClient client : slow) {
                client.send("\n\n");
                assertThat(client.read(false).status()).isEqualTo(200);
            }
            assertThat(TestHttp.send(stub.url(), new Request("POST", RESET, Headers.NONE))
                            .status())
                    .isEqualTo(200);
        } finally {
            for (RawClient client : slow) {
                client.close();
            }
        }
    }

    @Test
    void aRequestThatRunsIsFinishedAndNoOtherIsTakenWhenTheStubIsClosed() throws Exception {
        ServerStub stub = ServerStub.start(0);
        try (RawClient running = new RawClient(stub.url())) {
            running.send(LOAD + "Content-Length: 4\r\n\r\n[]");
            awaitRunning(stub);

            URI address = URI.create(stub.url());
            CompletableFuture<Void> closed = CompletableFuture.runAsync(stub::close);
            awaitClosed(address);
            assertThat(closed).isNotDone();
            running.send("\n\n");

            assertThat(running.read(false).status()).isEqualTo(200);
            closed.get();
        }
    }

    @Test
    void pagesAreAnsweredUntilTheLastOne() throws Exception {
        ServerStub stub = ServerStub.start(0);
        String url = stub.url();
        List<CompletableFuture<Integer>> asking = new ArrayList<>();
        CountDownLatch asked = new CountDownLatch(8);
        for (int i = 0; i < 8; i++) {
            asking.add(CompletableFuture.supplyAsync(() -> asksOnAndOn(url, asked), work -> new Thread(work).start()));
        }
        asked.await();
        stub.close();

        for (CompletableFuture<Integer> one : asking) {
            assertThat(one.get()).isPositive();
        }
    }

    /** Asks until an answer says that it is the last one; whatever else ends it is an error. */
    private static int asksOnAndOn(String url, CountDownLatch asked) {
        try (RawClient client = new RawClient(url)) {
            for (int answers = 1; ; answers++) {
                client.send(RawClient.head(OPERATION, ""));
                RawClient.RawResponse told = client.read(false);
                assertThat(told.status()).isEqualTo(200);
                if (answers == 1) {
                    asked.countDown();
                }
                if (told.field("Connection").equals("close")) {
                    return answers;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRequestThatNeverEndsIsNotWaitedForForEver() throws Exception {
        ServerStub stub = ServerStub.start(new StubOptions().stopTime(SOON));
        try (RawClient running = new RawClient(stub.url())) {
            running.send(LOAD + "Content-Length: 4\r\n\r\n[]");
            awaitRunning(stub);

            stub.close();

            assertThat(running.isClosed()).isTrue();
        }
    }

    @Test
    void aStubCanBeClosedTwiceAndAtOnce() throws Exception {
        ServerStub stub = ServerStub.start(0);
        assertThat(TestHttp.send(stub.url(), OPERATION).status()).isEqualTo(200);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
            go.countDown();
            stub.close();
        });
        go.await();
        stub.close();
        other.get();
        stub.close();
    }

    private static void awaitRunning(ServerStub stub) throws InterruptedException {
        while (stub.running() == 0) {
            Thread.sleep(5);
        }
    }

    private static void awaitClosed(URI address) throws Exception {
        while (true) {
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                assertThat(socket.isConnected()).isTrue();
                Thread.sleep(5);
            } catch (ConnectException e) {
                return;
            }
        }
    }
}
