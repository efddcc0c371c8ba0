package io.github.chatspec.serving;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes replies: compressed if the client prefers that, and without the body for HEAD. */
final class ReplyWriter {

    private static final String GZIP = "gzip";
    private static final String ENTITY_TAG = "ETag";
    private static final HttpField VARY = new PreEncodedHttpField(HttpHeader.VARY, "Accept-Encoding");

    private ReplyWriter() {}

    /** Writes a reply. The header fields are the same for HEAD as for GET. */
    static boolean send(Reply reply, Request request, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        response.setStatus(reply.status());
        for (HttpField field : reply.headers()) {
            headers.put(field);
        }
        ByteBuffer body = reply.body();
        if (body.hasRemaining()) {
            headers.add(VARY);
            if (prefersGzip(request.getHeaders())) {
                body = compressed(body);
                weaken(headers);
                if (reply.status() != 304) {
                    headers.put(HttpHeader.CONTENT_ENCODING, GZIP);
                }
            }
        }
        if (reply.status() != 204) {
            // Otherwise Jetty sets the length 0, which is wrong for HEAD and for 304.
            headers.put(HttpHeader.CONTENT_LENGTH, body.remaining());
        }
        boolean bodiless = request.getMethod().equals("HEAD") || reply.status() == 304;
        response.write(true, bodiless ? null : body, callback);
        return true;
    }

    /** A strong tag identifies the bytes of a body (RFC 9110, section 8.8.1), which compression changes. */
    private static void weaken(HttpFields.Mutable headers) {
        String tag = headers.get(ENTITY_TAG);
        if (tag != null && tag.startsWith("\"")) {
            headers.put(ENTITY_TAG, "W/" + tag);
        }
    }

    /**
     * Returns whether gzip is accepted with at least the weight of the uncompressed body (RFC 9110, section 12.5.3). Jetty's
     * {@code GzipHandler} is deprecated for removal, ignores the weight of {@code identity}, and sends another tag and length
     * for HEAD than for GET.
     */
    static boolean prefersGzip(HttpFields headers) {
        if (!headers.contains(HttpHeader.ACCEPT_ENCODING)) {
            return false;
        }
        String all = String.join(",", headers.getValuesList(HttpHeader.ACCEPT_ENCODING))
                .toLowerCase(Locale.ROOT);
        // The list is sorted by weight and contains no codings with weight zero.
        List<String> accepted = headers.getQualityCSV(HttpHeader.ACCEPT_ENCODING);
        for (String coding : accepted) {
            switch (coding.toLowerCase(Locale.ROOT)) {
                case GZIP, "x-gzip" -> {
                    return true;
                }
                case "*" -> {
                    return !all.contains(GZIP);
                }
                case "identity" -> {
                    return false;
                }
                default -> {
                    // Other codings are not supported.
                }
            }
        }
        return false;
    }

    private static ByteBuffer compressed(ByteBuffer body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.remaining() / 2 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            byte[] plain = new byte[body.remaining()];
            body.duplicate().get(plain);
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }
}
