package io.github.chatspec.server.http;

import io.github.chatspec.serving.Reply;
import io.github.chatspec.serving.ReplyWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a body that nobody wants, so that a client which is still sending gets to see its answer; a large one is
 * refused.
 */
final class BodyDrain implements Runnable {

    /** The octets of the largest body that is read for nothing. */
    static final int MOST_BYTES = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(BodyDrain.class);

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Callable<Boolean> then;
    private final long end;
    private long read;

    private BodyDrain(
            Request request, Response response, Callback callback, Duration patience, Callable<Boolean> then) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.then = then;
        this.end = System.nanoTime() + patience.toNanos();
    }

    /** Reads the body, and does the rest then; no thread waits for it. */
    static boolean begin(
            Request request, Response response, Callback callback, Duration patience, Callable<Boolean> then) {
        BodyDrain drain = new BodyDrain(request, response, callback, patience, then);
        if (request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > MOST_BYTES) {
            drain.refuse();
        } else {
            drain.run();
        }
        return true;
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
            // Each octet makes the idle time begin anew.
            if (System.nanoTime() - end > 0) {
                fail(new TimeoutException());
                return;
            }
            if (read > MOST_BYTES) {
                refuse();
                return;
            }
        }
    }

    private void answer() {
        try {
            then.call();
        } catch (Exception e) {
            LOG.error("A request failed", e);
            Response.writeError(request, response, callback, 500);
        }
    }

    private void refuse() {
        Reply refusal =
                Reply.tooMuch(413, "too-large", "A body of more than " + MOST_BYTES + " bytes is not read; send none.");
        ReplyWriter.send(refusal, request, response, callback);
    }

    private void fail(Throwable failure) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        int status = failure instanceof HttpException known
                ? known.getCode()
                : failure instanceof TimeoutException ? 408 : 400;
        Response.writeError(request, response, callback, status);
    }
}
