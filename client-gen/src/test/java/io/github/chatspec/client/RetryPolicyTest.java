package io.github.chatspec.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final RetryPolicy POLICY =
            new RetryPolicy(50, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(60));

    @Test
    void theBoundOfThePausesDoublesUntilTheLongest() {
        assertThat(IntStream.of(1, 2, 3, 4, 5, 6, 49)
                        .mapToObj(failed -> POLICY.pause(failed, Duration.ZERO, Optional.empty(), () -> 1)))
                .extracting(pause -> pause.orElseThrow().toMillis())
                .containsExactly(100L, 200L, 400L, 800L, 1000L, 1000L, 1000L);
    }

    @Test
    void thePauseIsAnyPartOfItsBound() {
        assertThat(POLICY.pause(1, Duration.ZERO, Optional.empty(), () -> 0)).contains(Duration.ZERO);
        assertThat(POLICY.pause(1, Duration.ZERO, Optional.empty(), () -> 0.25)).contains(Duration.ofMillis(25));
    }

    @Test
    void theLastAttemptIsFollowedByNoPause() {
        assertThat(POLICY.withAttempts(3).pause(2, Duration.ZERO, Optional.empty(), () -> 1))
                .isPresent();
        assertThat(POLICY.withAttempts(3).pause(3, Duration.ZERO, Optional.empty(), () -> 1))
                .isEmpty();
        assertThat(RetryPolicy.none().pause(1, Duration.ZERO, Optional.empty(), () -> 1))
                .isEmpty();
    }

    @Test
    void thePausesTogetherAreNeverLongerThanAllowed() {
        Duration almostAll = Duration.ofMillis(59_960);

        assertThat(POLICY.pause(1, almostAll, Optional.empty(), () -> 1)).contains(Duration.ofMillis(40));
        assertThat(POLICY.pause(1, Duration.ofSeconds(60), Optional.empty(), () -> 1))
                .isEmpty();
    }

    @Test
    void theVendorIsObeyedOrGivenUp() {
        assertThat(POLICY.pause(1, Duration.ZERO, Optional.of(Duration.ofSeconds(60)), () -> 1))
                .contains(Duration.ofSeconds(60));
        assertThat(POLICY.pause(1, Duration.ofSeconds(1), Optional.of(Duration.ofSeconds(60)), () -> 1))
                .isEmpty();
        assertThat(POLICY.pause(1, Duration.ZERO, Optional.of(Duration.ZERO), () -> 1))
                .contains(Duration.ZERO);
    }

    @Test
    void aPolicyThatMakesNoSenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> POLICY.withAttempts(0));
        assertThatIllegalArgumentException().isThrownBy(() -> POLICY.withAllPauses(Duration.ofMillis(-1)));
    }
}
