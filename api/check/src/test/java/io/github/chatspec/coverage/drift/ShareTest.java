package io.github.chatspec.coverage.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

    @ParameterizedTest
    @CsvSource({
        // Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table
        // I.
        "81, 263, 0.2553, 0.3662",
        "15, 148, 0.0624, 0.1605",
        "0, 20, 0, 0.1611",
        "1, 29, 0.0061, 0.1718"
    })
    void theIntervalIsWilsonsAsPublished(long count, long of, double low, double high) {
        Interval interval = new Share(count, of).interval();

        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({
        // Newcombe, Interval estimation for the difference between independent proportions (1998), table II, method 10.
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1",
        "10, 10, 0, 10, 0.6075, 1"
    })
    void theIntervalOfADifferenceIsNewcombesAsPublished(
            long count, long of, long otherCount, long otherOf, double low, double high) {
        Interval interval =
                new Share(count, of).less(new Share(otherCount, otherOf), NormalDistribution.quantile(0.975));

        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.8413447460685429, 1",
        "0.975, 1.959963984540054",
        "0.025, -1.959963984540054",
        "0.995, 2.5758293035489004",
        "0.9772498680518208, 2",
        "0.999999, 4.753424308822899",
        "1e-10, -6.361340902404056"
    })
    void theQuantileIsThatOfTheNormalDistribution(double share, double expected) {
        assertThat(NormalDistribution.quantile(share)).isCloseTo(expected, within(2e-8));
    }

    @Test
    void nothingOfNothingMayBeAnyShare() {
        assertThat(new Share(0, 0).interval()).isEqualTo(new Interval(0, 1));
        assertThat(new Share(0, 0).share()).isZero();
    }

    @Test
    void theShareItselfIsWithinTheLimits() {
        for (long of = 1; of < 300; of++) {
            for (long count = 0; count <= of; count++) {
                Share proportion = new Share(count, of);
                assertThat(proportion.interval().contains(proportion.share())).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "3, 2"})
    void anInvalidShareIsRefused(long count, long of) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Share(count, of));
    }
}
