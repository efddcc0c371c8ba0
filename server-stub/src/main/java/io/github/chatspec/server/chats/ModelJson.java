package io.github.chatspec.server.chats;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Reads and writes the generated models without loss. */
public final class ModelJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ModelJson() {}

    /**
     * Returns a mapper for the generated models.
     *
     * @return a new mapper that keeps every digit of a number
     */
    public static ObjectMapper mapper() {
        return MAPPER.copy();
    }

    /**
     * Reads a generated model.
     *
     * @param json the JSON in UTF-8
     * @param type the model
     * @param <T> the model
     * @return the model
     * @throws UncheckedIOException if the JSON does not fit the model
     */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T read(ByteBuffer json, Class<T> type) {
        byte[] bytes = new byte[json.remaining()];
        json.get(bytes);
        return read(bytes, type);
    }

    /**
     * Writes a generated model.
     *
     * @param model the model
     * @return its JSON in UTF-8
     */
    public static byte[] write(Object model) {
        try {
            return MAPPER.writeValueAsBytes(model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
