package io.github.chatspec.coverage;

/**
 * The range in which a share lies with some confidence.
 *
 * <p>The smallest use: {@code new Share(81, 263).interval().low()} is about 0.255.
 *
 * @param low the lower limit
 * @param high the upper limit
 */
public record Interval(double low, double high) {

    /**
     * Tells whether a number lies within the limits.
     *
     * @param number the number
     * @return whether it does, or is a limit itself
     */
    public boolean holds(double number) {
        return low <= number && number <= high;
    }
}
