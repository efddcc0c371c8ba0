package io.github.chatspec.judge.keyword;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;

/** A set of types of JSON values, as the keyword {@code type} names them. */
final class JsonTypes implements Predicate<JsonNode> {

    private static final int NULL = 1;
    private static final int BOOLEAN = 1 << 1;
    private static final int OBJECT = 1 << 2;
    private static final int ARRAY = 1 << 3;
    private static final int STRING = 1 << 4;
    private static final int NUMBER = 1 << 5;
    private static final int INTEGER = 1 << 6;

    private final int bits;

    private JsonTypes(int bits) {
        this.bits = bits;
    }

    /** Returns the types that a keyword lists, or null if one of them is not a type of JSON Schema. */
    static JsonTypes of(JsonNode promise) {
        int bits = 0;
        for (JsonNode name : promise.isArray() ? promise : List.of(promise)) {
            int bit = bit(name.asText());
            if (bit == 0 || !name.isTextual()) {
                return null;
            }
            bits |= bit;
        }
        return new JsonTypes(bits);
    }

    private static int bit(String name) {
        return switch (name) {
            case "null" -> NULL;
            case "boolean" -> BOOLEAN;
            case "object" -> OBJECT;
            case "array" -> ARRAY;
            case "string" -> STRING;
            case "number" -> NUMBER;
            case "integer" -> INTEGER;
            default -> 0;
        };
    }

    @Override
    public boolean test(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL -> (bits & NULL) != 0;
            case BOOLEAN -> (bits & BOOLEAN) != 0;
            case OBJECT -> (bits & OBJECT) != 0;
            case ARRAY -> (bits & ARRAY) != 0;
            case STRING -> (bits & STRING) != 0;
            case NUMBER -> (bits & NUMBER) != 0 || ((bits & INTEGER) != 0 && isInteger(value));
            default -> false;
        };
    }

    private static boolean isInteger(JsonNode number) {
        return number.isIntegralNumber() || number.canConvertToExactIntegral();
    }
}
