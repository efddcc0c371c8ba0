package io.github.chatspec.coverage.drift;

import java.util.Locale;

/**
 * A proportion: how many of a number of values have a property.
 *
 * @param count how many had it
 * @param of how many could have had it
 */
public record Share(long count, long of) {

    /** The half-width, in standard deviations, that leaves out one in twenty. */
    private static final double NINETEEN_IN_TWENTY = NormalDistribution.quantile(0.975);

    /**
     * Creates a share.
     *
     * @throws IllegalArgumentException if the count is negative or more than the whole
     */
    public Share {
        if (count < 0 || count > of) {
            throw new IllegalArgumentException(count + " of " + of + " is not a share.");
        }
    }

    /** Returns the share of separate counts, in which a repeated key may have been counted twice. */
    static Share atMostAll(long count, long of) {
        return new Share(Math.min(count, of), of);
    }

    /**
     * Returns the share.
     *
     * @return a number from 0 to 1; 0 where nothing could have had it
     */
    public double share() {
        return of == 0 ? 0 : (double) count / of;
    }

    /**
     * Returns the 95 % confidence interval of the share.
     *
     * @return Wilson's score interval; from 0 to 1 where nothing could have had it
     */
    public Interval interval() {
        return interval(NINETEEN_IN_TWENTY);
    }

    /** Returns the share with its interval and the whole, for example {@code 98 % (95–99) of 212}. */
    @Override
    public String toString() {
        Interval interval = interval();
        return String.format(
                Locale.ROOT,
                "%.0f %% (%.0f–%.0f) of %d",
                share() * 100,
                interval.low() * 100,
                interval.high() * 100,
                of);
    }

    /** Returns Wilson's score interval for a quantile of the standard normal distribution. */
    Interval interval(double z) {
        if (of == 0) {
            return new Interval(0, 1);
        }
        double n = of;
        double square = z * z;
        double centre = (count + square / 2) / (n + square);
        double half = z * Math.sqrt(count * (n - count) / n + square / 4) / (n + square);
        // At 0 and 1, rounding errors would exclude the share itself.
        return new Interval(count == 0 ? 0 : Math.max(0, centre - half), count == of ? 1 : Math.min(1, centre + half));
    }

    /** Returns Newcombe's hybrid score interval (method 10) for this share minus the other. */
    Interval less(Share other, double z) {
        Interval mine = interval(z);
        Interval others = other.interval(z);
        double difference = share() - other.share();
        return new Interval(
                difference - Math.hypot(share() - mine.low(), others.high() - other.share()),
                difference + Math.hypot(mine.high() - share(), other.share() - others.low()));
    }
}
