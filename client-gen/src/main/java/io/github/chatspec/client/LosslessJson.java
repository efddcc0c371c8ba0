package io.github.chatspec.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.time.OffsetDateTime;

/** Configures mappers so that the generated models read and write payloads without loss. */
public final class LosslessJson {

    private LosslessJson() {}

    /**
     * Configures a mapper of a generated client so that it keeps nulls in undocumented fields and all digits of decimal
     * numbers, and reads every date-time of RFC 3339.
     *
     * @param mapper the mapper
     * @return the same mapper
     */
    public static ObjectMapper configure(ObjectMapper mapper) {
        mapper.setDefaultPropertyInclusion(
                JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS));
        mapper.registerModule(
                new SimpleModule("date-times").addDeserializer(OffsetDateTime.class, new DateTimeDeserializer()));
        mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        return mapper;
    }
}
