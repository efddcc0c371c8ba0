package io.github.chatspec.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** Decodes the content coding of a recorded body (RFC 9110, section 8.4) if the recorder has not done so. */
public final class ContentCoding {

    /** A list of more codings only costs time. */
    private static final int MAX_CODINGS = 4;

    /** The number of bytes that show whether a body is text. */
    private static final int SAMPLE = 512;

    private static final String LEFT_ENCODED = "the recorder left it encoded ";
    private static final String NOT_DECODED = ", which cannot be decoded here; record decoded bodies";

    /** Apart, so that the library is loaded only with it; archives of classes cannot contain such old ones. */
    private static final class Brotli {
        static InputStream stream(byte[] body) throws IOException {
            return new BrotliInputStream(new ByteArrayInputStream(body));
        }
    }

    private ContentCoding() {}

    /** A body that is not what the name of its coding promises. */
    private static final class UndecodableException extends Exception {
        private static final long serialVersionUID = 1L;

        UndecodableException(String reason) {
            super(reason, null, false, false);
        }
    }

    /**
     * Decodes the body of an exchange.
     *
     * @param exchange the exchange, with the header fields of its response
     * @param body the bytes as they were recorded
     * @return a copy with the decoded body, or with a defect if the body cannot be decoded
     */
    public static Exchange decode(Exchange exchange, byte[] body) {
        List<String> codings = codings(exchange, body);
        byte[] decoded = body;
        try {
            if (codings.size() > MAX_CODINGS && !isText(body)) {
                throw new UndecodableException("it is encoded more than " + MAX_CODINGS + " times");
            }
            for (String coding : codings) {
                // A browser records the decoded text together with the original Content-Encoding.
                if (isText(decoded)) {
                    break;
                }
                decoded = decode(coding, decoded);
            }
            return exchange.body(decoded);
        } catch (UndecodableException e) {
            // Images and the like are not text even if the recorder decoded them.
            return isJson(exchange) && (hasControls(decoded) || !beginsLikeJson(decoded))
                    ? exchange.defect(new Defect(Defect.Kind.ENCODED, e.getMessage()))
                    : exchange.body(decoded);
        }
    }

    /** Returns the codings of a body, the one to undo first first. */
    private static List<String> codings(Exchange exchange, byte[] body) {
        List<String> codings = new ArrayList<>();
        for (String field : exchange.headers().orElse(Headers.NONE).all("Content-Encoding")) {
            for (String coding : field.split(",", -1)) {
                String name = coding.strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && !name.equals("identity")) {
                    codings.add(name);
                }
            }
        }
        if (codings.isEmpty() && isGzip(body)) {
            // No JSON text begins like this, so the header field was lost.
            codings.add("gzip");
        }
        Collections.reverse(codings);
        return codings;
    }

    private static byte[] decode(String coding, byte[] body) throws UndecodableException {
        try {
            return switch (coding) {
                case "gzip", "x-gzip" -> read(new GZIPInputStream(new ByteArrayInputStream(body)));
                case "deflate" -> inflated(body);
                case "br" -> read(Brotli.stream(body));
                case "zstd", "compress", "x-compress", "dcb", "dcz" ->
                    throw new UndecodableException(LEFT_ENCODED + "with " + coding + NOT_DECODED);
                default -> throw new UndecodableException(LEFT_ENCODED + "in another way" + NOT_DECODED);
            };
        } catch (IOException e) {
            throw new UndecodableException("it is not valid " + coding);
        }
    }

    /** Decodes a zlib stream, or the bare deflate stream that some servers send instead (RFC 9110, section 8.4.1.2). */
    private static byte[] inflated(byte[] body) throws IOException, UndecodableException {
        boolean zlib = body.length > 1 && (body[0] & 0x0f) == 8 && ((body[0] & 0xff) << 8 | (body[1] & 0xff)) % 31 == 0;
        Inflater inflater = new Inflater(!zlib);
        try {
            byte[] inflated = read(new InflaterInputStream(new ByteArrayInputStream(body), inflater));
            if (inflater.getRemaining() > 0) {
                throw new IOException("The stream ends before the body.");
            }
            return inflated;
        } finally {
            inflater.end();
        }
    }

    private static byte[] read(InputStream in) throws IOException, UndecodableException {
        try (in) {
            byte[] decoded = in.readNBytes(Recording.MAX_BYTES + 1);
            if (decoded.length > Recording.MAX_BYTES) {
                throw new UndecodableException(
                        "it has more than " + (Recording.MAX_BYTES >> 20) + " MiB when it is decoded");
            }
            return decoded;
        }
    }

    private static boolean isGzip(byte[] body) {
        return body.length > 1 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
    }

    private static boolean isJson(Exchange exchange) {
        return exchange.headers()
                .flatMap(headers -> headers.first("Content-Type"))
                .map(MediaType::isJson)
                .orElse(true);
    }

    /** Returns whether a body begins as text in UTF-8, so that it is not encoded. */
    private static boolean isText(byte[] body) {
        if (hasControls(body)) {
            return false;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer sample = ByteBuffer.wrap(body, 0, Math.min(body.length, SAMPLE));
        // The sample may end within a character.
        return !decoder.decode(sample, CharBuffer.allocate(SAMPLE), body.length <= SAMPLE)
                .isError();
    }

    /** Returns whether a body may be JSON in another charset, which the judge reports. */
    private static boolean beginsLikeJson(byte[] body) {
        return "{[\"-0123456789tfn \t\r\n".indexOf(body[0]) >= 0;
    }

    private static boolean hasControls(byte[] body) {
        for (int i = 0; i < Math.min(body.length, SAMPLE); i++) {
            if (body[i] >= 0 && body[i] < ' ' && body[i] != '\n' && body[i] != '\r' && body[i] != '\t') {
                return true;
            }
        }
        return false;
    }
}
