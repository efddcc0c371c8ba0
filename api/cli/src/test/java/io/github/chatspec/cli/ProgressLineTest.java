package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    @Test
    void theLineHasTheTotalThePercentageAndTheTimeLeft() {
        assertThat(new ProgressLine.State(4_000_000_000L, 1_000_000_000, 50_000, 3).line(seconds(10)))
                .isEqualTo("1,000 of 4,000 MB (25 %), 50,000 exchanges (5,000/s), 3 findings, 30 s left");
    }

    @Test
    void aLongTimeIsInMinutes() {
        assertThat(new ProgressLine.State(100_000_000, 10_000_000, 10, 0).line(seconds(10)))
                .endsWith(", 1 min 30 s left");
    }

    @Test
    void withoutATotalThePercentageAndTheTimeLeftAreLeftOut() {
        assertThat(new ProgressLine.State(0, 5_000_000, 100, 0).line(seconds(1)))
                .isEqualTo("5 MB, 100 exchanges (100/s), 0 findings");
    }

    @Test
    void aFileThatHasGrownIsReadToAHundredPercent() {
        assertThat(new ProgressLine.State(1_000_000, 2_000_000, 100, 0).line(seconds(1)))
                .startsWith("2 of 1 MB (100 %)")
                .endsWith(", 0 s left");
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
