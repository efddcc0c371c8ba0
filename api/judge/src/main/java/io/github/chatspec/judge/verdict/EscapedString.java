package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.StrictJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds and decodes the content of a JSON string. */
final class EscapedString {

    private EscapedString() {}

    /** Returns the index of the quote that closes a string, or -1 if there is none before the end of the text. */
    static int end(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] != '"') {
            at += text[at] == '\\' ? 2 : 1;
        }
        return at < to ? at : -1;
    }

    /**
     * Returns the content of a string, in UTF-8.
     *
     * @param text the bytes of the text
     * @param from the index after the opening quote
     * @param to the index of the closing quote
     * @return the content; null if it is not well-formed or contains half of a surrogate pair
     */
    static byte[] decoded(byte[] text, int from, int to) {
        try (JsonParser parser = StrictJson.parser(Arrays.copyOfRange(text, from - 1, to + 1))) {
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                return null;
            }
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(parser.getText()));
            byte[] content = new byte[bytes.remaining()];
            bytes.get(content);
            return parser.nextToken() == null ? content : null;
        } catch (JsonProcessingException | JsonSyntaxException | CharacterCodingException e) {
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed.", e);
        }
    }
}
