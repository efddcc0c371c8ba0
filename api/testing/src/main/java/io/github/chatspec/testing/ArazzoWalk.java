package io.github.chatspec.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.DocumentWithSamples;
import io.github.chatspec.contract.ExampleCondition;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.PathTemplate;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes an Arazzo document for each built-in contract: a step for each condition under which an example is the response,
 * and optionally one that names the example in {@code Prefer}.
 *
 * <p>The document {@code NAME.arazzo.json} refers to {@code NAME.json} next to it, which is the contract with its samples.
 */
public final class ArazzoWalk {

    private final Contract contract;
    private final String server;
    private final boolean byName;

    private ArazzoWalk(Contract contract, String server, boolean byName) {
        this.contract = contract;
        this.server = server;
        this.byName = byName;
    }

    /**
     * Writes the documents and the contracts they refer to.
     *
     * @param arguments the folder, the address of the server, and optionally {@code by-name}
     * @throws IOException if a document cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        boolean byName = arguments.length > 2 && arguments[2].equals("by-name");
        Path folder = Path.of(arguments[0]);
        for (Contract contract : Contract.builtIn()) {
            String document = of(contract, arguments[1], byName).toPrettyString();
            Files.writeString(folder.resolve(contract.name() + ".arazzo.json"), document);
            Files.writeString(
                    folder.resolve(contract.name() + ".json"),
                    description(contract).toPrettyString());
        }
    }

    /**
     * Returns the document of a contract.
     *
     * @param contract the contract
     * @param server the address of the server that is called
     * @param byName whether there are also steps that name the example
     * @return the document, with a workflow for each operation
     */
    public static ObjectNode of(Contract contract, String server, boolean byName) {
        return new ArazzoWalk(contract, server, byName).document();
    }

    /**
     * Returns a contract with its samples, in the form that Redocly's {@code respect} reads correctly: it takes a schema that
     * does not say {@code unevaluatedProperties} as one that forbids them, also in an {@code if}, where the standard allows
     * them.
     *
     * @param contract the contract
     * @return a copy of its document, in which each schema with properties allows others, unless it says something else
     */
    public static ObjectNode description(Contract contract) {
        ObjectNode document = DocumentWithSamples.of(contract);
        document.at("/components/schemas").forEach(ArazzoWalk::allowOtherProperties);
        return document;
    }

    private static void allowOtherProperties(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")
                && !object.has("unevaluatedProperties")) {
            object.put("unevaluatedProperties", true);
        }
        schema.forEach(ArazzoWalk::allowOtherProperties);
    }

    private ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("arazzo", "1.0.1");
        document.putObject("info")
                .put("title", "The examples of " + contract.name())
                .put("version", "1");
        document.putArray("sourceDescriptions")
                .addObject()
                .put("name", contract.name())
                .put("url", contract.name() + ".json")
                .put("type", "openapi");
        ArrayNode workflows = document.putArray("workflows");
        for (Operation operation : contract.operations()) {
            ArrayNode steps =
                    workflows.addObject().put("workflowId", operation.id()).putArray("steps");
            for (Sample sample : operation.samples()) {
                addSteps(steps, operation, sample);
            }
        }
        return document;
    }

    private void addSteps(ArrayNode steps, Operation operation, Sample sample) {
        int number = 0;
        for (Request request : described(operation, sample)) {
            number++;
            addStep(steps, "request-" + number, operation, sample, request);
        }
        if (byName) {
            Request good = SampleRequests.good(operation);
            String preference = "code=" + sample.status() + ", example=" + sample.name();
            addStep(
                    steps,
                    "name",
                    operation,
                    sample,
                    new Request(good.method(), good.url(), good.headers().with("Prefer", preference)));
        }
    }

    /** Returns a request for each condition under which the example is the response. */
    private static List<Request> described(Operation operation, Sample sample) {
        List<Request> all = SampleRequests.of(operation, sample).stream()
                .map(SampleRequests::request)
                .toList();
        List<Request> chosen = new ArrayList<>();
        for (ExampleCondition condition : sample.when()) {
            all.stream()
                    .filter(request -> !chosen.contains(request) && condition.holds(operation, request))
                    .findFirst()
                    .ifPresent(chosen::add);
        }
        return chosen;
    }

    private void addStep(ArrayNode steps, String how, Operation operation, Sample sample, Request request) {
        ObjectNode step = steps.addObject().put("stepId", sample.status() + "-" + sample.name() + "-" + how);
        ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
        if (isDocumented(operation, request)) {
            step.put("operationId", operation.id());
            PathTemplate.of(operation.path())
                    .parameters(request.path())
                    .orElse(Map.of())
                    .forEach((name, value) -> add(parameters, "path", name, value));
            for (String name : request.queryNames()) {
                add(parameters, "query", name, request.query(name).get(0));
            }
        } else {
            step.putObject("x-operation")
                    .put("url", server + request.url())
                    .put("method", request.method().toLowerCase(Locale.ROOT));
        }
        request.headers()
                .asMap()
                .forEach((name, values) -> values.forEach(value -> add(parameters, "header", name, value)));
        step.set("parameters", parameters);
        addCriteria(step.putArray("successCriteria"), sample);
    }

    /** Returns whether Arazzo can express the request by the operation: with its method, and without repeated parameters. */
    private static boolean isDocumented(Operation operation, Request request) {
        return operation.method().equals(request.method())
                && new HashSet<>(request.queryNames()).size()
                        == request.queryNames().size();
    }

    private static void add(ArrayNode parameters, String in, String name, String value) {
        parameters.addObject().put("in", in).put("name", name).put("value", value);
    }

    /** Adds the status and the values of the body's properties, by which one example differs from the others. */
    private static void addCriteria(ArrayNode criteria, Sample sample) {
        criteria.addObject().put("condition", "$statusCode == " + sample.status());
        JsonNode body = TestHttp.json(sample.body());
        body.properties().forEach(property -> {
            JsonNode value = property.getValue();
            if (value.isIntegralNumber()) {
                addCriterion(criteria, property.getKey(), value.asText());
            } else if (value.isTextual() && value.asText().matches("[A-Za-z0-9 .-]+")) {
                addCriterion(criteria, property.getKey(), "'" + value.asText() + "'");
            }
        });
    }

    private static void addCriterion(ArrayNode criteria, String name, String value) {
        criteria.addObject().put("condition", "$response.body#/" + name + " == " + value);
    }
}
