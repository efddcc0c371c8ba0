package io.github.chatspec.json;

import io.github.chatspec.json.JsonSyntaxException.Kind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Checks that bytes are valid UTF-8, since lenient decoders accept what strict ones reject. */
final class Utf8 {

    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final int CHUNK = 8192;

    private Utf8() {}

    /** Returns the length of the byte order mark, which a parser may ignore (RFC 8259, section 8.1). */
    static int byteOrderMark(byte[] bytes) {
        for (int i = 0; i < MARK.length; i++) {
            if (i >= bytes.length || bytes[i] != MARK[i]) {
                return 0;
            }
        }
        return MARK.length;
    }

    /** Throws an exception at the first byte that is not valid UTF-8. */
    static void check(byte[] bytes) throws JsonSyntaxException {
        int plain = 0;
        while (plain < bytes.length && bytes[plain] >= 0) {
            plain++;
        }
        if (plain < bytes.length) {
            check(bytes, plain);
        }
    }

    /** Decodes the bytes from an offset on, which is that of the first byte that is not ASCII. */
    private static void check(byte[] bytes, int from) throws JsonSyntaxException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate(Math.min(CHUNK, bytes.length - from + 1));
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw new JsonSyntaxException(
                    Kind.ENCODING,
                    String.format("the byte 0x%02x is not UTF-8 here", bytes[in.position()]),
                    position(bytes, in.position()));
        }
    }

    private static Position position(byte[] bytes, int offset) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < offset; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
            column = bytes[i] == '\n' ? 1 : column + 1;
        }
        return new Position(line, column, offset);
    }
}
