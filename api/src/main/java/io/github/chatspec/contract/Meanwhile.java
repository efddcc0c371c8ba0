package io.github.chatspec.contract;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Work that another thread does meanwhile, so that a start takes as long as the longest of its parts.
 *
 * <p>The smallest use: {@code Meanwhile<List<Problem>> problems = Meanwhile.of(() -> Problem.in(contract));} and later
 * {@code problems.result()}.
 *
 * @param <T> what comes of it
 */
public final class Meanwhile<T> {

    private final CompletableFuture<T> work;

    private Meanwhile(CompletableFuture<T> work) {
        this.work = work;
    }

    /**
     * Begins the work.
     *
     * @param work what is to be done
     * @param <T> what comes of it
     * @return the work, under way
     */
    public static <T> Meanwhile<T> of(Supplier<T> work) {
        return new Meanwhile<>(CompletableFuture.supplyAsync(work));
    }

    /**
     * Waits for the end of the work.
     *
     * @return what came of it
     * @throws RuntimeException if the work threw it
     */
    public T result() {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw e;
        }
    }
}
