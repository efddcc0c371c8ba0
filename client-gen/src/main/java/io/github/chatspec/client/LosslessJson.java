package io.github.chatspec.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Configures mappers so that the generated models keep every digit of a number.
 *
 * <p>Everything else of a payload survives any mapper: the models need no module and no setting.
 */
public final class LosslessJson {

    private LosslessJson() {}

    /**
     * Configures a mapper so that it keeps all digits of decimal numbers.
     *
     * @param mapper the mapper
     * @return the same mapper
     */
    public static ObjectMapper configure(ObjectMapper mapper) {
        return mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }
}
