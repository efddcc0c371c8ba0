package io.github.chatspec.coverage.drift;

/**
 * A confidence interval of a share.
 *
 * @param low the lower limit
 * @param high the upper limit
 */
public record Interval(double low, double high) {

    /**
     * Returns whether a number lies within the limits.
     *
     * @param number the number
     * @return whether it does, or is a limit itself
     */
    public boolean contains(double number) {
        return low <= number && number <= high;
    }
}
