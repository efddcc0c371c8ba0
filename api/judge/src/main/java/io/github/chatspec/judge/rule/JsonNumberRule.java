package io.github.chatspec.judge.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.JsonSyntaxException.Kind;
import io.github.chatspec.judge.schema.SchemaWalk;
import io.github.chatspec.text.Wording;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Reports a number that JSON does not know, that is too long, or that its promised format cannot hold. */
public final class JsonNumberRule extends JsonTextRule {

    public JsonNumberRule() {
        super(
                "json-number",
                "A number is none that JSON knows, has too many digits, or is beyond its promised format.",
                RuleExample.body("{\"type\": \"integer\", \"format\": \"int32\"}", "2147483648"),
                Kind.NUMBER);
    }

    @Override
    public void check(Evaluation subject, Findings out) {
        super.check(subject, out);
        subject.visits()
                .forEach((pointer, visit) -> beyond(subject.contract(), visit)
                        // Where no number is promised, its size is no second slip.
                        .filter(schema -> !subject.isBroken(pointer))
                        .ifPresent(schema -> out.add(
                                this,
                                pointer,
                                subject.place(schema + "/format"),
                                "The number " + subject.found().value(visit.value())
                                        + Wording.place(subject.position(pointer))
                                        + " is beyond what the promised "
                                        + subject.contract()
                                                .at(schema)
                                                .path("format")
                                                .asText("number") + " can hold"
                                        + subject.source(pointer, schema))));
    }

    @Override
    public boolean isSilentAt(Contract contract, SchemaWalk.Visit visit) {
        return beyond(contract, visit).isEmpty();
    }

    /** The schema whose format cannot hold the value. */
    private static Optional<String> beyond(Contract contract, SchemaWalk.Visit visit) {
        return visit.schemas().stream()
                .filter(schema -> isBeyond(visit.value(), contract.at(schema)))
                .findFirst();
    }

    /** Tells whether a value is a number that a schema promises in a format that cannot hold it. */
    public static boolean isBeyond(JsonNode number, JsonNode schema) {
        if (!number.isNumber()) {
            return false;
        }
        return switch (schema.path("format").asText("")) {
            case "int32" -> isBeyond(number, Integer.SIZE);
            case "int64" -> isBeyond(number, Long.SIZE);
            case "float" -> isBeyond(number, BigDecimal.valueOf(Float.MAX_VALUE));
            case "double" -> isBeyond(number, new BigDecimal(Double.MAX_VALUE));
            // Where anything may stand, a number may be of any size.
            default ->
                isPromised(schema) && !number.isIntegralNumber() && isBeyond(number, new BigDecimal(Double.MAX_VALUE));
        };
    }

    private static boolean isPromised(JsonNode schema) {
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

    /** The digits before the point; a number such as 1e999999999 is compared by them, and never written out. */
    private static long digits(BigDecimal value) {
        return (long) value.precision() - value.scale();
    }
}
