package io.github.chatspec.client;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/**
 * The source of time and randomness, which tests replace.
 *
 * @param clock the clock
 * @param random returns numbers from 0 to 1
 * @param pause starts a pause; the future completes at its end
 */
record Sleeper(Clock clock, DoubleSupplier random, Function<Duration, CompletableFuture<Void>> pause) {

    static Sleeper real() {
        return new Sleeper(
                Clock.systemUTC(),
                () -> ThreadLocalRandom.current().nextDouble(),
                pause -> CompletableFuture.runAsync(
                        () -> {},
                        CompletableFuture.delayedExecutor(TimeUnit.NANOSECONDS.convert(pause), TimeUnit.NANOSECONDS)));
    }
}
