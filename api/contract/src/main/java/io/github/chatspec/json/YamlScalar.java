package io.github.chatspec.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.chatspec.json.JsonSyntaxException.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The values of YAML scalars by the core schema (YAML 1.2.2, section 10.3). */
final class YamlScalar {

    private static final Pattern NULL = Pattern.compile("null|Null|NULL|~|");
    private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern NO_NUMBER = Pattern.compile("[-+]?(\\.inf|\\.Inf|\\.INF)|\\.nan|\\.NaN|\\.NAN");

    /** What the value of a scalar with a tag of the core schema must be. */
    private static final Map<String, Predicate<JsonNode>> CORE = Map.of(
            Tag.NULL.getValue(), JsonNode::isNull,
            Tag.BOOL.getValue(), JsonNode::isBoolean,
            Tag.INT.getValue(), JsonNode::isIntegralNumber,
            Tag.FLOAT.getValue(), JsonNode::isNumber);

    private YamlScalar() {}

    /**
     * Returns the value of a scalar. A plain scalar without a tag, or one whose tag names a type of JSON, is matched with
     * the core schema; any other one is a string.
     */
    static JsonNode node(ScalarEvent scalar, JsonNodeFactory nodes, Position position) throws JsonSyntaxException {
        String text = scalar.getValue();
        Optional<String> tag = scalar.getTag();
        if (tag.isEmpty()) {
            return scalar.isPlain() ? resolved(text, nodes, position) : nodes.textNode(text);
        }
        Predicate<JsonNode> type = CORE.get(tag.get());
        if (type == null) {
            return nodes.textNode(text);
        }
        JsonNode node = resolved(text, nodes, position);
        if (!type.test(node)) {
            throw new JsonSyntaxException(Kind.SYNTAX, "a value does not have the type of its tag", position);
        }
        return node;
    }

    private static JsonNode resolved(String text, JsonNodeFactory nodes, Position position) throws JsonSyntaxException {
        if (NULL.matcher(text).matches()) {
            return nodes.nullNode();
        }
        if (TRUE.matcher(text).matches() || FALSE.matcher(text).matches()) {
            return nodes.booleanNode(TRUE.matcher(text).matches());
        }
        if (NO_NUMBER.matcher(text).matches()) {
            throw new JsonSyntaxException(
                    Kind.NUMBER, "JSON has no number " + text + "; quote it if it is a string", position);
        }
        boolean isInteger = INTEGER.matcher(text).matches();
        boolean isOctal = OCTAL.matcher(text).matches();
        boolean isHexadecimal = HEXADECIMAL.matcher(text).matches();
        if (!isInteger && !isOctal && !isHexadecimal && !FLOAT.matcher(text).matches()) {
            return nodes.textNode(text);
        }
        if (text.length() > LocatedJson.MAX_DIGITS) {
            throw JsonSyntaxException.digits(position);
        }
        if (isOctal || isHexadecimal) {
            return integer(new BigInteger(text.substring(2), isOctal ? 8 : 16), nodes);
        }
        return isInteger ? integer(new BigInteger(text), nodes) : decimal(text, nodes, position);
    }

    private static JsonNode integer(BigInteger number, JsonNodeFactory nodes) {
        if (number.bitLength() < Integer.SIZE) {
            return nodes.numberNode(number.intValue());
        }
        return number.bitLength() < Long.SIZE ? nodes.numberNode(number.longValue()) : nodes.numberNode(number);
    }

    private static JsonNode decimal(String text, JsonNodeFactory nodes, Position position) throws JsonSyntaxException {
        try {
            return nodes.numberNode(new BigDecimal(text));
        } catch (NumberFormatException | ArithmeticException e) {
            throw JsonSyntaxException.exponent(position);
        }
    }
}
