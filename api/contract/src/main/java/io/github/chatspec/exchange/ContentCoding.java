package io.github.chatspec.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Undoes the content coding of a recorded body (RFC 9110, section 8.4), where the recorder has not. */
final class ContentCoding {

    private static final int FIRST = 0x1f;
    private static final int SECOND = 0x8b;

    private ContentCoding() {}

    /**
     * Gives an exchange its body.
     *
     * @param exchange the exchange, with the header fields of its answer
     * @param body the bytes as they were recorded
     * @return the exchange, with a defect where the body cannot be read
     */
    static Exchange body(Exchange exchange, byte[] body) {
        if (body.length > 1 && (body[0] & 0xff) == FIRST && (body[1] & 0xff) == SECOND) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
                byte[] plain = in.readNBytes(Recording.MAX_BYTES + 1);
                return plain.length > Recording.MAX_BYTES ? left(exchange, "gzip") : exchange.body(plain);
            } catch (IOException e) {
                return left(exchange, "gzip");
            }
        }
        Optional<String> coding = exchange.headers()
                .flatMap(headers -> headers.first("Content-Encoding"))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> value.equals("br") || value.equals("zstd") || value.equals("deflate"));
        // A browser writes down the plain text, and the header that told of its coding beside it.
        return coding.isPresent() && body.length > 0 && body[0] != '{' && body[0] != '[' && !isText(body)
                ? left(exchange, coding.get())
                : exchange.body(body);
    }

    private static boolean isText(byte[] body) {
        for (int i = 0; i < Math.min(body.length, 64); i++) {
            if (body[i] >= 0 && body[i] < ' ' && body[i] != '\n' && body[i] != '\r' && body[i] != '\t') {
                return false;
            }
        }
        return body[0] >= 0;
    }

    private static Exchange left(Exchange exchange, String coding) {
        return exchange.defect(new Defect(Defect.Kind.ENCODING, "the recorder left it compressed (" + coding + ")"));
    }
}
