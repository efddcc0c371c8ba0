package io.github.chatspec.judge.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.schema.NumberRange;
import io.github.chatspec.text.ValueRenderer;
import io.github.chatspec.text.Wording;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reports a parameter of a request that does not conform to the contract. */
final class RequestTypeRule extends Rule {

    private static final List<String> BOUNDS = List.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "minLength",
            "maxLength",
            "pattern",
            "format");

    RequestTypeRule() {
        super(
                "request-type",
                Level.WARNING,
                "A parameter of the request does not conform to the contract.",
                RuleExample.request("/things?limit=few", Headers.NONE.with("X-Team", "7")));
    }

    @Override
    boolean isAboutRequest() {
        return true;
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        if (evaluation.exchange().request().isEmpty() || evaluation.operation().isEmpty()) {
            return;
        }
        Request request = evaluation.exchange().request().get();
        for (Parameter parameter : evaluation.operation().get().parameters()) {
            List<String> values = parameter.in().equals("path")
                    ? RequestValues.path(evaluation.operation().get(), request, parameter.name())
                    : request.values(parameter.in(), parameter.name());
            Optional<String> schema = parameter.schema().flatMap(evaluation.contract()::resolve);
            // How several values or an object are written into one is a matter of its style, which is not taken apart.
            if (values.size() == 1
                    && schema.isPresent()
                    && !RequestValues.isIgnored(parameter)
                    && !isContainer(evaluation.contract().at(schema.get()))
                    && !isTaken(evaluation, schema.get(), values.get(0))) {
                out.add(
                        this,
                        Optional.of(parameter.place()),
                        parameter.in() + " " + parameter.name(),
                        "The request has "
                                + RequestValues.shown(
                                        evaluation.renderer(),
                                        evaluation.operation().get(),
                                        parameter,
                                        values.get(0))
                                + " as the "
                                + parameter.in() + " parameter " + ValueRenderer.quoted(parameter.name()) + ", which "
                                + violation(evaluation, evaluation.contract().at(schema.get()), values.get(0))
                                + source(evaluation, parameter));
            }
        }
    }

    private static boolean isTaken(Evaluation evaluation, String schemaPointer, String value) {
        JsonNode schema = evaluation.contract().at(schemaPointer);
        JsonNode read = read(value, schema);
        return evaluation.acceptsQuickly(schemaPointer, read) && !NumberRange.isExceeded(read, schema);
    }

    private static boolean isContainer(JsonNode schema) {
        Collection<String> types = types(schema);
        return types.contains("array") || types.contains("object") || schema.has("content");
    }

    /** Describes what is wrong with a value: its type, or else the violated keyword. */
    private static String violation(Evaluation evaluation, JsonNode schema, String value) {
        JsonNode read = read(value, schema);
        Collection<String> types = types(schema);
        if (!types.isEmpty() && types.stream().noneMatch(type -> isOf(type, read))) {
            return "is not the " + Wording.list(types, "or") + " that the contract requires";
        }
        if (schema.has("enum")
                && schema.get("enum").valueStream().noneMatch(listed -> JsonEquality.areEqual(listed, read))) {
            return "is not " + KeywordSentences.oneOf(schema.get("enum"));
        }
        return BOUNDS.stream()
                .filter(bound -> breaks(evaluation, read, schema, bound))
                .findFirst()
                .map(bound -> "violates the " + bound + " " + ValueRenderer.PLAIN.value(schema.get(bound))
                        + " of the contract")
                .orElse("does not conform to the contract");
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "string" -> value.isTextual();
            default -> false;
        };
    }

    private static boolean breaks(Evaluation evaluation, JsonNode value, JsonNode schema, String bound) {
        JsonNode promise = schema.path(bound);
        if (promise.isMissingNode()) {
            return false;
        }
        if (value.isNumber()) {
            int order = promise.isNumber() ? value.decimalValue().compareTo(promise.decimalValue()) : 0;
            return switch (bound) {
                // In OpenAPI 3.0 a separate boolean makes a bound exclusive.
                case "minimum" ->
                    order < 0 || (order == 0 && schema.path("exclusiveMinimum").asBoolean());
                case "maximum" ->
                    order > 0 || (order == 0 && schema.path("exclusiveMaximum").asBoolean());
                case "exclusiveMinimum" -> promise.isNumber() && order <= 0;
                case "exclusiveMaximum" -> promise.isNumber() && order >= 0;
                case "format" -> NumberRange.isExceeded(value, schema);
                default -> false;
            };
        }
        if (value.isTextual()) {
            String text = value.textValue();
            int length = text.codePointCount(0, text.length());
            return switch (bound) {
                case "minLength" -> length < promise.asInt();
                case "maxLength" -> length > promise.asInt();
                case "pattern" -> !evaluation.finds(promise.asText(), text);
                // It comes last, and something is wrong.
                case "format" -> true;
                default -> false;
            };
        }
        return false;
    }

    /** Returns the facts of the parameter, or else its place in the contract. */
    private static String source(Evaluation evaluation, Parameter parameter) {
        String pointer = parameter.place().pointer();
        Collection<String> facts =
                Wording.texts(evaluation.contract().at(pointer).path("x-facts"));
        return facts.isEmpty() ? evaluation.source(pointer) : " (" + String.join(", ", facts) + ").";
    }

    private static Collection<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isTextual() ? List.of(type.textValue()) : Wording.texts(type);
    }

    /** Parses a value as the promised type, or as a string if it is not of that type. */
    private static JsonNode read(String value, JsonNode schema) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        Collection<String> types = types(schema);
        if (types.contains("integer") && value.matches("-?[0-9]{1,100}")) {
            return nodes.numberNode(new BigInteger(value));
        }
        if (types.contains("number") && value.matches("-?[0-9]{1,100}([.][0-9]{1,100})?([eE][-+]?[0-9]{1,3})?")) {
            return nodes.numberNode(new BigDecimal(value));
        }
        if (types.contains("boolean") && (value.equals("true") || value.equals("false"))) {
            return nodes.booleanNode(Boolean.parseBoolean(value));
        }
        return nodes.textNode(value);
    }
}
