package io.github.chatspec.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.time.OffsetDateTime;

/**
 * Settles that nothing of a payload is lost on its way through the generated models.
 *
 * <p>The smallest use: {@code LosslessJson.configure(ApiClient.createDefaultObjectMapper())}.
 */
public final class LosslessJson {

    private LosslessJson() {}

    /**
     * Changes a mapper of a generated client so that it keeps a null in a field that nobody documented, and decimal
     * numbers to the last digit, and reads every date-time that RFC 3339 knows.
     *
     * @param mapper the mapper
     * @return the same mapper
     */
    public static ObjectMapper configure(ObjectMapper mapper) {
        mapper.setDefaultPropertyInclusion(
                JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS));
        mapper.registerModule(
                new SimpleModule("moments").addDeserializer(OffsetDateTime.class, new DateTimeDeserializer()));
        mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        return mapper;
    }
}
