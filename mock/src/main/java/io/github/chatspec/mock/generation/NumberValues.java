package io.github.chatspec.mock.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Chooses numbers within the bounds of a schema. */
final class NumberValues {

    private static final BigDecimal RANGE = BigDecimal.valueOf(99);
    private static final int MAX_SCALE = 12;

    private NumberValues() {}

    /** Returns a number that conforms to a schema, or nothing if none is found. */
    static Optional<JsonNode> of(MergedSchema schema, boolean isInteger, RandomSource random) {
        Bound low = bound(schema, "minimum", "exclusiveMinimum", true);
        Bound high = bound(schema, "maximum", "exclusiveMaximum", false);
        BigDecimal least = low.value() != null ? low.value() : usualLeast(high.value());
        BigDecimal most = high.value() != null ? high.value().min(least.add(RANGE)) : least.add(RANGE);
        BigDecimal step = step(schema, isInteger, least, most);
        BigDecimal first = least.divide(step, 0, RoundingMode.CEILING).multiply(step);
        if (low.isExcluded() && first.compareTo(least) == 0) {
            first = first.add(step);
        }
        BigDecimal last = most.divide(step, 0, RoundingMode.FLOOR).multiply(step);
        if (high.isExcluded() && high.value().compareTo(last) == 0) {
            last = last.subtract(step);
        }
        BigDecimal start = first.compareTo(last) > 0 && low.value() == null ? last : first;
        int steps = last.subtract(start)
                .divide(step, 0, RoundingMode.FLOOR)
                .max(BigDecimal.ZERO)
                .min(BigDecimal.valueOf(Integer.MAX_VALUE - 1L))
                .intValue();
        BigDecimal number = start.add(step.multiply(BigDecimal.valueOf(random.between(0, steps))));
        return low.isBelow(number) && high.isAbove(number) ? Optional.of(node(number)) : Optional.empty();
    }

    /** Returns the least number to choose if only an upper bound is documented, or none. */
    private static BigDecimal usualLeast(BigDecimal high) {
        if (high == null || high.compareTo(BigDecimal.ONE) >= 0) {
            return BigDecimal.ONE;
        }
        return high.signum() > 0 ? BigDecimal.ZERO : high.subtract(RANGE);
    }

    private static JsonNode node(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() <= 0
                ? BigIntegerNode.valueOf(stripped.toBigIntegerExact())
                : DecimalNode.valueOf(stripped);
    }

    /** Returns the distance between the numbers to choose from, which is a multiple of all steps that the schema demands. */
    private static BigDecimal step(MergedSchema schema, boolean isInteger, BigDecimal least, BigDecimal most) {
        List<BigDecimal> steps = schema.numbers("multipleOf").stream()
                .filter(one -> one.signum() > 0)
                .toList();
        BigDecimal width = most.subtract(least);
        boolean isWide = isInteger || width.compareTo(BigDecimal.TEN) >= 0;
        BigDecimal narrow = width.signum() > 0 ? width.movePointLeft(1) : least.abs();
        BigDecimal usual = isWide || narrow.signum() == 0 ? BigDecimal.ONE : narrow;
        BigDecimal step = steps.isEmpty() ? usual : steps.get(0);
        for (BigDecimal other : steps) {
            BigDecimal single = step;
            for (int times = 1; times < 1000 && step.remainder(other).signum() != 0; times++) {
                step = single.multiply(BigDecimal.valueOf(times + 1L));
            }
        }
        for (int times = 0;
                isInteger && times < MAX_SCALE && step.stripTrailingZeros().scale() > 0;
                times++) {
            step = step.multiply(BigDecimal.TEN);
        }
        return step;
    }

    /** A bound, or none if its value is null. */
    private record Bound(BigDecimal value, boolean isExcluded) {

        boolean isBelow(BigDecimal number) {
            return value == null || value.compareTo(number) < (isExcluded ? 0 : 1);
        }

        boolean isAbove(BigDecimal number) {
            return value == null || value.compareTo(number) > (isExcluded ? 0 : -1);
        }
    }

    /** Returns the narrowest bound; in OpenAPI 3.0, the keyword that excludes it is a boolean. */
    private static Bound bound(MergedSchema schema, String keyword, String excluding, boolean isLower) {
        Bound bound = new Bound(null, false);
        for (BigDecimal value : schema.numbers(keyword)) {
            bound = narrower(bound, new Bound(value, schema.isTrue(excluding)), isLower);
        }
        for (BigDecimal value : schema.numbers(excluding)) {
            bound = narrower(bound, new Bound(value, true), isLower);
        }
        return bound;
    }

    private static Bound narrower(Bound bound, Bound other, boolean isLower) {
        if (bound.value() == null) {
            return other;
        }
        int order = other.value().compareTo(bound.value());
        boolean isNarrower = isLower ? order > 0 : order < 0;
        return isNarrower || (order == 0 && other.isExcluded()) ? other : bound;
    }
}
