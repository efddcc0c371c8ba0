package io.github.chatspec.contract;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Work that another thread does meanwhile, so that a start takes as long as the longest of its parts.
 *
 * @param <T> what comes of it
 */
public final class Background<T> {

    private final CompletableFuture<T> work;

    private Background(CompletableFuture<T> work) {
        this.work = work;
    }

    /**
     * Begins the work.
     *
     * @param work what is to be done
     * @param <T> what comes of it
     * @return the work, under way
     */
    public static <T> Background<T> of(Supplier<T> work) {
        return new Background<>(CompletableFuture.supplyAsync(work));
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
