package io.github.chatspec.report;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.chatspec.text.PlainText;
import java.io.IOException;
import java.io.Writer;

/**
 * JSON that may be looked at in a terminal: characters that control the display are written as escapes, which changes
 * no value.
 */
final class JsonText {

    private JsonText() {}

    /** Returns a generator that leaves the writer open and writes a line end after each root value but the last. */
    static JsonGenerator generator(Writer out) throws IOException {
        JsonGenerator generator = new JsonFactoryBuilder()
                .rootValueSeparator("\n")
                .characterEscapes(new Escapes())
                .build()
                .createGenerator(out);
        return generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).setCodec(new JsonMapper());
    }

    /** The text with {@code U+FFFD} for each half of a pair, which no encoder takes. */
    static String encodable(String text) {
        if (text.codePoints().noneMatch(JsonText::isHalf)) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints().forEach(point -> whole.appendCodePoint(isHalf(point) ? 0xFFFD : point));
        return whole.toString();
    }

    private static boolean isHalf(int point) {
        return Character.getType(point) == Character.SURROGATE;
    }

    /** Leaves ASCII to the standard, and asks about all that lies above it. */
    private static final class Escapes extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        private final int[] ascii = standardAsciiEscapesForJSON();

        Escapes() {
            ascii[0x7f] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii.clone();
        }

        @Override
        public SerializableString getEscapeSequence(int unit) {
            boolean paired = Character.isSurrogate((char) unit);
            return !paired && PlainText.isHarmful(unit) ? new SerializedString(PlainText.code(unit)) : null;
        }
    }
}
