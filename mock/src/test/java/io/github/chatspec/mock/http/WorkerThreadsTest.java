package io.github.chatspec.mock.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.testing.TestHttp;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.junit.jupiter.api.Test;

/** A handler that may block runs in another thread than the one that reads the connection. */
class WorkerThreadsTest {

    private interface Action {

        boolean handle(Request request, Response response, Callback callback) throws Exception;
    }

    private static int status(AtomicReference<Thread> reader, Action action) throws Exception {
        Server server = new Server(0);
        Handler inside = new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                return action.handle(request, response, callback);
            }
        };
        server.setHandler(new Handler.Wrapper(new WorkerThreads(inside)) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                reader.set(Thread.currentThread());
                return super.handle(request, response, callback);
            }
        });
        server.start();
        try {
            assertThat(server.getInvocationType()).isEqualTo(InvocationType.NON_BLOCKING);
            int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
            return TestHttp.sendRaw("http://127.0.0.1:" + port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        } finally {
            server.stop();
        }
    }

    @Test
    void theHandlerRunsInAnotherThread() throws Exception {
        AtomicReference<Thread> reader = new AtomicReference<>();
        AtomicReference<Thread> worker = new AtomicReference<>();
        int status = status(reader, (request, response, callback) -> {
            worker.set(Thread.currentThread());
            response.setStatus(204);
            callback.succeeded();
            return true;
        });

        assertThat(status).isEqualTo(204);
        assertThat(worker.get()).isNotNull().isNotSameAs(reader.get());
    }

    @Test
    void aRequestThatTheHandlerDoesNotAnswerIsNotFound() throws Exception {
        assertThat(status(new AtomicReference<>(), (request, response, callback) -> false))
                .isEqualTo(404);
    }

    @Test
    void aRequestIsAnsweredIfTheHandlerFails() throws Exception {
        assertThat(status(new AtomicReference<>(), (request, response, callback) -> {
                    throw new IllegalStateException("broken");
                }))
                .isEqualTo(500);
        assertThat(status(new AtomicReference<>(), (request, response, callback) -> {
                    throw new NoClassDefFoundError("broken");
                }))
                .isEqualTo(500);
    }
}
