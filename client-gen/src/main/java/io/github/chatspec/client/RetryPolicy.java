package io.github.chatspec.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How often a client asks again, and how long it pauses in between.
 *
 * <p>The smallest use: {@code RetryPolicy.standard().withAttempts(3)}.
 *
 * <p>Before the second attempt a client pauses for a random part of {@code firstPause}, before the third for a random
 * part of twice as much, and so on up to {@code longestPause}, so that clients that failed together do not come back
 * together. Where the vendor says how long to wait, that is how long it pauses, unless it would exceed
 * {@code allPauses}: then it gives up at once, since asking earlier would be in vain.
 *
 * @param attempts how often it asks at most, the first time included
 * @param firstPause the longest that the first pause may be
 * @param longestPause the longest that any pause of the client's own choice may be
 * @param allPauses what the pauses of one call add up to at most
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause, Duration allPauses) {

    /** A shift by more would leave the numbers, and every pause is at its longest long before. */
    private static final int MOST_DOUBLINGS = 30;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is no attempt, or a pause is negative
     */
    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("A client asks at least once; give 1 or more attempts.");
        }
        if (firstPause.isNegative() || longestPause.isNegative() || allPauses.isNegative()) {
            throw new IllegalArgumentException("A pause cannot be negative; give 0 or more.");
        }
    }

    /**
     * Returns what a client does unless told otherwise.
     *
     * @return 4 attempts, pauses from 200 ms to 10 s, and 30 s of pauses in all
     */
    public static RetryPolicy standard() {
        return new RetryPolicy(4, Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    /**
     * Returns the policy of a client that never asks again.
     *
     * @return one attempt
     */
    public static RetryPolicy none() {
        return standard().withAttempts(1);
    }

    /**
     * Changes how often a client asks.
     *
     * @param most how often it asks at most, the first time included
     * @return the changed policy
     * @throws IllegalArgumentException if there is no attempt
     */
    public RetryPolicy withAttempts(int most) {
        return new RetryPolicy(most, firstPause, longestPause, allPauses);
    }

    /**
     * Changes what the pauses of one call add up to.
     *
     * @param most the sum of all pauses
     * @return the changed policy
     * @throws IllegalArgumentException if it is negative
     */
    public RetryPolicy withAllPauses(Duration most) {
        return new RetryPolicy(attempts, firstPause, longestPause, most);
    }

    /**
     * Decides on the pause after a failed attempt; nothing means that the client gives up.
     *
     * @param failed how many attempts have failed
     * @param paused what the pauses so far add up to
     * @param asked how long the vendor asks to wait
     * @param random gives numbers from 0 to 1
     */
    Optional<Duration> pause(int failed, Duration paused, Optional<Duration> asked, DoubleSupplier random) {
        Duration left = allPauses.minus(paused);
        if (failed >= attempts || left.isNegative() || left.isZero()) {
            return Optional.empty();
        }
        if (asked.isPresent()) {
            return asked.filter(wait -> wait.compareTo(left) <= 0);
        }
        Duration doubled = firstPause.multipliedBy(1L << Math.min(failed - 1, MOST_DOUBLINGS));
        Duration bound = shorter(doubled, longestPause);
        return Optional.of(shorter(Duration.ofMillis((long) (bound.toMillis() * random.getAsDouble())), left));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
