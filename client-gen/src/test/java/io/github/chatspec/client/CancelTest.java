package io.github.chatspec.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.client.engage.EngageClient;
import io.github.chatspec.client.engage.EngageException;
import io.github.chatspec.client.engage.model.Chat;
import io.github.chatspec.client.helpscout.HelpScoutClient;
import io.github.chatspec.mock.MockServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CancelTest {

    private static final String CHAT = Samples.id("engage", "livechat");

    private final ScriptedPauses pauses = ScriptedPauses.overAtOnce();

    private SilentServer silence;

    @BeforeEach
    void listen() throws IOException {
        silence = SilentServer.after("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
    }

    @AfterEach
    void close() throws IOException {
        silence.close();
    }

    static Stream<Function<CancelTest, CompletableFuture<?>>> calls() {
        return Stream.of(
                test -> test.engage().getAsync(CHAT),
                test -> test.engage().findAsync(CHAT),
                test -> test.engage().listAsync(1),
                test -> test.helpScout().getAsync(CHAT),
                test -> test.helpScout().findAsync(CHAT));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void cancellingEndsTheExchangeAndNoneFollows(Function<CancelTest, CompletableFuture<?>> call) throws Exception {
        CompletableFuture<?> future = call.apply(this);
        CompletableFuture<Void> hungUp = silence.request();

        assertThat(future.cancel(true)).isTrue();

        hungUp.get(1, TimeUnit.MINUTES);
        assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
        assertThat(silence.further()).isZero();
        assertThat(pauses.taken()).isEmpty();
    }

    @Test
    void cancellingEndsAPauseAndNothingFollows() {
        ScriptedPauses endless = ScriptedPauses.endless();
        try (MockServer mock = MockServer.start(0)) {
            ScriptedHttpClient http = ScriptedHttpClient.always(Map.of("chatspec-fault", "reset"));
            CompletableFuture<Optional<Chat>> future = endless.in(EngageClient.builder())
                    .baseUrl(mock.url())
                    .token("demo")
                    .team("868")
                    .httpClient(http)
                    .build()
                    .findAsync(CHAT);
            while (endless.taken().isEmpty()) {
                Thread.onSpinWait();
            }

            future.cancel(true);

            assertThat(endless.futures())
                    .singleElement()
                    .satisfies(pause -> assertThat(pause).isCancelled());
            assertThat(http.sent()).isEqualTo(1);
        }
    }

    static Stream<Function<CancelTest, Object>> blockingCalls() {
        return Stream.of(
                test -> test.engage().get(CHAT),
                test -> test.engage().find(CHAT),
                test -> test.engage().listAll().toList(),
                test -> test.helpScout().get(CHAT));
    }

    @ParameterizedTest
    @MethodSource("blockingCalls")
    void anInterruptEndsABlockingCallAndStaysVisible(Function<CancelTest, Object> call) throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicBoolean flag = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            try {
                thrown.set(new AssertionError(call.apply(this)));
            } catch (ChatApiException e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        CompletableFuture<Void> hungUp = silence.request();

        caller.interrupt();

        caller.join();
        hungUp.get(1, TimeUnit.MINUTES);
        assertThat(thrown.get()).hasCauseInstanceOf(InterruptedException.class);
        assertThat(flag).isTrue();
        assertThat(silence.further()).isZero();
    }

    @Test
    void aThreadThatIsInterruptedAlreadyWaitsForNothing() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> engage().get(CHAT)).isInstanceOf(EngageException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void aFailureShowsTheThreadThatAsked() {
        assertThatThrownBy(() -> engageAt("http://127.0.0.1:" + SilentServer.closedPort())
                        .get(CHAT))
                .satisfies(e -> assertThat(List.of(e.getStackTrace()))
                        .anyMatch(frame -> frame.getClassName().equals(CancelTest.class.getName())));
    }

    private EngageClient engage() {
        return engageAt(silence.url());
    }

    private EngageClient engageAt(String url) {
        return pauses.in(EngageClient.builder())
                .baseUrl(url)
                .token("demo")
                .team("868")
                .build();
    }

    private HelpScoutClient helpScout() {
        return pauses.in(HelpScoutClient.builder())
                .baseUrl(silence.url())
                .token("demo")
                .build();
    }
}
