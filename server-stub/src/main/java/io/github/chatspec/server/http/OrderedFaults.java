package io.github.chatspec.server.http;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The failures that were ordered: for an operation an example, and how many requests are answered with it. */
public final class OrderedFaults {

    /** So many requests as anybody will ever send. */
    public static final long ALWAYS = Long.MAX_VALUE;

    private record Planned(Sample sample, long times) {}

    private final Map<String, Operation> operations;
    private final Map<String, Planned> planned = new ConcurrentHashMap<>();

    OrderedFaults(Collection<Operation> operations) {
        this.operations = operations.stream().collect(Collectors.toMap(Operation::qualifiedId, known -> known));
    }

    /**
     * Orders a failure, in place of the one that was ordered for the operation before.
     *
     * @throws IllegalArgumentException if the contract has no such example
     */
    public void plan(String operation, String example, long times) {
        Sample sample = Optional.ofNullable(operations.get(operation))
                .flatMap(known -> known.sample(example))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The contract has no example " + example + " for " + operation + "."));
        planned.put(operation, new Planned(sample, times));
    }

    /** Takes all failures back. */
    public void clear() {
        planned.clear();
    }

    /** Takes the failures of one contract back. */
    void clear(String contract) {
        planned.keySet()
                .removeIf(operation -> operations.get(operation).contract().equals(contract));
    }

    /** The example that this request is to be answered with; it is one less from now on. */
    Optional<Sample> next(Operation operation) {
        Planned now = planned.get(operation.qualifiedId());
        // Most of the time nothing is ordered, and then nothing need be locked.
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

    /** The refusals that an operation documents, which is what may be ordered over HTTP. */
    static List<String> names(Operation operation) {
        return operation.samples().stream()
                .filter(Sample::isRefusal)
                .map(Sample::name)
                .distinct()
                .toList();
    }
}
