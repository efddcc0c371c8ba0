package io.github.chatspec.server.http;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The examples that operations return instead of their result, each for a number of requests. */
public final class OrderedFaults {

    /** The number of requests that sets an example until it is removed. */
    public static final long ALWAYS = Long.MAX_VALUE;

    private record Planned(Sample sample, long times) {}

    private final Map<String, Operation> operations;
    private final Map<String, Planned> planned = new ConcurrentHashMap<>();

    OrderedFaults(Collection<Operation> operations) {
        this.operations = operations.stream().collect(Collectors.toMap(Operation::qualifiedId, operation -> operation));
    }

    /**
     * Sets the example of an operation, and replaces the previous one.
     *
     * @param operation the qualified operationId
     * @param example the name of the example
     * @param times the number of requests, or {@link #ALWAYS}
     * @throws IllegalArgumentException if the contract has no such example
     */
    public void plan(String operation, String example, long times) {
        Sample sample = Optional.ofNullable(operations.get(operation))
                .flatMap(failing -> failing.sample(example))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The contract has no example " + example + " for " + operation + "."));
        planned.put(operation, new Planned(sample, times));
    }

    /** Removes all examples. */
    public void clear() {
        planned.clear();
    }

    /** Removes the examples of one contract. */
    void clear(String contract) {
        planned.keySet()
                .removeIf(operation -> operations.get(operation).contract().equals(contract));
    }

    /** Returns the example for a request, and counts the request. */
    Optional<Sample> next(Operation operation) {
        if (planned.isEmpty()) {
            return Optional.empty();
        }
        Planned now = planned.get(operation.qualifiedId());
        // Most of the time no example is set, and then no lock is needed.
        if (now == null || now.times() == ALWAYS) {
            return Optional.ofNullable(now).map(Planned::sample);
        }
        Sample[] taken = new Sample[1];
        planned.computeIfPresent(operation.qualifiedId(), (id, left) -> {
            taken[0] = left.sample();
            return left.times() == ALWAYS
                    ? left
                    : left.times() <= 1 ? null : new Planned(left.sample(), left.times() - 1);
        });
        return Optional.ofNullable(taken[0]);
    }

    /** Returns the refusals that an operation documents, which are the examples that may be set over HTTP. */
    static List<String> names(Operation operation) {
        return operation.samples().stream()
                .filter(Sample::isRefusal)
                .map(Sample::name)
                .distinct()
                .toList();
    }
}
