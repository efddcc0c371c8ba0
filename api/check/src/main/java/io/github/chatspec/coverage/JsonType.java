package io.github.chatspec.coverage;

import com.fasterxml.jackson.core.JsonToken;
import java.util.Locale;

/** The types of JSON values; a number without a fraction or exponent is an integer. */
public enum JsonType {
    ARRAY,
    BOOLEAN,
    INTEGER,
    NULL,
    NUMBER,
    OBJECT,
    STRING;

    static JsonType of(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> ARRAY;
            case START_OBJECT -> OBJECT;
            case VALUE_TRUE, VALUE_FALSE -> BOOLEAN;
            case VALUE_NUMBER_INT -> INTEGER;
            case VALUE_NUMBER_FLOAT -> NUMBER;
            case VALUE_NULL -> NULL;
            default -> STRING;
        };
    }

    /**
     * Returns the name of the type in reports.
     *
     * @return the name in lower case
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
