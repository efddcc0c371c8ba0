package io.github.chatspec.mock.callbacks;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.RequestBody;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.mock.generation.RequestGenerator;
import io.github.chatspec.serving.SampleBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The callbacks that contracts describe. */
public final class DocumentedCallbacks {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch");

    private final List<Contract> contracts;
    private final Judge judge;
    private final long seed;
    private final Map<String, List<DocumentedCallback>> byOperation = new ConcurrentHashMap<>();

    /**
     * Creates the callbacks, which are read when they are first needed.
     *
     * @param contracts the contracts
     * @param judge their judge, which must accept the bodies
     * @param seed the seed of generated values
     */
    public DocumentedCallbacks(List<Contract> contracts, Judge judge, long seed) {
        this.contracts = contracts;
        this.judge = judge;
        this.seed = seed;
    }

    /** Returns the callbacks of an operation of one of the contracts. */
    List<DocumentedCallback> of(Operation operation) {
        return byOperation.computeIfAbsent(
                operation.qualifiedId(),
                absent -> contracts.stream()
                        .filter(contract -> contract.name().equals(operation.contract()))
                        .findFirst()
                        .map(contract -> read(contract, operation))
                        .orElse(List.of()));
    }

    private List<DocumentedCallback> read(Contract contract, Operation operation) {
        List<DocumentedCallback> callbacks = new ArrayList<>();
        String all = Pointers.append(operation.place().pointer(), "callbacks");
        for (String name : keys(contract, Optional.of(all))) {
            Optional<String> callback = contract.resolve(Pointers.append(all, name));
            for (String key : keys(contract, callback)) {
                Optional<String> path = contract.resolve(Pointers.append(callback.get(), key));
                for (String method : keys(contract, path)) {
                    if (METHODS.contains(method)) {
                        String pointer = Pointers.append(path.get(), method);
                        callbacks.add(new DocumentedCallback(
                                operation.qualifiedId() + "/" + name,
                                key,
                                method.toUpperCase(Locale.ROOT),
                                body(contract, operation, name, pointer)));
                    }
                }
            }
        }
        return List.copyOf(callbacks);
    }

    private static List<String> keys(Contract contract, Optional<String> pointer) {
        List<String> keys = new ArrayList<>();
        pointer.map(contract::at).ifPresent(node -> node.fieldNames().forEachRemaining(keys::add));
        keys.removeIf(key -> key.startsWith("x-"));
        return keys;
    }

    private Optional<SampleBody> body(Contract contract, Operation operation, String name, String pointer) {
        Optional<String> place = contract.resolve(Pointers.append(pointer, "requestBody"));
        if (place.isEmpty()) {
            return Optional.empty();
        }
        String contents = Pointers.append(place.get(), "content");
        Map<String, Optional<String>> schemas = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> content : contract.at(contents).properties()) {
            String schema = Pointers.append(Pointers.append(contents, content.getKey()), "schema");
            schemas.put(content.getKey(), content.getValue().has("schema") ? Optional.of(schema) : Optional.empty());
        }
        Operation callback = new Operation(
                contract.name(),
                operation.id() + "/" + name,
                "POST",
                "/",
                List.of(),
                List.of(),
                List.of(),
                Optional.of(new RequestBody(true, schemas, contract.place(place.get()))),
                List.of(),
                contract.place(pointer));
        return new RequestGenerator(contract, judge, seed).body(callback, "");
    }
}
