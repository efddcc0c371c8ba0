package io.github.chatspec.serving.log;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.serving.PageRequest;
import io.github.chatspec.serving.Reply;
import io.github.chatspec.serving.StreamingPage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Sends each request that a server answers to the readers of a page, as server-sent events (HTML standard).
 *
 * <p>As long as there is no reader, requests are not even looked at.
 */
public final class RequestEvents implements RequestLogs.Log, StreamingPage {

    private static final String MEDIA_TYPE = "text/event-stream";
    private static final int MAX_READERS = 16;

    /** The number of requests that may wait to be rendered. */
    private static final int CAPACITY = 1_000;

    /** The number of texts, each of one or more events, that may wait for a slow reader. */
    private static final int MAX_WAITING = 256;

    /** A comment is sent this often, so that a reader who has gone is noticed. */
    private static final int HEARTBEAT_SECONDS = 10;

    private final Function<AnsweredRequest, JsonNode> event;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    /** Null until the first reader. */
    private volatile LineLog log;

    /**
     * Creates a page.
     *
     * @param event returns what the readers are told of a request
     */
    public RequestEvents(Function<AnsweredRequest, JsonNode> event) {
        this.event = event;
    }

    @Override
    public boolean isGuarded() {
        return true;
    }

    @Override
    public boolean takesNext() {
        return !readers.isEmpty();
    }

    @Override
    public void log(AnsweredRequest request) {
        LineLog open = log;
        if (open != null && !ConsoleLines.isOwnPage(request)) {
            open.log(request);
        }
    }

    @Override
    public Reply reply(PageRequest request) {
        return Reply.empty(200, Map.of("Content-Type", MEDIA_TYPE));
    }

    @Override
    public void open(Request request, Response response, Callback callback) {
        if (readers.size() >= MAX_READERS) {
            Response.writeError(request, response, callback, 503, "Too many readers; close another one.");
            return;
        }
        response.getHeaders().put("Content-Type", MEDIA_TYPE).put("Cache-Control", "no-store");
        begin();
        Reader reader = new Reader(response, callback);
        readers.add(reader);
        reader.send(": connected\n\n");
        reader.beat(request.getConnectionMetaData().getConnector().getScheduler());
    }

    private synchronized void begin() {
        if (log == null) {
            log = new LineLog(
                    request -> List.of("data: " + event.apply(request) + "\n"),
                    missed -> "event: missed\ndata: " + missed + "\n",
                    this::send,
                    CAPACITY,
                    true);
        }
    }

    private void send(String events) {
        readers.forEach(reader -> reader.send(events + "\n"));
    }

    @Override
    public void close() {
        readers.forEach(Reader::close);
        LineLog open = log;
        if (open != null) {
            open.close();
        }
    }

    /** Writes to one reader, one text after the other. */
    private final class Reader extends IteratingCallback {

        private final Response response;
        private final Callback callback;
        private final Deque<String> waiting = new ArrayDeque<>();

        Reader(Response response, Callback callback) {
            this.response = response;
            this.callback = callback;
        }

        void send(String text) {
            synchronized (waiting) {
                if (waiting.size() >= MAX_WAITING) {
                    // The reader is too slow, and does not need all to see what happens.
                    waiting.removeFirst();
                }
                waiting.add(text);
            }
            iterate();
        }

        void beat(Scheduler scheduler) {
            scheduler.schedule(
                    () -> {
                        if (readers.contains(this)) {
                            send(":\n\n");
                            beat(scheduler);
                        }
                    },
                    HEARTBEAT_SECONDS,
                    TimeUnit.SECONDS);
        }

        @Override
        protected Action process() {
            String next;
            synchronized (waiting) {
                next = waiting.poll();
            }
            if (next == null) {
                return Action.IDLE;
            }
            response.write(false, ByteBuffer.wrap(next.getBytes(StandardCharsets.UTF_8)), this);
            return Action.SCHEDULED;
        }

        @Override
        protected void onCompleteSuccess() {
            readers.remove(this);
            callback.succeeded();
        }

        @Override
        protected void onCompleteFailure(Throwable failure) {
            readers.remove(this);
            callback.failed(failure);
        }
    }
}
