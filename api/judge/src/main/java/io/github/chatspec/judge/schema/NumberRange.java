package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.text.Wording;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The numbers that the number formats of OpenAPI can hold. */
public final class NumberRange {

    private NumberRange() {}

    /**
     * Returns whether a value is a number outside the range of the format that a schema promises.
     *
     * @param value any value
     * @param schema the schema; without a number format, fractions are limited to the range of {@code double}
     * @return whether the promised format cannot hold the number; false for anything but a number
     */
    public static boolean isExceeded(JsonNode value, JsonNode schema) {
        if (!value.isNumber()) {
            return false;
        }
        return switch (schema.path("format").asText("")) {
            case "int32" -> isBeyond(value, Integer.SIZE);
            case "int64" -> isBeyond(value, Long.SIZE);
            case "float" -> isBeyond(value, BigDecimal.valueOf(Float.MAX_VALUE));
            case "double" -> isBeyond(value, new BigDecimal(Double.MAX_VALUE));
            // Where any value is allowed, a number may be of any size.
            default ->
                isNumberPromised(schema)
                        && !value.isIntegralNumber()
                        && isBeyond(value, new BigDecimal(Double.MAX_VALUE));
        };
    }

    private static boolean isNumberPromised(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.asText("").equals("number") || Wording.texts(type).contains("number");
    }

    private static boolean isBeyond(JsonNode number, int bits) {
        BigDecimal value = number.decimalValue();
        long digits = digits(value);
        return digits > bits || (digits > 0 && value.toBigInteger().bitLength() >= bits);
    }

    private static boolean isBeyond(JsonNode number, BigDecimal largest) {
        BigDecimal value = number.decimalValue();
        long digits = digits(value);
        BigInteger bound = largest.toBigInteger();
        return digits > bound.toString().length() || (digits > 0 && value.abs().compareTo(largest) > 0);
    }

    /** Returns the digits before the point: a number such as 1e999999999 must not be expanded. */
    private static long digits(BigDecimal value) {
        return (long) value.precision() - value.scale();
    }
}
