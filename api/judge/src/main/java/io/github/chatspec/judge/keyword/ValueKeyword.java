package io.github.chatspec.judge.keyword;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.regex.PatternSyntaxException;

/** A keyword that tests a value without applying other evaluator. */
final class ValueKeyword extends SchemaKeyword {

    /** The formats of OpenAPI that no validator asserts; another rule is about those of numbers. */
    private static final Set<String> UNASSERTED_FORMATS =
            Set.of("int32", "int64", "float", "double", "byte", "binary", "password");

    private final Predicate<JsonNode> test;

    private ValueKeyword(Declaration declaration, Predicate<JsonNode> test) {
        super(declaration);
        this.test = test;
    }

    @Override
    boolean accepts(JsonNode value) {
        return test.test(value);
    }

    /** Compiles a keyword, or returns null if it has a value that is not usual. */
    static SchemaKeyword of(Declaration declaration, Patterns patterns, SchemaEvaluator evaluator) {
        JsonNode promise = declaration.promise();
        Predicate<JsonNode> test = switch (declaration.name()) {
            case "type" -> JsonTypes.of(promise);
            case "const" -> EqualityKeyword.CONST.test(promise, false);
            case "enum" -> promise.isArray() ? EqualityKeyword.ENUM.test(promise, false) : null;
            case "uniqueItems" -> promise.isBoolean() ? EqualityKeyword.UNIQUE_ITEMS.test(promise, false) : null;
            case "minimum" -> bound(NumberKeyword.MINIMUM, promise);
            case "maximum" -> bound(NumberKeyword.MAXIMUM, promise);
            case "exclusiveMinimum" -> bound(NumberKeyword.EXCLUSIVE_MINIMUM, promise);
            case "exclusiveMaximum" -> bound(NumberKeyword.EXCLUSIVE_MAXIMUM, promise);
            case "multipleOf" -> bound(NumberKeyword.MULTIPLE_OF, promise);
            case "minLength" -> atLeast(promise, ValueKeyword::length);
            case "maxLength" -> atMost(promise, ValueKeyword::length);
            case "minItems" -> atLeast(promise, ValueKeyword::items);
            case "maxItems" -> atMost(promise, ValueKeyword::items);
            case "minProperties" -> atLeast(promise, ValueKeyword::fields);
            case "maxProperties" -> atMost(promise, ValueKeyword::fields);
            case "pattern" -> pattern(promise, patterns);
            case "format" -> format(declaration, evaluator);
            default -> null;
        };
        return test == null ? null : new ValueKeyword(declaration, test);
    }

    private static Predicate<JsonNode> bound(NumberKeyword keyword, JsonNode promise) {
        if (!promise.isNumber() || Double.isInfinite(promise.doubleValue())) {
            return null;
        }
        BigDecimal bound = promise.decimalValue();
        return value -> !value.isNumber() || keyword.accepts(value.decimalValue(), bound, false);
    }

    private static Predicate<JsonNode> atLeast(JsonNode promise, ToIntFunction<JsonNode> size) {
        if (!isCount(promise)) {
            return null;
        }
        int least = promise.intValue();
        return value -> {
            int found = size.applyAsInt(value);
            return found < 0 || found >= least;
        };
    }

    private static Predicate<JsonNode> atMost(JsonNode promise, ToIntFunction<JsonNode> size) {
        if (!isCount(promise)) {
            return null;
        }
        int most = promise.intValue();
        return value -> size.applyAsInt(value) <= most;
    }

    /** Returns whether a value of a keyword is an integer that is not negative. */
    static boolean isCount(JsonNode promise) {
        return promise.isIntegralNumber() && promise.canConvertToInt() && promise.intValue() >= 0;
    }

    private static int length(JsonNode value) {
        String text = value.textValue();
        return text == null ? -1 : text.codePointCount(0, text.length());
    }

    private static int items(JsonNode value) {
        return value.isArray() ? value.size() : -1;
    }

    private static int fields(JsonNode value) {
        return value.isObject() ? value.size() : -1;
    }

    private static Predicate<JsonNode> pattern(JsonNode promise, Patterns patterns) {
        if (!promise.isTextual()) {
            return null;
        }
        try {
            Predicate<String> pattern = patterns.of(promise.textValue());
            return value -> !value.isTextual() || pattern.test(value.textValue());
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    private static Predicate<JsonNode> format(Declaration declaration, SchemaEvaluator evaluator) {
        if (!declaration.promise().isTextual()) {
            return null;
        }
        String format = declaration.promise().textValue();
        if (UNASSERTED_FORMATS.contains(format)) {
            return value -> true;
        }
        return switch (format) {
            case "date-time" -> value -> !value.isTextual() || DateTime.isValid(value.textValue());
            case "uri" -> format(declaration, evaluator, TextFormat.ADDRESS);
            case "uri-reference" -> format(declaration, evaluator, TextFormat.REFERENCE);
            default -> format(declaration, evaluator, null);
        };
    }

    /** Compiles a format that networknt decides, unless a quicker test, if there is one, accepts or rejects the text. */
    private static Predicate<JsonNode> format(Declaration declaration, SchemaEvaluator evaluator, TextFormat quick) {
        return value -> {
            if (!value.isTextual() || (quick != null && quick.test(value.textValue()))) {
                return true;
            }
            if (quick != null && quick.rejects(value.textValue())) {
                return false;
            }
            for (Breach breach : evaluator.validator().breaches(declaration.holder(), value)) {
                if (breach.violation().schemaPointer().equals(declaration.pointer())) {
                    return false;
                }
            }
            return true;
        };
    }
}
