package io.github.chatspec.mock.stubs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.DocumentedExamples;
import io.github.chatspec.contract.ExampleCondition;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.contract.RequestBody;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.json.StrictJson;
import io.github.chatspec.parameter.ParameterWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out which requests the examples of a contract belong to that do not say it themselves ({@code x-when}): those whose
 * parameters and body have the values of examples with the same name, and those whose path ends with the id in the example.
 */
final class PairedExamples {

    private static final Pattern LAST_VARIABLE = Pattern.compile("/\\{([^/{}]+)}$");

    /** The name of a parameter that identifies a thing, for example {@code petId}. */
    private static final Pattern ID = Pattern.compile(".*[a-z0-9](Id|ID|_id|-id)");

    private final Contract contract;
    private final Operation operation;
    private final Map<String, List<ExampleCondition>> byName;

    private PairedExamples(Contract contract, Operation operation) {
        this.contract = contract;
        this.operation = operation;
        this.byName = byName();
    }

    /** Returns a contract whose samples have the conditions of the requests that they belong to. */
    static Contract in(Contract contract) {
        return contract.withOperations(contract.operations().stream()
                .map(operation -> new PairedExamples(contract, operation).paired())
                .toList());
    }

    private Operation paired() {
        Map<Sample, String> ids = ids();
        if (byName.isEmpty() && ids.isEmpty()) {
            return operation;
        }
        Set<ExampleCondition.Matcher> paired = pairedByName();
        return operation.withResponses(operation.responses().stream()
                .map(response -> response.withContents(response.contents().stream()
                        .map(content -> content.withSamples(content.samples().stream()
                                .map(sample -> paired(sample, ids.get(sample), paired))
                                .toList()))
                        .toList()))
                .toList());
    }

    private Sample paired(Sample sample, String id, Set<ExampleCondition.Matcher> pairedByName) {
        List<ExampleCondition> conditions = new ArrayList<>();
        if (!sample.isGenerated()) {
            conditions.addAll(byName.getOrDefault(sample.name(), List.of()));
        }
        if (id != null && !pairedByName.contains(new ExampleCondition.Equal(id))) {
            conditions.add(new ExampleCondition(
                    false, Map.of(variable().orElseThrow(), new ExampleCondition.Equal(id)), Map.of(), Map.of()));
        }
        return conditions.isEmpty() ? sample : sample.withPairs(conditions);
    }

    /** Returns the ids for which an example of the same name as a sample is a request with no other value. */
    private Set<ExampleCondition.Matcher> pairedByName() {
        Set<ExampleCondition.Matcher> ids = new HashSet<>();
        for (Sample sample : operation.samples()) {
            for (ExampleCondition condition : byName.getOrDefault(sample.name(), List.of())) {
                if (condition.size() == 1) {
                    variable().map(condition.path()::get).ifPresent(ids::add);
                }
            }
        }
        return ids;
    }

