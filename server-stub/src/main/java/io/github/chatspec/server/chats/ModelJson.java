package io.github.chatspec.server.chats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import org.openapitools.jackson.nullable.JsonNullableModule;

/** Reads and writes the generated models without loss. */
public final class ModelJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule("date-times").addDeserializer(OffsetDateTime.class, new DateTimeReader()))
            .addModule(new JsonNullableModule())
            // A field that a model does not have is left out, but a null among the undocumented fields stays.
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ModelJson() {}

    /**
     * Returns a mapper for the generated models.
     *
     * @return a new mapper that keeps unknown fields, time zones, and the difference between null and absent
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
