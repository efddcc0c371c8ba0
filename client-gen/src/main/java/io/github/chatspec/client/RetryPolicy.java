package io.github.chatspec.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * The number of attempts of a call and the pauses between them.
 *
 * <p>Pauses grow exponentially with full jitter: before the second attempt a client pauses for a random part of
 * {@code firstPause}, before the third for a random part of twice that time, and so on up to {@code longestPause}. If
 * the vendor sends a waiting time, the client waits that long instead, or gives up at once if the pauses would exceed
 * {@code allPauses}.
 *
 * @param attempts the maximum number of attempts, including the first one
 * @param firstPause the maximum of the first pause
 * @param longestPause the maximum of each pause for which the vendor sends no waiting time
 * @param allPauses the maximum sum of all pauses of one call
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause, Duration allPauses) {

    /** Prevents an overflow; every pause has reached its maximum long before. */
    private static final int MOST_DOUBLINGS = 30;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is no attempt, or a pause is negative
     */
    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("A call needs at least one attempt; give 1 or more.");
        }
        if (firstPause.isNegative() || longestPause.isNegative() || allPauses.isNegative()) {
            throw new IllegalArgumentException("A pause cannot be negative; give 0 or more.");
        }
    }

    /**
     * Returns the default policy.
     *
     * @return 4 attempts, pauses from 200 ms to 10 s, and 30 s of pauses in all
     */
    public static RetryPolicy standard() {
        return new RetryPolicy(4, Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    /**
     * Returns a policy without retries.
     *
     * @return one attempt
     */
    public static RetryPolicy none() {
        return standard().withAttempts(1);
    }

    /**
     * Returns a copy with another number of attempts.
     *
     * @param maximum the maximum number of attempts, including the first one
     * @return the changed policy
     * @throws IllegalArgumentException if it is less than 1
     */
    public RetryPolicy withAttempts(int maximum) {
        return new RetryPolicy(maximum, firstPause, longestPause, allPauses);
    }

    /**
     * Returns a copy with another maximum sum of all pauses of one call.
     *
     * @param maximum the maximum sum of all pauses
     * @return the changed policy
     * @throws IllegalArgumentException if it is negative
     */
    public RetryPolicy withAllPauses(Duration maximum) {
        return new RetryPolicy(attempts, firstPause, longestPause, maximum);
    }

    /**
     * Returns the pause after a failed attempt; empty if the client gives up.
     *
     * @param failed the number of failed attempts
     * @param paused the sum of the previous pauses
     * @param requested the waiting time that the vendor sent
     * @param random returns numbers from 0 to 1
     */
    Optional<Duration> pause(int failed, Duration paused, Optional<Duration> requested, DoubleSupplier random) {
        Duration left = allPauses.minus(paused);
        if (failed >= attempts || left.isNegative() || left.isZero()) {
            return Optional.empty();
        }
        if (requested.isPresent()) {
            return requested.filter(wait -> wait.compareTo(left) <= 0);
        }
        Duration doubled = firstPause.multipliedBy(1L << Math.min(failed - 1, MOST_DOUBLINGS));
        Duration bound = shorter(doubled, longestPause);
        return Optional.of(shorter(Duration.ofMillis((long) (bound.toMillis() * random.getAsDouble())), left));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
