package io.github.chatspec.serving;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the body of a request, without blocking a thread, before another handler answers the request. Bodies that are too
 * large, too slow, or in an unusable content coding are refused.
 *
 * <p>Jetty's {@code EagerContentHandler} has no limit in time, and handles a body that exceeds its size instead of refusing
 * it.
 */
final class BodyReader extends Handler.Wrapper {

    private static final String BODY = BodyReader.class.getName();

    private static final Logger LOG = LoggerFactory.getLogger(BodyReader.class);

    /** The part of the heap that the bodies of all running requests may occupy; handlers make copies of a body. */
    private static final int HEAP_SHARE = 8;

    private final BodyLimits limits;
    private final long maxHeld;
    private final AtomicLong held = new AtomicLong();

    /**
     * Creates a handler.
     *
     * @param inside handles the requests, whose bodies it reads without waiting
     * @param limits the limits for one body
     */
    BodyReader(Handler inside, BodyLimits limits) {
        super(inside);
        this.limits = limits;
        maxHeld = Math.max(limits.bytes(), Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields headers = request.getHeaders();
        long length = headers.getLongField(HttpHeader.CONTENT_LENGTH);
        if (length <= 0 && !headers.contains(HttpHeader.TRANSFER_ENCODING)) {
            return super.handle(request, response, callback);
        }
        if (length > limits.bytes()) {
            return ReplyWriter.send(tooLarge(), request, response, callback);
        }
        new Reading(request, response, callback, (int) Math.max(length, 0)).run();
        return true;
    }

    private Reply tooLarge() {
        return Reply.closing(
                413, "too-large", "The body is larger than " + limits.bytes() + " bytes; send a smaller one.");
    }

    /** A decoded body, or the refusal of a body that handlers could not decode. */
    private static final class Decoded {
        private final byte[] body;
        private final Optional<Reply> refusal;

        Decoded(byte[] body, Optional<Reply> refusal) {
            this.body = body;
            this.refusal = refusal;
        }

        static Decoded refused(Reply reply) {
            return new Decoded(new byte[0], Optional.of(reply));
        }
    }

    private Decoded decode(HttpFields headers, byte[] body) {
        List<String> codings = headers.getCSV(HttpHeader.CONTENT_ENCODING, false).stream()
                .map(coding -> coding.toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.equals("identity"))
                .toList();
        if (codings.isEmpty()) {
            return new Decoded(body, Optional.empty());
        }
        if (codings.size() > 1 || !codings.get(0).matches("(x-)?gzip")) {
            return Decoded.refused(Reply.refusal(
                    415, "unknown-coding", "The content coding of the body is not supported; use gzip or none."));
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] decoded = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limits.bytes() + 1L));
            return decoded.length > limits.bytes()
                    ? Decoded.refused(tooLarge())
                    : new Decoded(decoded, Optional.empty());
        } catch (IOException e) {
            return Decoded.refused(Reply.refusal(
                    400, "bad-coding", "The body is not valid gzip; compress it again, or send it uncompressed."));
        }
    }

    /** Reads one body. */
    private final class Reading implements Runnable {

        private final Request request;
        private final Response response;
        private final Callback callback;
        private final long end = System.nanoTime() + limits.time().toNanos();
        private final ByteArrayOutputStream body;

        /** The part of {@link #held} that is this body's. */
        private long counted;

        Reading(Request request, Response response, Callback callback, int length) {
            this.request = request;
            this.response = response;
            this.callback = callback;
            // A client may announce a body and never send it.
            this.body = new ByteArrayOutputStream(Math.min(length, 8 << 10));
            Request.addCompletionListener(request, failure -> held.addAndGet(-counted));
        }

        @Override
        public void run() {
            try {
                read();
            } catch (OutOfMemoryError e) {
                Response.writeError(request, response, callback, 500, null, e);
            }
        }

        private void read() {
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
                boolean last = chunk.isLast();
                Optional<Reply> refusal = add(chunk);
                if (refusal.isPresent()) {
                    ReplyWriter.send(refusal.get(), request, response, callback);
                    return;
                }
                if (last) {
                    handle(body.toByteArray());
                    return;
                }
                // Each byte restarts the idle timeout.
                if (System.nanoTime() - end > 0) {
                    fail(new TimeoutException());
                    return;
                }
            }
        }

        /** Adds a part of the body, and returns the refusal of the request if there is no room for it. */
        private Optional<Reply> add(Content.Chunk chunk) {
            try {
                int size = chunk.remaining();
                if (body.size() + size > limits.bytes()) {
                    return Optional.of(tooLarge());
                }
                counted += size;
                if (held.addAndGet(size) > maxHeld) {
                    return Optional.of(Reply.closing(
                            503, "too-busy", "The server is reading too many bodies; send this one later."));
                }
                byte[] bytes = new byte[size];
                chunk.getByteBuffer().get(bytes);
                body.writeBytes(bytes);
                return Optional.empty();
            } finally {
                chunk.release();
            }
        }

        private void handle(byte[] bytes) {
            try {
                Decoded decoded = decode(request.getHeaders(), bytes);
                if (decoded.refusal.isPresent()) {
                    ReplyWriter.send(decoded.refusal.get(), request, response, callback);
                    return;
                }
                Request complete = new RequestWithBody(request, bytes, decoded.body);
                if (!BodyReader.super.handle(complete, response, callback)) {
                    Response.writeError(request, response, callback, 404);
                }
            } catch (Exception | OutOfMemoryError e) {
                LOG.error("A request failed", e);
                Response.writeError(request, response, callback, 500, null, e);
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

    /**
     * Returns the body of a request, also of one that does not have the wrapper of this handler.
     *
     * @param request a request that this handler may have passed on
     * @return the body without content coding; no bytes if it has none
     */
    static byte[] loggedBody(Request request) {
        return request.getAttribute(BODY) instanceof byte[] body ? body : new byte[0];
    }

    /**
     * Returns the body of a request.
     *
     * @param request a request that this handler passed on
     * @return the body without content coding; no bytes if it has none
     */
    static byte[] body(Request request) {
        RequestWithBody withBody = Request.as(request, RequestWithBody.class);
        return withBody == null ? new byte[0] : withBody.decoded;
    }

    /** A request whose body has been read. */
    private static final class RequestWithBody extends Request.Wrapper {

        private final Content.Source body;
        private final byte[] decoded;

        RequestWithBody(Request request, byte[] body, byte[] decoded) {
            super(request);
            this.decoded = decoded;
            // Logs see the request without this wrapper.
            request.setAttribute(BODY, decoded);
            this.body = new ByteBufferContentSource(ByteBuffer.wrap(body));
        }

        @Override
        public long getLength() {
            return body.getLength();
        }

        @Override
        public Content.Chunk read() {
            return body.read();
        }

        @Override
        public void demand(Runnable callback) {
            body.demand(callback);
        }

        @Override
        public void fail(Throwable failure) {
            body.fail(failure);
        }
    }
}
