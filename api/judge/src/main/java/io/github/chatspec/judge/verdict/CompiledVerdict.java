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
        boolean value(CompiledSchema asked, String sortKey) throws IOException {
            return switch (parser.currentToken()) {
                case START_OBJECT -> asked.takes(CompiledSchema.OBJECT) && isUnlisted(asked) && object(asked, sortKey);
                case START_ARRAY -> asked.takes(CompiledSchema.ARRAY) && isUnlisted(asked) && array(asked);
                case VALUE_STRING -> asked.takes(CompiledSchema.STRING) && text(asked);
                case VALUE_NUMBER_INT ->
                    asked.takes(CompiledSchema.INTEGER) && asked.remarked.isEmpty() && integer(asked);
                case VALUE_NUMBER_FLOAT -> asked.takes(CompiledSchema.INTEGER) && isUnlisted(asked) && number(asked);
                case VALUE_TRUE, VALUE_FALSE -> asked.takes(CompiledSchema.BOOLEAN) && isUnlisted(asked);
                case VALUE_NULL -> asked.takes(CompiledSchema.NULL) && isUnlisted(asked);
                default -> false;
            };
        }

        /** Returns whether no list restricts the value: lists contain strings and integers only. */
        private static boolean isUnlisted(CompiledSchema asked) {
            return asked.values == null && asked.remarked.isEmpty();
        }

        private boolean text(CompiledSchema asked) throws IOException {
            int forms = asked.forms.size();
            if (isUnlisted(asked) && forms == 0 && asked.minLength == 0 && asked.maxLength == Integer.MAX_VALUE) {
                return true;
            }
            String text = parser.getText();
            for (int i = 0; i < forms; i++) {
                if (!asked.forms.get(i).test(text)) {
                    return false;
                }
            }
            return isOfLength(text, asked.minLength, asked.maxLength)
                    && (asked.values == null || asked.values.contains(text))
                    && !asked.remarked.contains(text);
        }

        private static boolean isOfLength(String text, int least, int most) {
            if (text.length() > most || least > 0) {
                int length = text.codePointCount(0, text.length());
                return length >= least && length <= most;
            }
            return true;
        }

        private boolean integer(CompiledSchema asked) throws IOException {
            if (asked.numbers.isEmpty() && asked.values == null) {
                return true;
            }
            boolean isLong = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            if (asked.values != null && !(isLong && asked.values.contains(parser.getLongValue()))) {
                return false;
            }
            return (isLong && !asked.narrow) || number(asked);
        }

        private boolean number(CompiledSchema asked) throws IOException {
            // Also where any number will do, for the bounds of the reader.
            JsonNode number = StrictJson.number(parser);
            if (!asked.takes(CompiledSchema.FRACTION) && !number.canConvertToExactIntegral()) {
                return false;
            }
            for (JsonNode schema : asked.numbers) {
                if (NumberRange.isExceeded(number, schema) || !isWithin(number.decimalValue(), schema)) {
                    return false;
                }
            }
            return true;
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

        private boolean array(CompiledSchema asked) throws IOException {
            SortOrder order = asked.order;
            String before = null;
            int size = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                sortedBy = null;
                if (!value(asked.item(size), order == null ? null : order.property())) {
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
            return size >= asked.minItems && size <= asked.maxItems;
        }

        private boolean object(CompiledSchema asked, String sortKey) throws IOException {
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
                CompiledSchema.Field field = asked.fields.get(key);
                if (field == null) {
                    others = others == null ? new HashSet<>() : others;
                    unlisted++;
                    if (asked.others == null || !others.add(key) || !value(asked.others, null)) {
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
            return (present & asked.required) == asked.required
                    && size >= asked.minProperties
                    && size <= asked.maxProperties
                    && holds(asked.clauses, present, met);
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
