package io.github.chatspec.client;

import java.net.http.HttpClient;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Runs the calls of one client: retries, cancels, and converts every failure into the vendor's exception. */
public final class CallRunner {

    private final RetryingHttpClient.Settings settings;

    CallRunner(RetryingHttpClient.Settings settings) {
        this.settings = settings;
    }

    /**
     * An operation of a generated client.
     *
     * @param <A> the model of its response
     */
    @FunctionalInterface
    public interface Operation<A> {

        /**
         * Starts the operation.
         *
         * @param http the HTTP client that sends the request
         * @return the future response
         * @throws Exception if the generated client cannot build the request
         */
        CompletableFuture<A> on(HttpClient http) throws Exception;
    }

    /**
     * Calls an operation without waiting for its response.
     *
     * @param operation the operation
     * @param content returns the content of the response, or null if the response lacks it
     * @param <A> the model of the response
     * @param <R> the type of the content
     * @return the content; fails with the vendor's {@link ChatApiException}; cancelling it ends the exchange, without
     *     further attempts
     */
    public <A, R> CompletableFuture<R> call(Operation<A> operation, Function<A, R> content) {
        RetryingHttpClient attempts = new RetryingHttpClient(settings);
        CompletableFuture<R> result = begin(operation, attempts).handle((answer, failure) -> {
            R wanted = failure == null && answer != null ? content.apply(answer) : null;
            if (wanted == null) {
                throw attempts.exception(failure);
            }
            return wanted;
        });
        return onCancel(result, attempts::cancel);
    }

    /**
     * Returns the result of a call for something that may not exist; cancelling the returned future cancels the call.
     *
     * @param call the call
     * @param isUnknown returns whether a failure of the call means that it does not exist
     * @param <R> the type of the call's result
     * @return the result; empty if it does not exist
     */
    public static <R> CompletableFuture<Optional<R>> ifKnown(
            CompletableFuture<R> call, Predicate<ChatApiException> isUnknown) {
        return follow(call, (result, failure) -> {
            if (failure == null) {
                return Optional.of(result);
            }
            if (isUnknown.test(failure)) {
                return Optional.empty();
            }
            throw failure;
        });
    }

    /**
     * Waits for the result of a call.
     *
     * @param call the call
     * @param <R> the type of its result
     * @return the result
     * @throws ChatApiException if the call failed, or if the thread was interrupted; an interrupt ends the call, and
     *     the interrupt status stays set
     */
    public <R> R await(CompletableFuture<R> call) {
        try {
            return call.get();
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw settings.vendor()
                    .exception(new CallFailure(
                            "The wait for " + settings.vendor().name()
                                    + " was interrupted; call again if you still need the response.",
                            Optional.empty(),
                            OptionalInt.empty(),
                            VendorError.NONE,
                            0,
                            e));
        } catch (ExecutionException e) {
            throw rethrown((ChatApiException) e.getCause());
        }
    }

    /** Maps the result or the failure of a call, of which the other is null; cancelling the returned future cancels the call. */
    private static <A, R> CompletableFuture<R> follow(
            CompletableFuture<A> call, BiFunction<A, ChatApiException, R> next) {
        CompletableFuture<R> following = call.handle((result, failure) -> {
            if (failure != null && !(RetryingHttpClient.unwrapped(failure) instanceof ChatApiException)) {
                throw new CompletionException(failure);
            }
            return next.apply(result, (ChatApiException) RetryingHttpClient.unwrapped(failure));
        });
        return onCancel(following, () -> call.cancel(true));
    }

    /** Replaces the stack trace of the HTTP client's thread with that of the caller. */
    private static ChatApiException rethrown(ChatApiException failure) {
        failure.fillInStackTrace();
        return failure;
    }

    private static <A> CompletableFuture<A> begin(Operation<A> operation, RetryingHttpClient attempts) {
        try {
            return operation.on(attempts);
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return CompletableFuture.failedFuture(e);
        }
    }

    private static <R> CompletableFuture<R> onCancel(CompletableFuture<R> result, Runnable cancel) {
        // Returns the original future, since cancelling the one that whenComplete returns would have no effect.
        CompletableFuture<R> unused = result.whenComplete((value, failure) -> {
            if (result.isCancelled()) {
                cancel.run();
            }
        });
        return result;
    }
}
