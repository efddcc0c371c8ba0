package io.github.chatspec.client;

import java.net.http.HttpClient;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Makes the calls of one client: asks again, cancels, and turns every failure into the vendor's exception.
 *
 * <p>The smallest use: {@code caller.await(caller.call(http -> api(http).getChat(id), Function.identity()))}.
 */
public final class CallRunner {

    private final RetryingHttpClient.Settings settings;

    CallRunner(RetryingHttpClient.Settings settings) {
        this.settings = settings;
    }

    /**
     * An operation of a generated client.
     *
     * @param <A> the model of its answer
     */
    @FunctionalInterface
    public interface Operation<A> {

        /**
         * Begins the operation.
         *
         * @param http what it must send its request with
         * @return the answer to come
         * @throws Exception if the generated client does not even begin
         */
        CompletableFuture<A> on(HttpClient http) throws Exception;
    }

    /**
     * Calls an operation without waiting for its answer.
     *
     * @param operation the operation
     * @param content what is wanted of its answer; null if the answer lacks it
     * @param <A> the model of the answer
     * @param <R> what is wanted of it
     * @return what is wanted, or the vendor's {@link ChatApiException}; cancelling it ends the exchange, and none follows
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
     * Goes on from a call in such a way that cancelling what comes out cancels the call.
     *
     * @param call the call
     * @param next makes something else of the call's result or failure, of which the other is null
     * @param <A> the call's result
     * @param <R> what is made of it
     * @return what is made of it
     */
    public static <A, R> CompletableFuture<R> follow(
            CompletableFuture<A> call, BiFunction<A, ChatApiException, R> next) {
        CompletableFuture<R> following = call.handle((result, failure) -> {
            if (failure != null && !(RetryingHttpClient.unwrapped(failure) instanceof ChatApiException)) {
                throw new CompletionException(failure);
            }
            return next.apply(result, (ChatApiException) RetryingHttpClient.unwrapped(failure));
        });
        return onCancel(following, () -> call.cancel(true));
    }

    /**
     * Waits for the result of a call.
     *
     * @param call the call
     * @param <R> its result
     * @return the result
     * @throws ChatApiException if the call failed, or the thread was interrupted, which ends the call and stays visible in
     *     the thread's interrupt flag
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
                                    + " was interrupted; call again if you still want" + " the answer.",
                            Optional.empty(),
                            OptionalInt.empty(),
                            VendorRefusal.SILENT,
                            0,
                            e));
        } catch (ExecutionException e) {
            throw rethrown((ChatApiException) e.getCause());
        }
    }

    /** It was made by a thread that the caller has never heard of; the caller wants to see its own. */
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
        // What whenComplete returns would be one more future, whose cancelling nobody hears of.
        CompletableFuture<R> unused = result.whenComplete((value, failure) -> {
            if (result.isCancelled()) {
                cancel.run();
            }
        });
        return result;
    }
}
