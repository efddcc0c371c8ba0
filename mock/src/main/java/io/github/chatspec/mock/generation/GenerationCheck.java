package io.github.chatspec.mock.generation;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Generates all bodies of completed contracts, to find those that cannot be generated.
 *
 * <p>It works on a separate thread after the start of a mock, which does not wait for it.
 */
public final class GenerationCheck {

    private final List<Map.Entry<Operation, Sample>> samples;
    private final List<Failure> failures = new CopyOnWriteArrayList<>();
    private final CompletableFuture<List<Failure>> result = new CompletableFuture<>();
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicInteger fromExamples = new AtomicInteger();
    private volatile boolean stopped;

    /**
     * A response that cannot be generated.
     *
     * @param operation the operation as {@code contract/operationId}
     * @param status the status
     * @param mediaType the media type
     * @param reason why it cannot be generated
     */
    public record Failure(String operation, int status, String mediaType, String reason) {}

    /**
     * Creates a check.
     *
     * @param contracts completed contracts
     */
    public GenerationCheck(List<Contract> contracts) {
        samples = contracts.stream()
                .flatMap(contract -> contract.operations().stream())
                .flatMap(operation -> operation.samples().stream()
                        .filter(sample ->
                                sample.isGenerated() && !sample.mediaType().isEmpty())
                        .map(sample -> Map.entry(operation, sample)))
                .toList();
    }

    /** Starts to generate the bodies, if there are any. */
    public void start() {
        if (samples.isEmpty()) {
            result.complete(List.of());
            return;
        }
        Thread thread = new Thread(this::run, "chatspec-generation");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends the check before all bodies are generated. */
    public void stop() {
        stopped = true;
    }

    private void run() {
        try {
            for (Map.Entry<Operation, Sample> entry : samples) {
                if (stopped) {
                    return;
                }
                check(entry.getKey(), entry.getValue());
                tried.incrementAndGet();
            }
            result.complete(failures());
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
            throw e;
        }
    }

    private void check(Operation operation, Sample sample) {
        try {
            sample.text();
            if (sample.payload() instanceof CompletedOperations.Lazy body && body.isFromExamples()) {
                fromExamples.incrementAndGet();
            }
        } catch (NotGeneratedException e) {
            failures.add(new Failure(operation.qualifiedId(), sample.status(), sample.mediaType(), e.getMessage()));
        }
    }

    /** Returns the number of bodies to generate. */
    public int total() {
        return samples.size();
    }

    /** Returns the number of bodies that have been tried. */
    public int tried() {
        return tried.get();
    }

    /** Returns the number of bodies so far whose values are all examples, defaults or constants of schemas. */
    public int fromSchemaExamples() {
        return fromExamples.get();
    }

    /** Returns the number of bodies so far that have values which are made up. */
    public int generated() {
        // A body is counted there before it is counted as tried.
        return Math.max(0, tried() - fromSchemaExamples() - failures.size());
    }

    /** Returns the failures so far. */
    public List<Failure> failures() {
        return List.copyOf(failures);
    }

    /** Returns all failures, when all bodies have been tried. */
    public CompletableFuture<List<Failure>> result() {
        return result;
    }
}
