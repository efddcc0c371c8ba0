package io.github.chatspec.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** ScriptedPauses that are over at once, or never, and remembered. */
final class ScriptedPauses {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    /** What stands in the place of chance: the longest pause that a policy allows. */
    static final double LONGEST = 1;

    private final List<Duration> taken = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<Void>> futures = new CopyOnWriteArrayList<>();
    private final boolean areOver;

    private ScriptedPauses(boolean areOver) {
        this.areOver = areOver;
    }

    static ScriptedPauses overAtOnce() {
        return new ScriptedPauses(true);
    }

    static ScriptedPauses endless() {
        return new ScriptedPauses(false);
    }

    /** Puts these pauses into the client that is to be made. */
    <B extends ClientBuilder<B>> B in(B builder) {
        // Of a builder's own type the method, which only tests need, is not to be seen.
        ClientBuilder<B> base = builder;
        return base.sleeper(new Sleeper(Clock.fixed(NOW, ZoneOffset.UTC), () -> LONGEST, this::pause));
    }

    List<Duration> taken() {
        return taken;
    }

    List<CompletableFuture<Void>> futures() {
        return futures;
    }

    private CompletableFuture<Void> pause(Duration duration) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        if (areOver) {
            future.complete(null);
        }
        futures.add(future);
        taken.add(duration);
        return future;
    }
}
