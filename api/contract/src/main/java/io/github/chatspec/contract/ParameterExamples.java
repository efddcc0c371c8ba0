package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.json.Pointers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Derives examples of parameters from the conditions ({@code x-when}) of samples. Each has the name of its sample, by which
 * other tools find the request that a sample answers.
 */
final class ParameterExamples {

    /** The number of integers that are compared with a pattern. */
    private static final int INTEGERS = 20;

    /** The maximum number of requests that are tried for one condition. */
    private static final int MAX_REQUESTS = 1_000;

    private final Contract contract;
    private final Operation operation;
    private final List<Map.Entry<ExampleCondition, Sample>> choices;
    private int requests;

    private ParameterExamples(Contract contract, Operation operation) {
        this.contract = contract;
        this.operation = operation;
        this.choices = operation.choices();
    }

    /** Adds the examples to the operations of a document, which is a copy of the contract's document. */
    static void addTo(ObjectNode document, Contract contract) {
        for (Operation operation : contract.operations()) {
            if (document.at(operation.place().pointer()) instanceof ObjectNode node) {
                new ParameterExamples(contract, operation)
                        .byParameter()
                        .forEach((parameter, examples) -> place(contract, operation, node, parameter, examples));
            }
        }
    }

    /** Writes the parameter into the operation, since other operations may share it. */
    private static void place(
            Contract contract, Operation operation, ObjectNode node, Parameter parameter, ObjectNode examples) {
        String pointer = parameter.place().pointer();
        if (!(contract.at(pointer) instanceof ObjectNode declared) || declared.has("examples")) {
            return;
        }
        ObjectNode copy = declared.deepCopy();
        copy.remove("example");
        copy.set("examples", examples);
        ArrayNode parameters = node.withArray("parameters");
        String listed = Pointers.append(operation.place().pointer(), "parameters");
        for (int i = 0; i < parameters.size(); i++) {
            if (contract.resolve(Pointers.append(listed, i)).equals(Optional.of(pointer))) {
                parameters.set(i, copy);
                return;
            }
        }
        parameters.add(copy);
    }

    private Map<Parameter, ObjectNode> byParameter() {
        Map<Parameter, ObjectNode> examples = new LinkedHashMap<>();
        for (Sample sample : operation.samples()) {
            for (Map.Entry<Parameter, JsonNode> value : values(sample).entrySet()) {
                examples.computeIfAbsent(value.getKey(), absent -> JsonNodeFactory.instance.objectNode())
                        .putObject(sample.name())
                        .put("summary", sample.summary())
                        .set("value", value.getValue());
            }
        }
        return examples;
    }

    /** Returns the values of a request that a sample answers, from the condition that says most about it. */
    private Map<Parameter, JsonNode> values(Sample sample) {
        Map<Parameter, JsonNode> most = Map.of();
        for (ExampleCondition condition : sample.when()) {
            requests = 0;
            Map<Parameter, JsonNode> values = condition.otherMethod() || !isAboutParameters(condition)
                    ? Map.of()
                    : complete(sample, condition, operation.parameters(), Map.of())
                            .orElse(Map.of());
            if (values.size() > most.size()) {
                most = values;
            }
        }
        return most;
    }

    /** Returns whether a condition has no header that only a security scheme describes. */
    private boolean isAboutParameters(ExampleCondition condition) {
        return condition.headers().keySet().stream()
                .allMatch(name -> operation.parameters().stream()
                        .anyMatch(parameter -> parameter.in().equals("header")
                                && parameter.name().equalsIgnoreCase(name)));
    }

