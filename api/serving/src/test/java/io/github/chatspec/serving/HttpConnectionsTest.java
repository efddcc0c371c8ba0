package io.github.chatspec.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.junit.jupiter.api.Test;

class HttpConnectionsTest {

    /** A client whose first bytes arrive only when the test says so. */
    private static final class SlowClient extends ByteArrayEndPoint {

        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch continued = new CountDownLatch(1);
        final List<Thread> readers = new CopyOnWriteArrayList<>();

        SlowClient() {
            super(new ScheduledExecutorScheduler(), 0);
        }

        @Override
        public int fill(ByteBuffer buffer) {
            readers.add(Thread.currentThread());
            begun.countDown();
            await(continued);
            return 0;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSecondThreadLeavesTheReadingToTheFirst() throws Exception {
        SlowClient once = new SlowClient();
        once.continued.countDown();
        connection(once).onFillable();
        SlowClient client = new SlowClient();
        HttpConnection connection = connection(client);
        Thread first = new Thread(connection::onFillable);
        first.start();
        await(client.begun);

        connection.onFillable();

        client.continued.countDown();
        first.join(60_000);
        assertThat(client.readers).containsOnly(first).hasSize(2 * once.readers.size());
    }

    private static HttpConnection connection(SlowClient client) {
        ServerConnector connector = new ServerConnector(new Server());
        HttpConnection connection =
                (HttpConnection) new HttpConnections(new HttpConfiguration()).newConnection(connector, client);
        client.setConnection(connection);
        return connection;
    }
}
