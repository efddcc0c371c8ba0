package io.github.chatspec.server.chats;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Sample;

/**
 * Thrown by an implementation to refuse a request in one of the ways that the contract documents.
 *
 * <p>The smallest use: {@code throw DocumentedRefusal.of(contract, "getChat", "unknown-chat")}.
 */
public final class DocumentedRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Sample sample;

    private DocumentedRefusal(Sample sample) {
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
    public static DocumentedRefusal of(Contract contract, String operation, String example) {
        return contract.operation(operation)
                .flatMap(found -> found.sample(example))
                .map(DocumentedRefusal::new)
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
