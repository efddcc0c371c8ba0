package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.StrictJson;
import io.github.chatspec.judge.schema.NumberRange;
import io.github.chatspec.judge.schema.SortOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A verdict that checks the tokens of a body against {@link CompiledSchema}s, without building a tree.
 *
 * <p>It only decides that nothing is wrong; the rules report what is wrong.
 */
final class CompiledVerdict implements Verdict {

    private final CompiledSchema shape;

    CompiledVerdict(CompiledSchema shape) {
        this.shape = shape;
    }

    @Override
    public boolean isClean(byte[] body) {
        try (JsonParser parser = StrictJson.parser(body)) {
            return parser.nextToken() != null && new Reading(parser).value(shape, null) && parser.nextToken() == null;
        } catch (JsonProcessingException | JsonSyntaxException | NumberFormatException | ArithmeticException e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed.", e);
        }
    }

    /** The state of checking one body. */
    private static final class Reading {

        private final JsonParser parser;

        /** The text by which the last object is sorted, where the array around it has an order; null where it has none. */
        private String sortedBy;

        Reading(JsonParser parser) {
            this.parser = parser;
        }

        /** Returns whether the value at the parser conforms, and consumes it. */
        boolean value(CompiledSchema expected, String sortKey) throws IOException {
            return switch (parser.currentToken()) {
                case START_OBJECT ->
                    expected.takes(CompiledSchema.OBJECT) && isUnlisted(expected) && object(expected, sortKey);
                case START_ARRAY -> expected.takes(CompiledSchema.ARRAY) && isUnlisted(expected) && array(expected);
                case VALUE_STRING -> expected.takes(CompiledSchema.STRING) && text(expected);
                case VALUE_NUMBER_INT ->
                    expected.takes(CompiledSchema.INTEGER) && expected.remarked.isEmpty() && integer(expected);
                case VALUE_NUMBER_FLOAT ->
                    expected.takes(CompiledSchema.INTEGER) && expected.remarked.isEmpty() && number(expected);
                case VALUE_TRUE, VALUE_FALSE -> expected.takes(CompiledSchema.BOOLEAN) && isUnlisted(expected);
                case VALUE_NULL -> expected.takes(CompiledSchema.NULL) && isUnlisted(expected);
                default -> false;
            };
        }

        /** Returns whether no list restricts the value: lists contain strings and integers only. */
        private static boolean isUnlisted(CompiledSchema expected) {
            return expected.values == null && expected.remarked.isEmpty();
        }

        private boolean text(CompiledSchema expected) throws IOException {
            int forms = expected.forms.size();
            if (isUnlisted(expected)
                    && forms == 0
                    && expected.minLength == 0
                    && expected.maxLength == Integer.MAX_VALUE) {
                return true;
            }
            String text = parser.getText();
            for (int i = 0; i < forms; i++) {
                if (!expected.forms.get(i).test(text)) {
                    return false;
                }
            }
            return isOfLength(text, expected.minLength, expected.maxLength)
                    && (expected.values == null || expected.values.contains(text))
                    && !expected.remarked.contains(text);
        }

        private static boolean isOfLength(String text, int least, int most) {
            if (text.length() > most || least > 0) {
                int length = text.codePointCount(0, text.length());
                return length >= least && length <= most;
            }
            return true;
        }

        private boolean integer(CompiledSchema expected) throws IOException {
            if (expected.numbers.isEmpty() && expected.values == null) {
                return true;
            }
            boolean isLong = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            if (expected.values != null && !(isLong && expected.values.contains(parser.getLongValue()))) {
                return false;
            }
            return (isLong && !expected.narrow) || number(expected);
        }

        private boolean number(CompiledSchema expected) throws IOException {
            // Also where any number will do, for the bounds of the reader.
            JsonNode number = StrictJson.number(parser);
            if (!expected.takes(CompiledSchema.FRACTION) && !number.canConvertToExactIntegral()) {
                return false;
            }
            if (expected.values != null && !expected.values.contains(exactLong(number))) {
                return false;
            }
            for (JsonNode schema : expected.numbers) {
                if (NumberRange.isExceeded(number, schema) || !isWithin(number.decimalValue(), schema)) {
                    return false;
                }
            }
            return true;
        }

        /** Returns a number as a long, or null if it is not one. */
        private static Long exactLong(JsonNode number) {
            boolean isLong = number.canConvertToExactIntegral() && number.canConvertToLong();
            return isLong ? number.longValue() : null;
        }

        private static boolean isWithin(BigDecimal number, JsonNode schema) {
            return (!schema.has("minimum") || compare(number, schema, "minimum") >= 0)
                    && (!schema.has("maximum") || compare(number, schema, "maximum") <= 0)
                    && (!schema.has("exclusiveMinimum") || compare(number, schema, "exclusiveMinimum") > 0)
                    && (!schema.has("exclusiveMaximum") || compare(number, schema, "exclusiveMaximum") < 0);
        }

        private static int compare(BigDecimal number, JsonNode schema, String bound) {
            return number.compareTo(schema.get(bound).decimalValue());
        }

        private boolean array(CompiledSchema expected) throws IOException {
            SortOrder order = expected.order;
            String before = null;
            int size = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                sortedBy = null;
                if (!value(expected.item(size), order == null ? null : order.property())) {
                    return false;
                }
                if (order != null) {
                    String here = sortedBy;
                    if (before != null && here != null && !order.isInOrder(before, here)) {
                        return false;
                    }
                    before = here;
                }
                size++;
            }
            return size >= expected.minItems && size <= expected.maxItems;
        }

        private boolean object(CompiledSchema expected, String sortKey) throws IOException {
            long present = 0;
            long met = 0;
            int unlisted = 0;
            Set<String> others = null;
            String sorted = null;
            String key;
            while ((key = parser.nextFieldName()) != null) {
                parser.nextToken();
                boolean sorts = sortKey != null && sortKey.equals(key);
                if (sorts) {
                    if (parser.currentToken().isNumeric()) {
                        return false; // compared by its value, and so by the rule
                    }
                    sorted = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : null;
                }
                CompiledSchema.Field field = expected.fields.get(key);
                if (field == null) {
                    others = others == null ? new HashSet<>() : others;
                    unlisted++;
                    if (expected.others == null || !others.add(key) || !value(expected.others, null)) {
                        return false;
                    }
                } else {
                    met |= met(field.listings());
                    if ((present & field.bit()) != 0 || !value(field.shape(), null)) {
                        return false;
                    }
                    present |= field.bit();
                }
            }
            sortedBy = sorted;
            int size = Long.bitCount(present) + unlisted;
            return (present & expected.required) == expected.required
                    && size >= expected.minProperties
                    && size <= expected.maxProperties
                    && holds(expected.clauses, present, met);
        }

        private long met(List<CompiledSchema.Listing> listings) throws IOException {
            long met = 0;
            if (!listings.isEmpty() && parser.hasToken(JsonToken.VALUE_STRING)) {
                String text = parser.getText();
                for (int i = 0; i < listings.size(); i++) {
                    met |= listings.get(i).values().contains(text)
                            ? listings.get(i).bit()
                            : 0;
                }
            }
            return met;
        }

        private static boolean holds(List<Clause> clauses, long present, long met) {
            for (int i = 0; i < clauses.size(); i++) {
                if (!clauses.get(i).holds(present, met)) {
                    return false;
                }
            }
            return true;
        }
    }
}
