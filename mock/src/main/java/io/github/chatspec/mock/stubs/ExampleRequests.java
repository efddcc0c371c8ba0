package io.github.chatspec.mock.stubs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.DocumentedExamples;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.RequestBody;
import io.github.chatspec.contract.Response;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.mock.generation.RequestGenerator;
import io.github.chatspec.serving.SampleBody;
import io.github.chatspec.serving.SampleRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds out how to request an example of an operation, or why there is none. */
public final class ExampleRequests {

    /** The methods whose requests have a body, even where the contract does not require it. */
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final Map<String, RequestGenerator> generators = new HashMap<>();
    private final Map<String, SampleRequest> requests = new ConcurrentHashMap<>();
    /** The operations whose requests need a body, while no body was found that their schema accepts. */
    private final Set<String> withoutGoodBody = ConcurrentHashMap.newKeySet();

    /**
     * Creates the requests of contracts.
     *
     * @param contracts the contracts
     * @param judge a judge of the contracts, which must accept each request
     * @param seed the seed of generated values
     */
    public ExampleRequests(List<Contract> contracts, Judge judge, long seed) {
        contracts.forEach(contract -> generators.put(contract.name(), new RequestGenerator(contract, judge, seed)));
    }

    /** Returns a request that is answered with an example, which it asks for by name if none is chosen by default. */
    public SampleRequest of(Contract contract, Operation operation) {
        SampleRequest request = good(contract, operation);
        return operation.choices().isEmpty()
                ? request.with(
                        "Prefer", SampleRequest.preference(operation.samples().get(0)))
                : request;
    }

    /** Returns a request that does not violate the contract, unless no body is found that its schema accepts. */
    public SampleRequest good(Contract contract, Operation operation) {
        return requests.computeIfAbsent(operation.qualifiedId(), absent -> request(contract, operation));
    }

    private SampleRequest request(Contract contract, Operation operation) {
        RequestGenerator generator = generators.get(contract.name());
        String example = example(contract, operation);
        SampleRequest request = SampleRequest.of(
                contract,
                operation,
                parameter -> parameter.required() || parameter.in().equals("path")
                        ? Optional.of(generator.value(operation, parameter, example))
                        : Optional.empty());
        boolean hasBody = WITH_BODY.contains(operation.method())
                || operation.requestBody().filter(RequestBody::required).isPresent();
        if (!hasBody || operation.requestBody().isEmpty()) {
            return request;
        }
        Optional<SampleBody> body = generator.body(operation, example);
        if (body.isEmpty()) {
            withoutGoodBody.add(operation.qualifiedId());
            body = generator.closestBody(operation, example);
        }
        return body.map(request::with).orElse(request);
    }

    /**
     * Returns whether no body was found that an operation accepts: its schema contradicts itself, or is too complex. No
     * request is refused for a body then.
     *
     * @param contract the contract of the operation
     * @param operation an operation
     */
    boolean isWithoutGoodBody(Contract contract, Operation operation) {
        SampleRequest unused = good(contract, operation);
        return withoutGoodBody.contains(operation.qualifiedId());
    }

    /** Returns the name of the first examples of parameters that a success has, too; empty if there is none. */
    private static String example(Contract contract, Operation operation) {
        return operation.parameters().stream()
                .flatMap(parameter ->
                        DocumentedExamples.named(contract, parameter.place().pointer()).keySet().stream())
                .filter(name -> operation
                        .sample(name)
                        .filter(sample -> !sample.isRefusal())
                        .isPresent())
                .findFirst()
                .orElse("");
    }

    /** Returns the reason why no example of an operation can be served. */
    public static String reasonForNone(Contract contract, Operation operation) {
        List<JsonNode> examples = new ArrayList<>();
        boolean hasBody = false;
        for (Response response : operation.responses()) {
            String content = Pointers.append(response.place().pointer(), "content");
            for (String mediaType : names(contract, content)) {
                hasBody = true;
                String parent = Pointers.append(Pointers.append(content, mediaType), "examples");
                for (String name : names(contract, parent)) {
                    contract.resolve(Pointers.append(parent, name))
                            .map(contract::at)
                            .ifPresent(examples::add);
                }
            }
        }
        if (examples.stream().anyMatch(example -> example.has("externalValue"))) {
            return "its examples are at URLs, which are not fetched";
        }
        if (!examples.isEmpty()) {
            return "its examples have no value";
        }
        return hasBody ? "the contract has no example" : "no response has a body";
    }

    private static List<String> names(Contract contract, String pointer) {
        Optional<String> resolved = contract.resolve(pointer);
        List<String> names = new ArrayList<>();
        resolved.map(contract::at).ifPresent(node -> node.fieldNames().forEachRemaining(names::add));
        return names;
    }
}
