package io.github.chatspec.client;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ExampleCondition;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import java.util.List;

/** The contract's samples, and what identifiers lead to them. */
final class Samples {

    private Samples() {}

    static Operation operation(String contract, String id) {
        return Contract.builtIn(contract).operation(id).orElseThrow();
    }

    static List<Sample> successes(String contract, String operation) {
        return operation(contract, operation).samples().stream()
                .filter(sample -> !sample.isRefusal())
                .toList();
    }

    static List<Sample> refusals(String contract, String operation) {
        return operation(contract, operation).samples().stream()
                .filter(Sample::isRefusal)
                .toList();
    }

    /** The identifier of the chat that an example of getChat answers with. */
    static String id(String contract, String example) {
        return id(operation(contract, "getChat").sample(example).orElseThrow());
    }

    static String id(Sample sample) {
        return sample.when().get(0).path().values().stream()
                .map(ExampleCondition.Equal.class::cast)
                .map(ExampleCondition.Equal::value)
                .findFirst()
                .orElseThrow();
    }
}
