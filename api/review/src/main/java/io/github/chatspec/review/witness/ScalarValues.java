package io.github.chatspec.review.witness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.review.schema.ComposedSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Texts and numbers at and next to the limits of a schema. */
final class ScalarValues {

    /** A value of each type. */
    static final List<JsonNode> OF_EACH_TYPE = List.of(
            NullNode.instance,
            BooleanNode.TRUE,
            BooleanNode.FALSE,
            IntNode.valueOf(0),
            IntNode.valueOf(1),
            IntNode.valueOf(-1),
            DecimalNode.valueOf(new BigDecimal("0.5")),
            TextNode.valueOf(""),
            TextNode.valueOf("a"),
            TextNode.valueOf("1"),
            JsonNodeFactory.instance.arrayNode(),
            JsonNodeFactory.instance.objectNode());

    private static final Map<String, List<String>> FORMATS = Map.ofEntries(
            Map.entry("date", List.of("2024-02-29", "2023-02-29")),
            Map.entry("date-time", List.of("2024-02-29T12:00:00Z", "2024-02-29 12:00", "2024-02-29")),
            Map.entry("time", List.of("12:00:00Z", "25:00:00Z")),
            Map.entry("duration", List.of("P1D", "1D")),
            Map.entry("email", List.of("a@example.org", "a.example.org")),
            Map.entry("idn-email", List.of("a@example.org", "a.example.org")),
            Map.entry("hostname", List.of("example.org", "-a-")),
            Map.entry("idn-hostname", List.of("example.org", "-a-")),
            Map.entry("ipv4", List.of("192.0.2.1", "192.0.2.256")),
            Map.entry("ipv6", List.of("2001:db8::1", "2001:db8:::1")),
            Map.entry("uri", List.of("https://example.org/a", "/a", "a b")),
            Map.entry("uri-reference", List.of("/a", "a b", "a\\b")),
            Map.entry("iri", List.of("https://example.org/a", "/a", "a b")),
            Map.entry("iri-reference", List.of("/a", "a b", "a\\b")),
            Map.entry("uri-template", List.of("/a/{b}", "/a/{b")),
            Map.entry("uuid", List.of("123e4567-e89b-12d3-a456-426614174000", "123e4567")),
            Map.entry("json-pointer", List.of("/a", "a")),
            Map.entry("relative-json-pointer", List.of("1/a", "/a")),
            Map.entry("regex", List.of("^a$", "(")),
            Map.entry("int32", List.of("2147483647", "2147483648", "-2147483649")),
            Map.entry("int64", List.of("9223372036854775807", "9223372036854775808", "2147483648")),
            Map.entry("float", List.of("1.5", "1e39")),
            Map.entry("double", List.of("1.5", "1e309", "1e39")));

    private static final List<String> LOWER = List.of("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum");

    /** The longest text that is made to be too long. */
    private static final int MOST_LENGTH = 5000;

    private ScalarValues() {}

    /** Returns texts that a schema may accept, and such as it just refuses. */
    static List<JsonNode> texts(ComposedSchema schema) {
        Set<String> texts = new LinkedHashSet<>();
        for (ComposedSchema.Facet facet : schema.facets().values()) {
            if (facet.keyword().equals("format")) {
                texts.addAll(FORMATS.getOrDefault(facet.name(), List.of()));
            } else if (facet.keyword().equals("pattern")) {
                texts.addAll(PatternExamples.of(facet.name()));
            }
        }
        texts.addAll(List.of("a", "", "abc", "ABC", "1", "a b"));
        for (String limit : List.of("minLength", "maxLength")) {
            schema.number(limit).ifPresent(number -> {
                for (String text : List.copyOf(texts)) {
                    for (int length : around(number)) {
                        texts.add(ofLength(text, length));
                    }
                }
            });
        }
        List<JsonNode> values = new ArrayList<>();
        texts.forEach(text -> values.add(TextNode.valueOf(text)));
        return values;
    }

    static List<Integer> around(JsonNode limit) {
        int number = (int) Math.min(MOST_LENGTH, limit.asLong());
        return List.of(Math.max(0, number - 1), number, number + 1);
    }

    /** Returns a text of a length, which keeps the end of a longer text and repeats the last character of a shorter one. */
    private static String ofLength(String text, int length) {
        int points = text.codePointCount(0, text.length());
        if (points >= length) {
            return text.substring(0, text.offsetByCodePoints(0, length));
        }
        String filling = text.isEmpty() ? "a" : text.substring(text.offsetByCodePoints(text.length(), -1));
        return text + filling.repeat(length - points);
    }

    /** Returns numbers at and next to the limits of a schema. */
    static List<JsonNode> numbers(ComposedSchema schema) {
        Set<BigDecimal> numbers = new LinkedHashSet<>();
        for (String keyword : LOWER) {
            schema.number(keyword).ifPresent(bound -> {
                for (String distance : List.of("0", "1", "-1", "0.5", "-0.5", "0.001", "-0.001")) {
                    numbers.add(bound.decimalValue().add(new BigDecimal(distance)));
                }
            });
        }
        for (ComposedSchema.Facet facet : schema.facets().values()) {
            if (facet.keyword().equals("multipleOf")) {
                multiples(facet.value().decimalValue(), numbers);
            } else if (facet.keyword().equals("format") && facet.name().matches("int32|int64|float|double")) {
                FORMATS.get(facet.name()).forEach(number -> numbers.add(new BigDecimal(number)));
            }
        }
        List.of("1", "0", "2", "-1", "0.5", "10", "1000").forEach(number -> numbers.add(new BigDecimal(number)));
        List<JsonNode> values = new ArrayList<>();
        numbers.forEach(number -> values.add(number(number)));
        return values;
    }

    private static void multiples(BigDecimal step, Set<BigDecimal> numbers) {
        for (BigDecimal number : List.copyOf(numbers)) {
            BigDecimal multiple = number.subtract(number.remainder(step));
            numbers.add(multiple);
            numbers.add(multiple.add(step));
        }
        for (int times = -1; times <= 7; times++) {
            numbers.add(step.multiply(BigDecimal.valueOf(times)));
        }
        numbers.add(step.divide(BigDecimal.valueOf(2)));
    }

    static JsonNode number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.scale() > 0) {
            return DecimalNode.valueOf(plain);
        }
        return plain.precision() < 10
                ? IntNode.valueOf(plain.intValueExact())
                : BigIntegerNode.valueOf(plain.toBigInteger());
    }
}
