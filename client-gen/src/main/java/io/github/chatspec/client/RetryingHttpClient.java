package io.github.chatspec.client;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The HTTP client of one call, which sends the request and retries it as the policy allows.
 *
 * <p>The generated client uses it in place of the JDK's, so that retries happen between models and requests.
 */
final class RetryingHttpClient extends ForwardingHttpClient {

    /**
     * The settings that all calls of one client share.
     *
     * @param requestTimeout the time-out for one attempt, up to the last byte of the response
     */
    record Settings(
            HttpClient http,
            VendorProtocol vendor,
            RateLimitHeaders headers,
            TokenSource token,
            RetryPolicy retry,
            Duration requestTimeout,
            Sleeper sleeper) {}

    /** The progress of a call before an attempt. */
    private record Progress(int failed, Duration paused, boolean isTokenRenewed) {}

    /** The outcome of an attempt: a response or a failure, of which the other is null. */
    private record Outcome(HttpResponse<byte[]> response, Throwable failure) {}

    private final Settings settings;
    private final AtomicInteger sent = new AtomicInteger();
    private volatile HttpRequest request;
    private volatile HttpResponse<byte[]> last;
    private volatile Future<?> running;
    private volatile boolean isCancelled;

    RetryingHttpClient(Settings settings) {
        super(settings.http());
        this.settings = settings;
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest unauthorized, BodyHandler<T> handler) {
        request = unauthorized;
        return attempt(settings.token().current(), new Progress(0, Duration.ZERO, false))
                .thenCompose(response -> BufferedResponse.of(response, handler));
    }

    /** Ends the running exchange or pause and prevents further attempts. */
    void cancel() {
        isCancelled = true;
        Future<?> current = running;
        if (current != null) {
            current.cancel(true);
        }
    }

    private void begin(Future<?> next) {
        running = next;
        // The call may have been cancelled before the future was assigned.
        if (isCancelled) {
            next.cancel(true);
        }
    }

    private CompletableFuture<HttpResponse<byte[]>> attempt(String token, Progress progress) {
        if (isCancelled) {
            return CompletableFuture.failedFuture(new CancellationException());
        }
        HttpRequest.Builder authorized = HttpRequest.newBuilder(request, (name, value) -> true);
        settings.vendor().authorize(authorized, token);
        sent.incrementAndGet();
        return exchange(authorized.build())
                .handle(Outcome::new)
                .thenCompose(outcome -> retryOrComplete(token, progress, outcome));
    }

    /** Sends a request with a time-out that includes the body, which the JDK's time-out does not. */
    private CompletableFuture<HttpResponse<byte[]>> exchange(HttpRequest authorized) {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                settings.http().sendAsync(authorized, BodyHandlers.ofByteArray());
        begin(exchange);
        // A separate future, since one derived from the JDK's cancels the exchange before it is cancelled itself.
        return CompletableFuture.<Void>completedFuture(null)
                .thenCompose(begun -> exchange)
                .orTimeout(TimeUnit.NANOSECONDS.convert(settings.requestTimeout()), TimeUnit.NANOSECONDS)
                .whenComplete((response, failure) -> {
                    if (failure != null) {
                        exchange.cancel(true);
                    }
                });
    }

    private CompletableFuture<HttpResponse<byte[]>> retryOrComplete(String token, Progress progress, Outcome outcome) {
        HttpResponse<byte[]> response = outcome.response();
        last = response;
        if (response != null && !progress.isTokenRenewed() && refusesToken(response)) {
            Optional<String> other = settings.token().otherThan(token);
            if (other.isPresent()) {
                return attempt(other.get(), new Progress(progress.failed(), progress.paused(), true));
            }
        }
        if (!isCancelled
                && (response == null ? isConnectionFailure(outcome.failure()) : isTransient(response.statusCode()))) {
            int failed = progress.failed() + 1;
            Optional<Duration> pause = settings.retry()
                    .pause(
                            failed,
                            progress.paused(),
                            requestedPause(response),
                            settings.sleeper().random());
            if (pause.isPresent()) {
                Progress next = new Progress(failed, progress.paused().plus(pause.get()), progress.isTokenRenewed());
                return afterPause(pause.get(), token, next);
            }
        }
        return response == null
                ? CompletableFuture.failedFuture(unwrapped(outcome.failure()))
                : CompletableFuture.completedFuture(response);
    }

