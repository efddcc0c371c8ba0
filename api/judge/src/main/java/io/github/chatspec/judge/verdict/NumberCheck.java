package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.judge.schema.NumberRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The requirements on the size of a number. */
final class NumberCheck {

    private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private final List<JsonNode> schemas;

    /** The only numbers, by {@link JsonEquality#key}; null if any will do. */
    private final Set<Object> values;

    /** Those of them that are integers of type {@code long}, in ascending order. */
    private final long[] integers;

    private final boolean restrictsLongs;

    // The bounds, as integers.
    private final long least;
    private final long most;
    private final List<BigDecimal> divisors = new ArrayList<>();

    /** Whether the numbers must be within the range of their format. */
    private final boolean hasRange;

    /**
     * Creates the check of a schema.
     *
     * @param schema the schema
     * @param values the only numbers, or null
     */
    NumberCheck(CompiledSchema schema, Set<Object> values) {
        this.schemas = List.copyOf(schema.numberSchemas);
        this.restrictsLongs = schema.restrictsLongs || values != null;
        this.values = values;
        this.integers = integers(values == null ? Set.of() : values);
        this.hasRange = !schema.isTest;
        BigDecimal from = LEAST_LONG;
        BigDecimal to = MOST_LONG;
        for (JsonNode limits : schemas) {
            if (hasRange && limits.path("format").asText("").equals("int32")) {
                from = from.max(BigDecimal.valueOf(Integer.MIN_VALUE));
                to = to.min(BigDecimal.valueOf(Integer.MAX_VALUE));
            }
            from = from.max(
                    lower(limits, "minimum", limits.path("exclusiveMinimum").asBoolean()));
            from = from.max(lower(limits, "exclusiveMinimum", true));
            to = to.min(upper(limits, "maximum", limits.path("exclusiveMaximum").asBoolean()));
            to = to.min(upper(limits, "exclusiveMaximum", true));
            if (isBound(limits.path("multipleOf"))
                    && limits.get("multipleOf").decimalValue().signum() != 0) {
                divisors.add(limits.get("multipleOf").decimalValue());
            }
        }
        least = from.min(MOST_LONG).longValueExact();
        most = to.max(LEAST_LONG).longValueExact();
    }

    private static long[] integers(Set<Object> keys) {
        long[] integers = new long[keys.size()];
        int size = 0;
        for (Object key : keys) {
            if (key instanceof BigDecimal number
                    && number.compareTo(LEAST_LONG) >= 0
                    && number.compareTo(MOST_LONG) <= 0
                    && number.setScale(0, RoundingMode.FLOOR).compareTo(number) == 0) {
                integers[size++] = number.longValue();
            }
        }
        long[] sorted = Arrays.copyOf(integers, size);
        Arrays.sort(sorted);
        return sorted;
    }

    private static BigDecimal lower(JsonNode schema, String keyword, boolean isExclusive) {
        if (!isBound(schema.path(keyword))) {
            return LEAST_LONG;
        }
        BigDecimal bound = inLongs(schema.get(keyword).decimalValue());
        return isExclusive
                ? bound.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE)
                : bound.setScale(0, RoundingMode.CEILING);
    }

    private static BigDecimal upper(JsonNode schema, String keyword, boolean isExclusive) {
        if (!isBound(schema.path(keyword))) {
            return MOST_LONG;
        }
        BigDecimal bound = inLongs(schema.get(keyword).decimalValue());
        return isExclusive
                ? bound.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE)
                : bound.setScale(0, RoundingMode.FLOOR);
    }

    /** Returns a bound, or the limit of {@code long} that it exceeds, so that a large exponent is not written out. */
    private static BigDecimal inLongs(BigDecimal bound) {
        return bound.max(LEAST_LONG).min(MOST_LONG);
    }

    private static boolean isBound(JsonNode bound) {
        return bound.isNumber() && !(bound.isDouble() && Double.isInfinite(bound.doubleValue()));
    }

    /** Returns whether short numbers without an exponent conform, whatever their value. */
    boolean takesShort() {
        return !restrictsLongs;
    }

    /** Returns whether an integer conforms. */
    boolean accepts(long number) {
        if (!restrictsLongs) {
            return true;
        }
        if (number < least || number > most) {
            return false;
        }
        if (values != null && Arrays.binarySearch(integers, number) < 0) {
            return false;
        }
        return divisors.isEmpty() || isMultiple(BigDecimal.valueOf(number));
    }

    /** Returns whether any number conforms. */
    boolean accepts(JsonNode number) {
        if (values != null && !values.contains(JsonEquality.key(number))) {
            return false;
        }
        for (JsonNode schema : schemas) {
            if ((hasRange && NumberRange.isExceeded(number, schema)) || !isWithin(number.decimalValue(), schema)) {
                return false;
            }
        }
        return divisors.isEmpty() || isMultiple(number.decimalValue());
    }

    private boolean isMultiple(BigDecimal number) {
        for (BigDecimal divisor : divisors) {
            if (number.remainder(divisor).signum() != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWithin(BigDecimal number, JsonNode schema) {
        // In OpenAPI 3.0, exclusiveMinimum and exclusiveMaximum are booleans next to the bound.
        int overMinimum = compare(number, schema, "minimum", 1);
        int overMaximum = compare(number, schema, "maximum", -1);
        return (schema.path("exclusiveMinimum").asBoolean() ? overMinimum > 0 : overMinimum >= 0)
                && (schema.path("exclusiveMaximum").asBoolean() ? overMaximum < 0 : overMaximum <= 0)
                && compare(number, schema, "exclusiveMinimum", 1) > 0
                && compare(number, schema, "exclusiveMaximum", -1) < 0;
    }

    private static int compare(BigDecimal number, JsonNode schema, String keyword, int otherwise) {
        return isBound(schema.path(keyword))
                ? number.compareTo(schema.get(keyword).decimalValue())
                : otherwise;
    }
}
