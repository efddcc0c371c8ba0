package io.github.chatspec.server.chats;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Sample;

/** Thrown by an implementation to refuse a request with an example of the contract. */
public final class DocumentedRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Sample sample;

    private DocumentedRefusal(Sample sample) {
        super(sample.summary(), null, false, false);
        this.sample = sample;
    }

    /**
     * Returns a refusal.
     *
     * @param contract the contract
     * @param operation the operationId
     * @param example the name of the example
     * @return the refusal
     * @throws IllegalArgumentException if the contract has no such example
     */
    public static DocumentedRefusal of(Contract contract, String operation, String example) {
        return contract.operation(operation)
                .flatMap(refusing -> refusing.sample(example))
                .map(DocumentedRefusal::new)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The contract " + contract.name() + " has no example " + example + " for " + operation + "."));
    }

    /**
     * Returns the example.
     *
     * @return the sample with status, headers and body
     */
    public Sample sample() {
        return sample;
    }
}
