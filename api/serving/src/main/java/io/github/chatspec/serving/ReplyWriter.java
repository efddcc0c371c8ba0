package io.github.chatspec.serving;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes answers the way that a request asks for: as they are or compressed, and to HEAD without the body. */
public final class ReplyWriter {

    private static final String GZIP = "gzip";
    private static final String ENTITY_TAG = "ETag";

    private ReplyWriter() {}

    /** Sends an answer; a HEAD is told the same of it as a GET. */
    public static boolean send(Reply answer, Request request, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        response.setStatus(answer.status());
        answer.headers().forEach(headers::put);
        ByteBuffer body = answer.body();
        if (body.hasRemaining()) {
            headers.add(HttpHeader.VARY, "Accept-Encoding");
            if (isZipped(request.getHeaders())) {
                body = zipped(body);
                weaken(headers);
                if (answer.status() != 304) {
                    headers.put(HttpHeader.CONTENT_ENCODING, GZIP);
                }
            }
        }
        if (answer.status() != 204) {
            // Jetty always says a length, and of a 304 it must be that of the chat.
            headers.put(HttpHeader.CONTENT_LENGTH, body.remaining());
        }
        boolean bodiless = request.getMethod().equals("HEAD") || answer.status() == 304;
        response.write(true, bodiless ? null : body, callback);
        return true;
    }

    /** A strong tag stands for octets (RFC 9110, section 8.8.1), and those of the compressed body are others. */
    private static void weaken(HttpFields.Mutable headers) {
        String tag = headers.get(ENTITY_TAG);
        if (tag != null && tag.startsWith("\"")) {
            headers.put(ENTITY_TAG, "W/" + tag);
        }
    }

    /** Tells whether gzip is accepted, and no less gladly than the body as it is (RFC 9110, section 12.5.3). */
    static boolean isZipped(HttpFields headers) {
        if (!headers.contains(HttpHeader.ACCEPT_ENCODING)) {
            return false;
        }
        String all = String.join(",", headers.getValuesList(HttpHeader.ACCEPT_ENCODING))
                .toLowerCase(Locale.ROOT);
        // The list is sorted, and without what is refused by a weight of zero.
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
                    // A coding that this server does not know.
                }
            }
        }
        return false;
    }

    private static ByteBuffer zipped(ByteBuffer body) {
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
