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
 * The HTTP client of one call: it sends the call's request, and sends it again as the policy allows.
 *
 * <p>It stands where the generated client expects the JDK's, since that is the one place below which there are only
 * requests and above which there are only models.
 */
final class RetryingHttpClient extends ForwardingHttpClient {

    /**
     * What the attempts of all calls of one client have in common.
     *
     * @param requestTimeout how long one attempt may take, until the last byte of its answer
     */
    record Settings(
            HttpClient http,
            VendorRules vendor,
            RateLimitHeaders headers,
            TokenSource token,
            RetryPolicy retry,
            Duration requestTimeout,
            Sleeper waiting) {}

    /** How far a call has come before an attempt. */
    private record Progress(int failed, Duration paused, boolean isTokenRenewed) {}

    /** What came of an attempt: a response or a failure, of which the other is null. */
    private record Outcome(HttpResponse<byte[]> response, Throwable failure) {}

    private final Settings settings;
    private final AtomicInteger sent = new AtomicInteger();
    private volatile HttpRequest request;
    private volatile HttpResponse<byte[]> last;
    private volatile Future<?> underWay;
    private volatile boolean isCancelled;

    RetryingHttpClient(Settings settings) {
        super(settings.http());
        this.settings = settings;
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest wanted, BodyHandler<T> handler) {
        request = wanted;
        return attempt(settings.token().current(), new Progress(0, Duration.ZERO, false))
                .thenCompose(response -> ReadResponse.of(response, handler));
    }

    /** Ends the exchange or the pause that is under way, after which nothing follows. */
    void cancel() {
        isCancelled = true;
        Future<?> running = underWay;
        if (running != null) {
            running.cancel(true);
        }
    }

    private void begin(Future<?> next) {
        underWay = next;
        // The call may have been cancelled a moment before there was something to cancel.
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
                .thenCompose(outcome -> afterwards(token, progress, outcome));
    }

    /** The JDK's own time-out ends with the headers of the answer, so that a body might take for ever. */
    private CompletableFuture<HttpResponse<byte[]>> exchange(HttpRequest authorized) {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                settings.http().sendAsync(authorized, BodyHandlers.ofByteArray());
        begin(exchange);
        // A future of our own: what the JDK derives from its own cancels the exchange before it is cancelled itself.
        return CompletableFuture.<Void>completedFuture(null)
                .thenCompose(begun -> exchange)
                .orTimeout(TimeUnit.NANOSECONDS.convert(settings.requestTimeout()), TimeUnit.NANOSECONDS)
                .whenComplete((response, failure) -> {
                    if (failure != null) {
                        exchange.cancel(true);
                    }
                });
    }

    private CompletableFuture<HttpResponse<byte[]>> afterwards(String token, Progress progress, Outcome outcome) {
        HttpResponse<byte[]> response = outcome.response();
        last = response;
        if (response != null && !progress.isTokenRenewed() && refusesToken(response)) {
            Optional<String> other = settings.token().otherThan(token);
            if (other.isPresent()) {
                return attempt(other.get(), new Progress(progress.failed(), progress.paused(), true));
            }
        }
        if (!isCancelled && (response == null ? isFault(outcome.failure()) : isPassing(response.statusCode()))) {
            int failed = progress.failed() + 1;
            Optional<Duration> pause = settings.retry()
                    .pause(
                            failed,
                            progress.paused(),
                            asked(response),
                            settings.waiting().random());
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
        CompletableFuture<Void> paused = settings.waiting().pause().apply(pause);
        begin(paused);
        return paused.thenCompose(over -> attempt(token, next));
    }

    private boolean refusesToken(HttpResponse<byte[]> response) {
        return response.statusCode() >= HttpURLConnection.HTTP_BAD_REQUEST
                && settings.vendor()
                        .refusesToken(response.statusCode(), settings.vendor().refusal(response.body()));
    }

    private Optional<Duration> asked(HttpResponse<byte[]> response) {
        return Optional.ofNullable(response)
                .flatMap(answer -> settings.headers()
                        .wait(
                                answer.headers(),
                                answer.statusCode() == CallFailure.TOO_MANY_REQUESTS,
                                settings.waiting().clock().instant()));
    }

    private static boolean isFault(Throwable failure) {
        Throwable cause = unwrapped(failure);
        return cause instanceof IOException || cause instanceof TimeoutException;
    }

    private static boolean isPassing(int status) {
        return status == CallFailure.TOO_MANY_REQUESTS || status >= HttpURLConnection.HTTP_INTERNAL_ERROR;
    }

    /**
     * Says how the call failed.
     *
     * @param failure why the generated client gave up
     */
    ChatApiException exception(Throwable failure) {
        HttpResponse<byte[]> answer = last;
        VendorRules vendor = settings.vendor();
        Optional<HttpRequest> asked = Optional.ofNullable(request);
        if (answer == null) {
            return vendor.exception(new CallFailure(
                    silence(vendor), asked, OptionalInt.empty(), VendorRefusal.SILENT, sent.get(), cause(failure)));
        }
        boolean isRefused = answer.statusCode() >= HttpURLConnection.HTTP_MULT_CHOICE;
        // A gateway may send a refusal under a status of success; it reads well then, but holds no chat.
        VendorRefusal refusal = isRefused || failure == null ? vendor.refusal(answer.body()) : VendorRefusal.SILENT;
        // The headers name a request whatever the answer is.
        Optional<String> requestId =
                settings.headers().requestId(answer.headers()).or(refusal::requestId);
        return vendor.exception(new CallFailure(
                isRefused ? refused(vendor, answer.statusCode(), refusal) : unreadable(vendor),
                asked,
                OptionalInt.of(answer.statusCode()),
                new VendorRefusal(refusal.code(), refusal.description(), requestId),
                sent.get(),
                cause(failure)));
    }

    private String silence(VendorRules vendor) {
        if (request == null) {
            return "A request to " + vendor.name() + " could not be made; see the cause and mend what it is made of.";
        }
        if (sent.get() == 0) {
            return "The access token for " + vendor.name() + " could not be had; see the cause and mend the supplier.";
        }
        return vendor.name() + " gave no answer; check the address and the network, or allow more time.";
    }

    private static String refused(VendorRules vendor, int status, VendorRefusal refusal) {
        return vendor.name() + " refused the request"
                + refusal.description().map(words -> " (" + words + ")").orElse("") + "; " + CallFailure.advice(status)
                + ".";
    }

    private static String unreadable(VendorRules vendor) {
        return vendor.name() + "'s answer is not what the contract describes; judge it with chatspec check.";
    }

    /** What the generated client and the futures wrap around the failure says nothing. */
    private static Throwable cause(Throwable failure) {
        Throwable inner = unwrapped(failure);
        return inner != null && inner.getCause() instanceof IOException ? inner.getCause() : inner;
    }

    static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
