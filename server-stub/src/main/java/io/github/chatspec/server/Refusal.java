package io.github.chatspec.server;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Sample;

/**
 * Thrown by an implementation to refuse a request in one of the ways that the contract documents.
 *
 * <p>The smallest use: {@code throw Refusal.of(contract, "getChat", "unknown-chat")}.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Sample sample;

    private Refusal(Sample sample) {
        super(sample.summary(), null, false, false);
        this.sample = sample;
    }

    /**
     * Makes a refusal.
     *
     * @param contract the contract
     * @param operation the operationId
     * @param example the name of the example that holds the answer
     * @return the refusal
     * @throws IllegalArgumentException if the contract has no such example
     */
    public static Refusal of(Contract contract, String operation, String example) {
        return contract.operation(operation)
                .flatMap(found -> found.sample(example))
                .map(Refusal::new)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The contract " + contract.name() + " has no example " + example + " for " + operation + "."));
    }

    /**
     * Returns the answer.
     *
     * @return the sample with status, headers and body
     */
    public Sample sample() {
        return sample;
    }
}
