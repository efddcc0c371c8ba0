package io.github.chatspec.client;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/**
 * Time and chance, which a test puts others in the place of.
 *
 * @param clock tells the time
 * @param random gives numbers from 0 to 1
 * @param pause begins a pause and completes when it is over
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
