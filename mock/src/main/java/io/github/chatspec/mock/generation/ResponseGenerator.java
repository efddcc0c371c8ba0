package io.github.chatspec.mock.generation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.judge.Judge;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers for the documented responses of contracts that have no example.
 *
 * <p>Each of them gets a sample, whose body is generated from the schema when it is first used.
 */
public final class ResponseGenerator {

    /** The seed of the values, unless another one is chosen. */
    public static final long DEFAULT_SEED = 1;

    /** Separates the seeds of successive bodies, which are also increased to find a body that the judge accepts. */
    static final long STRIDE = 0x9e3779b97f4a7c15L;

    private final Judge judge;
    private final long seed;
    private final Map<String, BodyGenerator> bodies = new ConcurrentHashMap<>();

    /**
     * Creates a generator.
     *
     * @param judge a judge of the contracts, which must accept each generated body
     * @param seed the seed of the values
     */
    public ResponseGenerator(Judge judge, long seed) {
        this.judge = judge;
        this.seed = seed;
    }

    /**
     * Adds a sample to each response and media type of a contract that has none.
     *
     * @param contract one of the judge's contracts
     * @return the contract with the samples
     */
    public Contract complete(Contract contract) {
        BodyGenerator generator =
                bodies.computeIfAbsent(contract.name(), absent -> new BodyGenerator(contract, judge, seed));
        CompletedOperations operations = new CompletedOperations(contract, generator);
        return contract.withOperations(
                contract.operations().stream().map(operations::complete).toList());
    }

    /** Returns a generator of the items of a completed contract's collections. */
    public ItemGenerator items(Contract contract) {
        return bodies.get(contract.name()).items();
    }

    /**
     * Writes a value in the media type of a sample.
     *
     * @param operation an operation of a completed contract
     * @param sample one of its samples
     * @param value the value
     * @return the body
     * @throws NotGeneratedException if the value cannot be written in the media type
     */
    public String written(Operation operation, Sample sample, JsonNode value) {
        for (Response response : operation.responses()) {
            for (Content content : response.contents()) {
                if (content.samples().contains(sample)) {
                    return bodies.get(operation.contract()).written(value, content);
                }
            }
        }
        return value.toString();
    }

    /**
     * Generates the body of a sample from its schema, also if the contract has an example.
     *
     * @param operation an operation of a completed contract
     * @param sample one of its samples
     * @param number the number of the body; bodies with other numbers have other values
     * @return the body
     * @throws NotGeneratedException if no body is found that the judge accepts
     */
    public String another(Operation operation, Sample sample, long number) {
        for (Response response : operation.responses()) {
            for (Content content : response.contents()) {
                if (content.samples().contains(sample)) {
                    return bodies.get(operation.contract()).body(operation, sample, content, seed + number * STRIDE);
                }
            }
        }
        return sample.text();
    }
}
