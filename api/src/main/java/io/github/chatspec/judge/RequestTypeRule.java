package io.github.chatspec.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reports a parameter of a request that is not what the contract asks for. */
final class RequestTypeRule extends Rule {

    RequestTypeRule() {
        super(
                "request-type",
                Level.WARNING,
                "A parameter of the request is not what the contract asks for.",
                Example.request("/things?limit=few", Headers.NONE.with("X-Team", "7")));
    }

    @Override
    void check(Subject subject, Findings out) {
        if (subject.exchange().request().isEmpty() || subject.operation().isEmpty()) {
            return;
        }
        Request request = subject.exchange().request().get();
        for (Parameter parameter : subject.operation().get().parameters()) {
            List<String> values = parameter.in().equals("path")
                    ? RequestValues.path(subject.operation().get(), request, parameter.name())
                    : RequestValues.of(request, parameter.in(), parameter.name());
            Optional<String> schema = parameter.schema().flatMap(subject.contract()::resolve);
            // How several values or an object are written into one is a matter of its style, which is not taken apart.
            if (values.size() == 1
                    && schema.isPresent()
                    && !RequestValues.isIgnored(parameter)
                    && !isContainer(subject.contract().at(schema.get()))
                    && !isTaken(subject, schema.get(), values.get(0))) {
                out.add(
                        this,
                        Optional.of(parameter.place()),
                        "The request has "
                                + RequestValues.shown(subject.operation().get(), parameter, values.get(0)) + " as the "
                                + parameter.in() + " parameter "
                                + Shown.quoted(parameter.name()) + ", which is not "
                                + promised(subject.contract().at(schema.get())) + ".");
            }
        }
    }

    private static boolean isTaken(Subject subject, String schemaPointer, String value) {
        JsonNode schema = subject.contract().at(schemaPointer);
        JsonNode read = read(value, schema);
        return subject.accepts(schemaPointer, read) && !JsonNumberRule.isBeyond(read, schema);
    }

    private static boolean isContainer(JsonNode schema) {
        Collection<String> types = types(schema);
        return types.contains("array") || types.contains("object") || schema.has("content");
    }

    private static String promised(JsonNode schema) {
        Collection<String> types = types(schema);
        return types.isEmpty()
                ? "what the contract asks for"
                : "the " + Shown.list(types, "or") + " that the contract asks for";
    }

    private static Collection<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isTextual() ? List.of(type.textValue()) : Shown.texts(type);
    }

    /** Reads a value as the type that is asked for, or as a text where it is none. */
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