    /** Adds values of the remaining parameters, so that the sample answers the request. */
    private Optional<Map<Parameter, JsonNode>> complete(
            Sample sample, ExampleCondition condition, List<Parameter> remaining, Map<Parameter, JsonNode> values) {
        if (remaining.isEmpty()) {
            return requests++ < MAX_REQUESTS && answers(sample, request(values))
                    ? Optional.of(values)
                    : Optional.empty();
        }
        Parameter parameter = remaining.get(0);
        List<Parameter> others = remaining.subList(1, remaining.size());
        Optional<ExampleCondition.Matcher> matcher = matcher(condition, parameter);
        boolean isAbsent = matcher.isEmpty() ? !parameter.required() : matcher.get() instanceof ExampleCondition.Absent;
        if (isAbsent) {
            // Other tools always send a required parameter.
            return parameter.required() ? Optional.empty() : complete(sample, condition, others, values);
        }
        for (JsonNode value : candidates(sample, parameter, matcher)) {
            Map<Parameter, JsonNode> more = new LinkedHashMap<>(values);
            more.put(parameter, value);
            Optional<Map<Parameter, JsonNode>> complete = complete(sample, condition, others, more);
            if (complete.isPresent()) {
                return complete;
            }
        }
        return Optional.empty();
    }

    private boolean answers(Sample sample, Request request) {
        for (Map.Entry<ExampleCondition, Sample> choice : choices) {
            if (choice.getKey().holds(operation, request)) {
                return choice.getValue().equals(sample);
            }
        }
        return false;
    }

    private static Optional<ExampleCondition.Matcher> matcher(ExampleCondition condition, Parameter parameter) {
        return switch (parameter.in()) {
            case "path" -> Optional.ofNullable(condition.path().get(parameter.name()));
            case "query" -> Optional.ofNullable(condition.query().get(parameter.name()));
            case "header" ->
                condition.headers().entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase(parameter.name()))
                        .map(Map.Entry::getValue)
                        .findFirst();
            default -> Optional.empty();
        };
    }

    /** Returns values of the parameter's type that a condition accepts. */
    private List<JsonNode> candidates(Sample sample, Parameter parameter, Optional<ExampleCondition.Matcher> matcher) {
        JsonNode schema =
                parameter.schema().flatMap(contract::schema).map(contract::at).orElse(parameter.example());
        boolean isInteger = schema.path("type").asText().equals("integer");
        List<JsonNode> candidates = new ArrayList<>();
        if (!parameter.example().isMissingNode()) {
            candidates.add(parameter.example());
        }
        if (matcher.isPresent() && matcher.get() instanceof ExampleCondition.Equal equal) {
            candidates.add(isInteger ? integer(equal.value()) : new TextNode(equal.value()));
        } else if (matcher.isPresent() && isInteger) {
            int first = schema.path("minimum").asInt(1);
            for (int i = 0; i < INTEGERS; i++) {
                candidates.add(new IntNode(first + i));
            }
        } else if (matcher.isPresent()) {
            candidates.add(new TextNode(sample.name()));
        }
        return candidates.stream()
                .filter(value -> matcher.isEmpty() || matcher.get().matches(List.of(value.asText())))
                .toList();
    }

    private static JsonNode integer(String text) {
        return text.matches("-?[0-9]{1,9}") ? new IntNode(Integer.parseInt(text)) : new TextNode(text);
    }

    /** Returns a request with values, and with the credentials that the operation requires. */
    private Request request(Map<Parameter, JsonNode> values) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        Headers headers = Headers.NONE;
        List<Credential> credentials = operation.credentials().isEmpty()
                ? List.of()
                : operation.credentials().get(0);
        for (Credential credential : credentials) {
            if (credential.in().equals("header")) {
                headers = headers.with(credential.name(), credential.exampleValue());
            }
        }
        for (Map.Entry<Parameter, JsonNode> value : values.entrySet()) {
            Parameter parameter = value.getKey();
            String text = value.getValue().asText();
            switch (parameter.in()) {
                case "path" -> path = path.replace("{" + parameter.name() + "}", encoded(text));
                case "query" -> query.add(encoded(parameter.name()) + "=" + encoded(text));
                case "header" -> headers = headers.with(parameter.name(), text);
                default -> {
                    // A condition is never about a cookie.
                }
            }
        }
        return new Request(operation.method(), query.isEmpty() ? path : path + "?" + String.join("&", query), headers);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
