package io.github.chatspec.server.http;

import io.github.chatspec.serving.Reply;
import io.github.chatspec.serving.ReplyWriter;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and discards the bodies of requests before they are handled, so that clients which are still sending receive the
 * response. Large bodies are refused.
 */
public final class BodyDrain extends Handler.Wrapper {

    /** The maximum size of a body that is discarded. */
    static final int MAX_BYTES = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(BodyDrain.class);

    private final Duration timeout;

    /**
     * Creates a handler.
     *
     * @param inside handles the requests whose bodies are read
     * @param timeout the maximum duration of reading one body
     */
    public BodyDrain(Handler inside, Duration timeout) {
        super(inside);
        this.timeout = timeout;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields headers = request.getHeaders();
        long length = headers.getLongField(HttpHeader.CONTENT_LENGTH);
        if (length <= 0 && !headers.contains(HttpHeader.TRANSFER_ENCODING)) {
            return super.handle(request, response, callback);
        }
        if (length > MAX_BYTES) {
            return refuse(request, response, callback);
        }
        new Reading(request, response, callback).run();
        return true;
    }

    private static boolean refuse(Request request, Response response, Callback callback) {
        return ReplyWriter.send(
                Reply.closing(413, "too-large", "The body is larger than " + MAX_BYTES + " bytes; send none."),
                request,
                response,
                callback);
    }

    /** Reads one body without blocking a thread. */
    private final class Reading implements Runnable {

        private final Request request;
        private final Response response;
        private final Callback callback;
        private final long end = System.nanoTime() + timeout.toNanos();
        private long read;

        Reading(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        @Override
        public void run() {
            while (true) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    fail(chunk.getFailure());
                    return;
                }
                read += chunk.remaining();
                boolean last = chunk.isLast();
                chunk.release();
                if (last) {
                    answer();
                    return;
                }
                // Each byte restarts the idle timeout.
                if (System.nanoTime() - end > 0) {
                    fail(new TimeoutException());
                    return;
                }
                if (read > MAX_BYTES) {
                    refuse(request, response, callback);
                    return;
                }
            }
        }

        private void answer() {
            try {
                BodyDrain.super.handle(request, response, callback);
            } catch (Exception e) {
                LOG.error("A request failed", e);
                Response.writeError(request, response, callback, 500);
            }
        }

        private void fail(Throwable failure) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            int status = failure instanceof HttpException known
                    ? known.getCode()
                    : failure instanceof TimeoutException ? 408 : 400;
            Response.writeError(request, response, callback, status);
        }
    }
}
