package io.github.chatspec.redact;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Decodes bytes to a text in which a placeholder replaces each byte that is not valid UTF-8. */
final class Utf8Text {

    /** Replaces a byte that is not valid UTF-8; valid UTF-8 never decodes to it. */
    private static final char BROKEN = '\udcff';

    private static final int BROKEN_BYTE = 0xff;
    private static final int CHUNK = 8192;

    private Utf8Text() {}

    static String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(CHUNK);
        StringBuilder text = new StringBuilder(bytes.length);
        CoderResult result;
        do {
            result = decoder.decode(in, out, true);
            text.append(out.flip());
            out.clear();
            if (result.isError()) {
                in.position(in.position() + result.length());
                text.append(String.valueOf(BROKEN).repeat(result.length()));
            }
        } while (!result.isUnderflow());
        return text.toString();
    }

    static byte[] encode(String text) {
        if (text.indexOf(BROKEN) < 0) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        text.codePoints().forEach(point -> {
            if (point == BROKEN) {
                out.write(BROKEN_BYTE);
            } else {
                out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        });
        return out.toByteArray();
    }
}