    private CompletableFuture<HttpResponse<byte[]>> afterPause(Duration pause, String token, Progress next) {
        CompletableFuture<Void> paused = settings.sleeper().pause().apply(pause);
        begin(paused);
        return paused.thenCompose(over -> attempt(token, next));
    }

    private boolean refusesToken(HttpResponse<byte[]> response) {
        return response.statusCode() >= HttpURLConnection.HTTP_BAD_REQUEST
                && settings.vendor()
                        .refusesToken(response.statusCode(), settings.vendor().error(response.body()));
    }

    private Optional<Duration> requestedPause(HttpResponse<byte[]> response) {
        return Optional.ofNullable(response)
                .flatMap(answer -> settings.headers()
                        .wait(
                                answer.headers(),
                                answer.statusCode() == CallFailure.TOO_MANY_REQUESTS,
                                settings.sleeper().clock().instant()));
    }

    private static boolean isConnectionFailure(Throwable failure) {
        Throwable cause = unwrapped(failure);
        return cause instanceof IOException || cause instanceof TimeoutException;
    }

    private static boolean isTransient(int status) {
        return status == CallFailure.TOO_MANY_REQUESTS || status >= HttpURLConnection.HTTP_INTERNAL_ERROR;
    }

    /**
     * Returns the exception for the failed call.
     *
     * @param failure the failure of the generated client
     */
    ChatApiException exception(Throwable failure) {
        HttpResponse<byte[]> response = last;
        VendorProtocol vendor = settings.vendor();
        Optional<HttpRequest> sentRequest = Optional.ofNullable(request);
        if (response == null) {
            return vendor.exception(new CallFailure(
                    noResponse(vendor),
                    sentRequest,
                    OptionalInt.empty(),
                    VendorError.NONE,
                    sent.get(),
                    cause(failure)));
        }
        boolean isRefused = response.statusCode() >= HttpURLConnection.HTTP_MULT_CHOICE;
        // A gateway may send an error with a success status, which can be parsed but contains no chat.
        VendorError error = isRefused || failure == null ? vendor.error(response.body()) : VendorError.NONE;
        // The headers identify a request even if the body does not.
        Optional<String> requestId =
                settings.headers().requestId(response.headers()).or(error::requestId);
        return vendor.exception(new CallFailure(
                isRefused ? refused(vendor, response.statusCode(), error) : unreadable(vendor),
                sentRequest,
                OptionalInt.of(response.statusCode()),
                new VendorError(error.code(), error.description(), requestId),
                sent.get(),
                cause(failure)));
    }

    private String noResponse(VendorProtocol vendor) {
        if (request == null) {
            return "Cannot build the request to " + vendor.name() + "; see the cause and fix the parameters.";
        }
        if (sent.get() == 0) {
            return "Cannot get an access token for " + vendor.name() + "; see the cause and fix the supplier.";
        }
        return vendor.name() + " did not respond; check the base URL and the network, or allow more time.";
    }

    private static String refused(VendorProtocol vendor, int status, VendorError error) {
        return vendor.name() + " refused the request"
                + error.description()
                        .map(description -> " (" + description + ")")
                        .orElse("") + "; "
                + CallFailure.advice(status) + ".";
    }

    private static String unreadable(VendorProtocol vendor) {
        return vendor.name() + "'s response does not conform to the contract; judge it with chatspec check.";
    }

    /** Returns the cause without the exceptions that the generated client and the futures wrap around it. */
    private static Throwable cause(Throwable failure) {
        Throwable inner = unwrapped(failure);
        return inner != null && inner.getCause() instanceof IOException ? inner.getCause() : inner;
    }

    static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
