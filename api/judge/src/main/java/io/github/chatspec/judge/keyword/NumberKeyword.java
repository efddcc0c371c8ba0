package io.github.chatspec.judge.keyword;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.math.BigDecimal;

/**
 * A keyword that limits numbers, exactly. It replaces that of networknt, which throws an exception for an integer that a
 * {@code double} cannot hold.
 */
enum NumberKeyword implements Keyword {
    MINIMUM("minimum") {
        @Override
        boolean accepts(BigDecimal number, BigDecimal bound, boolean isExclusive) {
            return isExclusive ? number.compareTo(bound) > 0 : number.compareTo(bound) >= 0;
        }
    },

    MAXIMUM("maximum") {
        @Override
        boolean accepts(BigDecimal number, BigDecimal bound, boolean isExclusive) {
            return isExclusive ? number.compareTo(bound) < 0 : number.compareTo(bound) <= 0;
        }
    },

    EXCLUSIVE_MINIMUM("exclusiveMinimum") {
        @Override
        boolean accepts(BigDecimal number, BigDecimal bound, boolean isExclusive) {
            return number.compareTo(bound) > 0;
        }
    },

    EXCLUSIVE_MAXIMUM("exclusiveMaximum") {
        @Override
        boolean accepts(BigDecimal number, BigDecimal bound, boolean isExclusive) {
            return number.compareTo(bound) < 0;
        }
    },

    MULTIPLE_OF("multipleOf") {
        @Override
        boolean accepts(BigDecimal number, BigDecimal divisor, boolean isExclusive) {
            return divisor.signum() == 0 || number.remainder(divisor).signum() == 0;
        }
    };

    private final String name;

    NumberKeyword(String name) {
        this.name = name;
    }

    /**
     * Returns whether a number conforms.
     *
     * @param number the number
     * @param promise the value of the keyword
     * @param isExclusive whether the bound itself is ruled out, as in OpenAPI 3.0
     */
    abstract boolean accepts(BigDecimal number, BigDecimal promise, boolean isExclusive);

    @Override
    public String getValue() {
        return name;
    }

    @Override
    public KeywordValidator newValidator(SchemaLocation place, JsonNode promise, Schema parent, SchemaContext context) {
        return new Validator(this, promise, place, parent, context);
    }

    private static final class Validator extends BaseKeywordValidator {

        private final NumberKeyword rule;
        private final BigDecimal promise;
        private final boolean isExclusive;

        Validator(NumberKeyword rule, JsonNode promise, SchemaLocation place, Schema parent, SchemaContext context) {
            super(rule, promise, place, parent, context);
            this.rule = rule;
            // In OpenAPI 3.0 exclusiveMinimum and exclusiveMaximum are booleans next to the bound.
            this.promise = isFinite(promise) ? promise.decimalValue() : null;
            JsonNode flags = parent.getSchemaNode();
            this.isExclusive = (rule == MINIMUM && isTrue(flags.path(EXCLUSIVE_MINIMUM.name)))
                    || (rule == MAXIMUM && isTrue(flags.path(EXCLUSIVE_MAXIMUM.name)));
        }

        /** Returns false also for a bound that networknt reads as infinite, which limits nothing. */
        private static boolean isFinite(JsonNode promise) {
            return promise.isNumber() && !(promise.isDouble() && Double.isInfinite(promise.doubleValue()));
        }

        private static boolean isTrue(JsonNode flag) {
            return flag.isBoolean() && flag.booleanValue();
        }

        @Override
        public void validate(ExecutionContext context, JsonNode value, JsonNode root, NodePath pointer) {
            if (promise != null && value.isNumber() && !rule.accepts(value.decimalValue(), promise, isExclusive)) {
                context.addError(error().instanceNode(value)
                        .instanceLocation(pointer)
                        .evaluationPath(context.getEvaluationPath())
                        .locale(context.getExecutionConfig().getLocale())
                        .build());
            }
        }
    }
}