    /** Returns the conditions by the name of the examples that they are made of. */
    private Map<String, List<ExampleCondition>> byName() {
        Map<String, Map<Parameter, JsonNode>> values = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            if (!parameter.isDescribedElsewhere()) {
                DocumentedExamples.named(contract, parameter.place().pointer())
                        .forEach((name, value) -> values.computeIfAbsent(name, absent -> new LinkedHashMap<>())
                                .put(parameter, value));
            }
        }
        Map<String, List<JsonNode>> bodies =
                operation.requestBody().map(this::bodies).orElse(Map.of());
        bodies.keySet().forEach(name -> values.putIfAbsent(name, Map.of()));
        Map<String, List<ExampleCondition>> conditions = new HashMap<>();
        values.forEach((name, parameters) -> {
            ExampleCondition condition = condition(parameters);
            List<ExampleCondition> alternatives = bodies.getOrDefault(name, List.of()).stream()
                    .map(body -> withBody(condition, body))
                    .toList();
            List<ExampleCondition> all = alternatives.isEmpty() ? List.of(condition) : alternatives;
            if (all.get(0).size() > 0) {
                conditions.put(name, all);
            }
        });
        return conditions;
    }

    /** Returns the examples of bodies by name: those in JSON, and texts in other media types. */
    private Map<String, List<JsonNode>> bodies(RequestBody documented) {
        Map<String, List<JsonNode>> bodies = new LinkedHashMap<>();
        String contents = Pointers.append(documented.place().pointer(), "content");
        for (String mediaType : documented.schemas().keySet()) {
            DocumentedExamples.named(contract, Pointers.append(contents, mediaType))
                    .forEach((name, value) -> {
                        if (MediaType.isJson(mediaType) != value.isTextual()) {
                            bodies.computeIfAbsent(name, absent -> new ArrayList<>())
                                    .add(value);
                        }
                    });
        }
        return bodies;
    }

    private ExampleCondition condition(Map<Parameter, JsonNode> values) {
        Map<String, ExampleCondition.Matcher> path = new LinkedHashMap<>();
        Map<String, ExampleCondition.Matcher> query = new LinkedHashMap<>();
        Map<String, ExampleCondition.Matcher> headers = new LinkedHashMap<>();
        Map<String, ExampleCondition.Matcher> cookies = new LinkedHashMap<>();
        values.forEach((parameter, value) -> {
            ParameterWriter writer = ParameterWriter.decoded(contract, parameter);
            switch (parameter.in()) {
                case "path" -> path.put(parameter.name(), new ExampleCondition.Equal(writer.text(value)));
                case "query" -> query.putAll(matchers(writer.pairs(value)));
                case "cookie" -> cookies.put(parameter.name(), new ExampleCondition.Equal(writer.text(value)));
                default -> headers.put(parameter.name(), new ExampleCondition.Equal(writer.text(value)));
            }
        });
        return new ExampleCondition(false, path, query, headers, cookies, Optional.empty());
    }

    private static Map<String, ExampleCondition.Matcher> matchers(List<String> pairs) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            values.computeIfAbsent(pair.substring(0, equals), absent -> new ArrayList<>())
                    .add(pair.substring(equals + 1));
        }
        Map<String, ExampleCondition.Matcher> matchers = new LinkedHashMap<>();
        values.forEach((name, all) -> matchers.put(
                name, all.size() == 1 ? new ExampleCondition.Equal(all.get(0)) : new ExampleCondition.Values(all)));
        return matchers;
    }

    private static ExampleCondition withBody(ExampleCondition condition, JsonNode body) {
        return new ExampleCondition(
                false,
                condition.path(),
                condition.query(),
                condition.headers(),
                condition.cookies(),
                Optional.of(body));
    }

    /** Returns the ids in the examples, if several examples have one and no example has a condition. */
    private Map<Sample, String> ids() {
        Map<Sample, String> ids = new LinkedHashMap<>();
        List<Sample> samples = operation.samples();
        List<Sample> candidates = samples.stream()
                .filter(sample -> !sample.isGenerated() && !sample.isRefusal() && MediaType.isJson(sample.mediaType()))
                .toList();
        // Only now, since the examples may be long.
        if (variable().isEmpty()
                || candidates.size() < 2
                || samples.stream().anyMatch(sample -> !sample.when().isEmpty())) {
            return ids;
        }
        candidates.forEach(sample -> id(sample).ifPresent(id -> ids.put(sample, id)));
        return ids.values().stream().distinct().count() < 2 ? Map.of() : ids;
    }

    private Optional<String> id(Sample sample) {
        String name = variable().orElseThrow();
        return StrictJson.read(sample.body())
                .map(body -> body.has(name) || !ID.matcher(name).matches() ? body.path(name) : body.path("id"))
                .filter(value -> value.isValueNode() && !value.isNull())
                .map(JsonNode::asText);
    }

    /** Returns the name of the path parameter with which the path ends. */
    private Optional<String> variable() {
        Matcher matcher = LAST_VARIABLE.matcher(operation.path());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
