package io.github.chatspec.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Decodes the content coding of a recorded body (RFC 9110, section 8.4) if the recorder has not done so. */
public final class ContentCoding {

    private static final int FIRST = 0x1f;
    private static final int SECOND = 0x8b;

    private ContentCoding() {}

    /**
     * Decodes the body of an exchange.
     *
     * @param exchange the exchange, with the header fields of its response
     * @param body the bytes as they were recorded
     * @return a copy with the decoded body, or with a defect if the body cannot be decoded
     */
    public static Exchange decode(Exchange exchange, byte[] body) {
        if (body.length > 1 && (body[0] & 0xff) == FIRST && (body[1] & 0xff) == SECOND) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
                byte[] plain = in.readNBytes(Recording.MAX_BYTES + 1);
                return plain.length > Recording.MAX_BYTES ? undecoded(exchange, "gzip") : exchange.body(plain);
            } catch (IOException e) {
                return undecoded(exchange, "gzip");
            }
        }
        Optional<String> coding = exchange.headers()
                .flatMap(headers -> headers.first("Content-Encoding"))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> value.equals("br") || value.equals("zstd") || value.equals("deflate"));
        // A browser records the decoded text together with the original Content-Encoding.
        return coding.isPresent() && body.length > 0 && body[0] != '{' && body[0] != '[' && !isText(body)
                ? undecoded(exchange, coding.get())
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

    private static Exchange undecoded(Exchange exchange, String coding) {
        return exchange.defect(new Defect(Defect.Kind.ENCODING, "the recorder left it compressed (" + coding + ")"));
    }
}
