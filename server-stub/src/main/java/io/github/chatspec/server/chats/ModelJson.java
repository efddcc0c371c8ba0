package io.github.chatspec.server.chats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.chatspec.contract.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import org.openapitools.jackson.nullable.JsonNullableModule;

/**
 * Reads and writes the generated models without losing anything.
 *
 * <p>The smallest use: {@code ModelJson.read(sample, ChatEnvelope.class)}.
 */
public final class ModelJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule("moments").addDeserializer(OffsetDateTime.class, new DateTimeReader()))
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
     * Returns the mapper.
     *
     * @return a mapper that keeps unknown fields, time zones, and the difference between null and nothing
     */
    public static ObjectMapper mapper() {
        return MAPPER.copy();
    }

    /**
     * Reads a sample of a contract as a generated model.
     *
     * @param sample the sample
     * @param type the model
     * @param <T> the model
     * @return the sample's payload
     * @throws UncheckedIOException if the payload is of another type
     */
    public static <T> T read(Sample sample, Class<T> type) {
        try {
            return MAPPER.readValue(sample.body(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectReader reader(Class<?> type) {
        return MAPPER.readerFor(type);
    }

    public static byte[] write(Object model) {
        try {
            return MAPPER.writeValueAsBytes(model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
